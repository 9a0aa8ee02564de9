import type { Locator, Page } from '@playwright/test';
import type { KeptField } from '#app/domain/projects/feedback/kept-fields.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test } from './fixtures.ts';

// What is left unsent here would turn up where other tests write.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

const review = (project: string) => `/sp24/staff/queue/${project}/proposal`;
const undecided = review('strokes-syllables-or-characters');
const commented = review('where-does-a-hierarchical-vae-stop-listening');
const conditional = review('reading-rare-scripts-with-few-labels');
const film = '/sp24/projects/filling-the-gaps-in-sea-surface-temperature/watch';

type Field = {
  at: string;
  /** Opens the field where it is not open by itself. */
  open?: (page: Page) => Promise<void>;
  field: (page: Page) => Locator;
};

const press = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const box = (name: string) => (page: Page) => page.getByRole('textbox', { name, exact: true });

/** All fields that staff write in, but those that are kept along with another one. */
const fields: Record<Exclude<KeptField, 'commentAbout' | 'verdict' | 'remarkInstant'>, Field> = {
  comment: { at: undecided, open: press('Comment on paragraph 2'), field: box('Comment') },
  changedComment: {
    at: undecided,
    open: async (page) => {
      await press('Comment on all of it')(page);
      await box('Comment')(page).fill('A draft.');
      await press('Save draft')(page);
      await page.getByRole('article').getByRole('button', { name: 'Change' }).first().click();
    },
    field: box('Change'),
  },
  decisionNote: {
    at: undecided,
    open: (page) => page.getByText('Request changes').click(),
    field: box('Note to the team'),
  },
  conditions: {
    at: undecided,
    open: (page) => page.getByText('Approve with conditions').click(),
    field: box('Condition 1'),
  },
  criterion: { at: undecided, field: (page) => page.getByRole('radio', { name: 'Sound' }).first() },
  staffNote: {
    at: undecided,
    open: press('Add a note'),
    field: box('Note among staff (Markdown)'),
  },
  changedNote: {
    at: conditional,
    open: async (page) => {
      await press('Add a note')(page);
      await box('Note among staff (Markdown)')(page).fill('Seen.');
      await press('Keep note')(page);
      await press('Change')(page);
    },
    field: box('Note among staff (Markdown)'),
  },
  replyTitle: { at: undecided, open: newReply, field: box('Title') },
  replyBody: { at: undecided, open: newReply, field: box('Words') },
  reply: { at: commented, open: press('Reply'), field: box('Reply') },
  stepOfCondition: {
    at: conditional,
    open: press('Open again'),
    field: box('What is still missing'),
  },
  remark: { at: film, field: box('Your comment') },
  remarkAnswer: {
    at: film,
    open: (page) => page.locator('summary', { hasText: 'Answer' }).first().click(),
    field: (page) => box('Answer')(page).first(),
  },
};

async function newReply(page: Page): Promise<void> {
  await press('Manage')(page);
  // Words that stand in the note begin one at once.
  const title = box('Title')(page);
  const add = page.getByRole('button', { name: 'Add a reply' });
  await expect(title.or(add)).toBeVisible();
  if (await add.isVisible()) await add.click();
}

/** Signs in on the page that one was led to. */
async function signIn(page: Page): Promise<void> {
  await page.waitForURL(/\/sign-in/);
  await settled(page);
  await page.locator('button[name="demo"][value="assistant"]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

test('who is signed out while writing is told, and is back at the same field with the words', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto(`${portal.address}/sign-in`);
  await signIn(page);
  for (const [name, { at, open, field }] of Object.entries(fields)) {
    await test.step(name, async () => {
      // Who has just come back would be led to the field before.
      await page.evaluate(() => window.sessionStorage.clear());
      await page.goto(portal.address + at);
      await settled(page);
      await open?.(page);
      const words = `Typed in ${name} when the session was over`;
      await expect(field(page)).toBeVisible();
      await page.context().clearCookies({ name: 'practicum' });
      if (name === 'criterion') await field(page).click({ force: true });
      else {
        await field(page).fill(words);
        await page.getByRole('alert').getByRole('link', { name: 'Sign in and go on' }).click();
      }
      await signIn(page);
      await expect(page).toHaveURL(portal.address + at);
      if (name === 'criterion') await expect(field(page)).toBeChecked();
      else {
        await expect(field(page)).toBeFocused();
        await expect(field(page)).toHaveValue(words);
      }
    });
  }
});
