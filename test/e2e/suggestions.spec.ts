import type { Browser, Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';

// What is typed and accepted here would be in the text that other files look at.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const slug = 'where-does-a-hierarchical-vae-stop-listening';
const sheet = (page: Page) => page.getByRole('textbox', { name: /hierarchical VAE/ });
const fresh = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;

for (const [name, handsOn, language] of [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard, in Chinese', keyboard, 'zh'],
] as const) {
  test(`staff suggests while a student types, who accepts one and rejects one ${name}`, async ({
    browser,
  }) => {
    const words = translator(language, 'suggestions');
    const projects = translator(language, 'projects');
    const staff = await enter(browser, 'assistant', language, handsOn);
    const student = await enter(browser, 'student-reviewed', language, handsOn);
    let connections = 0;
    student.page.on('websocket', () => connections++);
    await staff.page.goto(`/sp24/staff/queue/${slug}/proposal?live=1`);
    await student.page.goto(`/sp24/projects/${slug}/proposal`);
    await Promise.all([settled(staff.page), settled(student.page)]);
    // The editor has the text: a key before that would leave the caret at its beginning.
    const saved = projects('live.saved');
    for (const { page } of [staff, student]) {
      await expect(page.getByRole('status').getByText(saved, { exact: true })).toBeVisible();
    }

    const [good, bad, own] = [fresh('Measured'), fresh('Doubtful'), fresh('Typed meanwhile')];
    await staff.hands.write(sheet(staff.page), ` ${good}.`);
    // Whoever goes on at the end before all of it has come writes into the middle of it.
    await expect(sheet(student.page)).toContainText(`${good}.`);
    await Promise.all([
      beginWith(staff, `${bad}. `),
      student.hands.write(sheet(student.page), ` ${own}.`),
    ]);
    await expect(sheet(staff.page)).toContainText(own);
    const label = words('by', { name: 'Shreya Kulkarni', what: words('kind.insert') });
    const card = (said: string) =>
      student.page.getByRole('article', { name: label }).filter({ hasText: said });
    await student.hands.press(
      card(good).getByRole('button', { name: words('accept', { what: label }) }),
    );
    await expect(card(good)).toHaveCount(0);
    await student.hands.press(
      card(bad).getByRole('button', { name: words('reject', { what: label }) }),
    );
    await expect(card(bad)).toHaveCount(0);
    await expect(student.page.getByRole('status').getByText(saved, { exact: true })).toBeVisible();
    expect(connections).toBe(1);
    for (const { page } of [staff, student]) {
      await expect(sheet(page)).not.toContainText(bad);
      await page.reload();
      await expect(sheet(page)).toContainText(good);
      await expect(sheet(page)).toContainText(own);
      await expect(sheet(page)).not.toContainText(bad);
    }
    await expect(sheet(student.page).locator('ins', { hasText: good })).toHaveCount(0);
    expect([...staff.faults, ...student.faults]).toEqual([]);
    await Promise.all([staff.context.close(), student.context.close()]);
  });
}

test('formatting of words that were selected a moment ago is suggested for these words', async ({
  browser,
}) => {
  const words = translator('en', 'suggestions');
  const { page, context, faults } = await enter(browser, 'assistant', 'en', mouse);
  await page.goto(`/sp24/staff/queue/${slug}/proposal?live=1`);
  await settled(page);
  const label = words('by', { name: 'Shreya Kulkarni', what: words('kind.format') });
  await sheet(page).click();
  // Both before the browser tells of the selection, as it comes to be when it has much to do.
  const chosen = await sheet(page).evaluate((text) => {
    const first = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
    if (first === null) throw new Error('There is no text');
    getSelection()?.setBaseAndExtent(first, 0, first, 4);
    const key = { key: 'b', keyCode: 66, ctrlKey: true, bubbles: true, cancelable: true };
    text.dispatchEvent(new KeyboardEvent('keydown', key));
    return String(getSelection());
  });
  await expect(page.getByRole('article', { name: label }).locator('q')).toHaveText(chosen);
  expect(faults).toEqual([]);
  await context.close();
});

type Somebody = Awaited<ReturnType<typeof enter>>;

async function enter(
  browser: Browser,
  role: string,
  language: string,
  handsOn: (page: Page) => Hands,
) {
  const context = await browser.newContext({ baseURL: portal.address });
  const signedIn = await context.request.post('/sign-in', {
    form: { demo: role },
    headers: { Origin: portal.address },
    maxRedirects: 0,
  });
  expect(signedIn.status(), `${role} signs in`).toBe(302);
  await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
  const page = await context.newPage();
  return { context, page, hands: handsOn(page), faults: watch(page) };
}

/** Types at the very beginning of the text, in which the person is already. */
async function beginWith({ page }: Somebody, said: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(said);
}
