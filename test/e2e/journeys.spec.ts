import { readFileSync } from 'node:fs';
import { checkReceipt } from '#app/domain/records/receipt.ts';
import { portalAddress } from '#test/setup/portal-address.ts';
import { expect, settled, test } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { watch } from './fixtures.ts';
import type { Browser, Locator, Page } from '@playwright/test';

/** Words that no other run has typed. */
const fresh = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;

/** Closes a tab as a person does: the page may still run what it does on leaving. */
async function closeTab(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
}

const saved = (page: Page) => expect(page.getByRole('status').getByText('Saved')).toBeVisible();
const sheet = (page: Page) => page.getByRole('textbox', { name: /^Proposal: / });

for (const [name, handsOn] of [
  ['by mouse', mouse],
  ['by keyboard alone', keyboard],
] as const) {
  test.describe(`The three journeys ${name}`, () => {
    test.describe.configure({ mode: 'serial', timeout: 180_000 });

    test(`a student writes a proposal, loses nothing, and submits it ${name}`, async ({
      page,
      context,
    }) => {
      const hands = handsOn(page);
      await signIn(page, hands, 'Student Amara Okafor');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText(/5 of 7 left/).first()).toBeVisible();

      await hands.press(page.getByRole('link', { name: 'One guidance weight' }));
      await page.waitForURL('**/projects');
      await hands.press(page.getByRole('link', { name: 'Proposal', exact: true }));
      const first = fresh('Typed before the page was loaded again');
      await settled(page);
      await hands.write(sheet(page), ` ${first}.`);
      await saved(page);
      await page.reload();
      await expect(sheet(page)).toContainText(first);

      const address = page.url();
      const second = fresh('Typed before the tab was closed');
      await hands.write(sheet(page), ` ${second}.`);
      await closeTab(page);
      const again = await context.newPage();
      const faults = watch(again);
      await again.goto(address);
      await expect(sheet(again)).toContainText(second);

      const third = fresh('Typed after the session had ended');
      const others = handsOn(again);
      await endSession(again);
      await expect(again.getByText('You are signed out. Your text is kept')).toBeVisible();
      await others.write(sheet(again), ` ${third}.`);
      await others.press(again.getByRole('main').getByRole('link', { name: 'Sign in' }));
      await others.press(again.getByRole('button', { name: /^Student Amara/ }));
      await expect(sheet(again)).toContainText(third);
      await saved(again);

      const submit = again.getByRole('button', { name: /^Submit version/ });
      const number = /\d+/.exec((await submit.textContent()) ?? '')?.[0];
      await others.press(submit);
      await expect(again.getByText(`Version ${number} is submitted`)).toBeVisible();
      const download = again.waitForEvent('download');
      await others.press(again.getByRole('link', { name: 'Download the receipt' }));
      const receipt = readFileSync(await (await download).path(), 'utf8');
      const check = await checkReceipt(receipt);
      expect(check).toMatchObject({ ok: true, facts: { version: Number(number) } });
      expect(receipt).toContain(third);
      expect(faults).toEqual([]);
    });

    test(`staff answer, the team reads and revises, both compare ${name}`, async ({ browser }) => {
      const team = await person(browser, handsOn);
      const staff = await person(browser, handsOn);

      await signIn(team.page, team.hands, 'Student with new feedback');
      await team.hands.press(team.page.getByRole('link', { name: 'Where does a hierarchical' }));
      await team.page.waitForURL('**/projects');
      await team.hands.press(team.page.getByRole('link', { name: 'Proposal', exact: true }));
      await settled(team.page);
      const claim = fresh('A group is alive when its information exceeds a tenth of a nat');
      await team.hands.write(sheet(team.page), ` ${claim}.`);
      await saved(team.page);
      await team.hands.press(team.page.getByRole('button', { name: /^Submit version/ }));
      await expect(team.page.getByText(/Version \d+ is submitted/)).toBeVisible();

      await signIn(staff.page, staff.hands, 'Assistant Shreya Kulkarni');
      await expect(staff.page.getByText(/^\d+ waiting/)).toBeVisible();
      await staff.hands.press(staff.page.getByRole('link', { name: /^Where does a hierarchical/ }));
      await expect(staff.page.getByText(claim)).toBeVisible();
      const remark = fresh('Why a tenth?');
      await comment(staff.page, staff.hands, claim, remark);

      // A draft leaves no trace on the team's side.
      await team.page.reload();
      await expect(sheet(team.page)).toContainText(claim);
      await expect(team.page.getByText(remark)).toHaveCount(0);
      await team.page.goto('/sp24/dashboard');
      await staff.hands.choose(staff.page.getByRole('radio', { name: /^Request changes/ }));
      const note = fresh('Nearly there');
      await staff.hands.write(staff.page.getByRole('textbox', { name: 'Note to the team' }), note);
      await staff.hands.press(staff.page.getByRole('button', { name: /^Request changes to/ }));
      await expect(staff.page.getByText('the team has been told')).toBeVisible();
      await expect(staff.page.getByRole('heading', { level: 1 })).not.toHaveText(/hierarchical/);

      await team.page.reload();
      await expect(team.page.getByRole('link', { name: /Inbox.*unread/ })).toBeVisible();
      await team.hands.press(
        team.page.getByRole('button', { name: /^Changes requested on version.*new/ }),
      );
      await expect(team.page.getByText(note)).toBeVisible();
      const thread = team.page.getByRole('article').filter({ hasText: remark });
      await expect(thread).toBeVisible();
      await team.hands.press(thread.getByRole('button', { name: 'Reply' }));
      const answer = fresh('Because below that the decoder ignores it');
      await team.hands.write(thread.getByRole('textbox'), answer);
      await team.hands.press(thread.getByRole('button', { name: 'Send' }));
      await expect(thread.getByRole('paragraph').filter({ hasText: answer })).toBeVisible();
      await team.hands.press(thread.getByRole('button', { name: 'Resolve' }));
      await expect(
        thread.getByRole('button', { name: 'Open again' }).or(team.page.getByText(/^Resolved: /)),
      ).not.toHaveCount(0);

      const better = fresh('The threshold follows from the decoder');
      await team.hands.write(sheet(team.page), ` ${better}.`);
      await saved(team.page);
      await team.hands.press(team.page.getByRole('button', { name: /^Submit version/ }));
      await expect(team.page.getByText(/Version \d+ is submitted/)).toBeVisible();
      await team.hands.press(team.page.getByRole('link', { name: 'Compare versions' }));
      await expect(team.page.locator('ins').filter({ hasText: better })).toBeVisible();

      await staff.page.goto('/sp24/staff/queue');
      await staff.hands.press(staff.page.getByRole('link', { name: /^Where does a hierarchical/ }));
      await staff.hands.press(staff.page.getByRole('link', { name: /^Changes since version/ }));
      await expect(staff.page.locator('ins').filter({ hasText: better })).toBeVisible();

      expect([...team.faults, ...staff.faults]).toEqual([]);
    });

    test(`somebody waitlisted learns where they stand, reads, and trains a model ${name}`, async ({
      page,
    }) => {
      const hands = handsOn(page);
      await signIn(page, hands, 'Waitlisted Adaeze Nwosu');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^You are 4th of \d+\.$/);
      await expect(page.getByText('each has two strong homeworks, you have one')).toBeVisible();

      await hands.press(page.getByRole('link', { name: 'Syllabus' }).first());
      await hands.press(page.getByRole('link', { name: 'Diffusion models', exact: true }).first());
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diffusion models');
      await expect(page.getByRole('heading', { name: 'The forward process' })).toBeVisible();
      const start = 'Start the instrument: Diffusion on the Swiss roll';
      await hands.press(page.getByRole('button', { name: start }));
      await expect(page.getByText(/Step [1-9]\d* \/ 9,800/)).toBeVisible({ timeout: 90_000 });
    });
  });
}

