import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { openDatabase } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import type { KeptField } from '#app/domain/projects/feedback/kept-fields.ts';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test } from './fixtures.ts';

// What is left unsent here would turn up where other tests write.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let database: ReturnType<typeof openDatabase>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
  server = await startEmbeddedPostgres({
    ...{ folder: path.join(portal.data, 'postgres'), as: 'guest' },
  });
  database = openDatabase(server.url('practicum'));
});
test.afterAll(async () => {
  await database.close();
  await server.release();
  await portal.close();
});

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
      // The page is loaded anew once it is saved.
      await expect(box('Comment')(page)).toBeHidden();
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
  replyTitle: {
    at: undecided,
    open: async (page) => {
      await newReply(page);
      await box('Words')(page).fill('Words that are said often.');
    },
    field: box('Title'),
  },
  replyBody: {
    at: undecided,
    open: async (page) => {
      await newReply(page);
      await box('Title')(page).fill('A title');
    },
    field: box('Words'),
  },
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

/** What sends the form that a field is in. */
const buttonOf = (field: Locator) =>
  field.locator('xpath=ancestor::form[1]').locator('button[type="submit"]').first();

test('whoever sends what they wrote when their session is over is back at the same field with the words', async ({
  page,
}) => {
  test.setTimeout(300_000);
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
      await database.db.session.deleteMany();
      if (name === 'criterion') await field(page).click({ force: true });
      else {
        await field(page).fill(words);
        await buttonOf(field(page)).click();
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

const minute = 60_000;
const day = 24 * 60 * minute;

test('a session that is about to run out warns, goes on when asked to, and once it is over says so, with the words kept', async ({
  page,
}) => {
  const t = translator('en', 'frame');
  const { session } = database.db;
  const inReal = (ms: number) => new Date(performance.timeOrigin + performance.now() + ms);
  // Only that of this test is looked at.
  await session.deleteMany();
  await page.clock.install();
  await page.goto(`${portal.address}/sign-in`);
  await signIn(page);
  await session.updateMany({ data: { expiresAt: inReal(16 * day) } });
  await page.goto(portal.address + commented);
  await settled(page);
  await press('Reply')(page);
  const field = box('Reply')(page);
  await field.fill('Typed before');
  const warning = page.getByText(t('session.ends', { count: 8 }));
  await expect(warning).toBeHidden();

  // The tab is left alone meanwhile.
  await page.clock.fastForward(16 * day - 8 * minute);
  await session.updateMany({ data: { expiresAt: inReal(8 * minute) } });
  await expect(warning).toBeVisible();
  await press(t('session.stay'))(page);
  await expect(warning).toBeHidden();
  const { expiresAt } = await session.findFirstOrThrow();
  expect(expiresAt.getTime()).toBeGreaterThan(inReal(29 * day).getTime());

  await session.deleteMany();
  await field.fill('Typed when it was over');
  const over = page.getByRole('alert').filter({ hasText: t('session.over') });
  await over.getByRole('link', { name: t('session.signIn') }).click();
  await signIn(page);
  await expect(page).toHaveURL(portal.address + commented);
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Typed when it was over');
});