/** From the front door to the page where this role lands. */
async function signIn(page: Page, hands: Hands, who: string): Promise<void> {
  await page.goto('/');
  await settled(page);
  await hands.press(page.getByRole('link', { name: 'Sign in' }).first());
  await hands.press(page.getByRole('button', { name: new RegExp(`^${who}`) }));
  await page.waitForURL((url) => url.pathname.startsWith('/sp24/'));
  await settled(page);
}

/** The session ends on another machine of the same person. */
async function endSession(page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  await page.request.post('/sign-out', { headers: { Origin: origin } });
}

async function person(browser: Browser, handsOn: (page: Page) => Hands) {
  const context = await browser.newContext({ baseURL: portalAddress });
  const page = await context.newPage();
  return { page, hands: handsOn(page), faults: watch(page) };
}

/** Comments on the paragraph that holds the passage, as a draft. */
async function comment(page: Page, hands: Hands, passage: string, words: string): Promise<void> {
  const block: Locator = page.locator('p, li').filter({ hasText: passage }).last();
  await hands.press(block.getByRole('button', { name: /^Comment on paragraph/ }));
  await hands.write(page.getByRole('textbox', { name: 'Comment', exact: true }), words);
  await hands.press(page.getByRole('button', { name: 'Save draft' }));
  await expect(page.getByText(words)).toBeVisible();
}
