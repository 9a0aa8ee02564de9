import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { pdf } from '#test/factories/pdf.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// Marks that others give would be in the lists.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

test('ten parts are marked in a row by mouse, and what is typed outlives a reload', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = watch(page);
  const t = translator('en', 'grading');
  const preview = translator('en', 'preview');
  await signInAs(page, 'assistant');
  await page.goto('/sp24/staff/grading/hw2');
  const waiting = await waitingIn(page);
  await page.getByRole('link', { name: t('goOn') }).click();
  await settled(page);
  const kept = page.waitForResponse('**/words');
  await page.getByLabel(t('words')).fill('Half a sentence that');
  await kept;
  await page.reload();
  await settled(page);
  await expect(page.getByLabel(t('words'))).toHaveValue('Half a sentence that');
  await page.getByRole('link', { name: 'hw2.ipynb' }).click();
  await page.getByRole('button', { name: preview('noteOnCell', { number: 2 }) }).click();
  await page.getByLabel('Cell 2 · hw2.ipynb').fill('Which base has this logarithm?');
  const noted = page.url();
  for (let part = 0; part < 10; part += 1) {
    const before = await placeOf(page);
    for (const all of await page.getByRole('button', { name: /^All points/ }).all()) {
      await all.click();
    }
    await page.locator('#mark').getByRole('button', { name: /^Give/ }).click();
    await expect.poll(() => placeOf(page)).not.toBe(before);
    await settled(page);
  }
  await page.goto('/sp24/staff/grading/hw2');
  expect(await waitingIn(page)).toBe(waiting - 2);
  await page.goto(noted);
  await settled(page);
  await expect(page.getByLabel(t('words'))).toHaveValue('Half a sentence that');
  await expect(page.getByLabel('Cell 2 · hw2.ipynb')).toHaveValue('Which base has this logarithm?');
  expect(faults).toEqual([]);
});

test('ten parts are marked in a row by keyboard alone, in Chinese', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = watch(page);
  await signInAs(page, 'assistant');
  await page.goto('/sp24/staff/grading/hw2?lang=zh');
  const waiting = await waitingIn(page);
  await page.getByRole('link', { name: translator('zh', 'grading')('goOn') }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/grading/hw2/*');
  await settled(page);
  await expect(page.locator('#mark')).toBeVisible();
  for (let part = 0; part < 10; part += 1) {
    const before = await placeOf(page);
    const criteria = await page.locator('#mark input[inputmode="decimal"]').count();
    for (let key = 1; key <= criteria; key += 1) await page.keyboard.press(String(key));
    await page.keyboard.press('g');
    await expect.poll(() => placeOf(page)).not.toBe(before);
    await settled(page);
  }
  await page.goto('/sp24/staff/grading/hw2');
  expect(await waitingIn(page)).toBe(waiting - 2);
  expect(faults).toEqual([]);
});

test('a mark without points says so at the criterion, and keeps what is typed', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const t = translator('en', 'grading');
  await signInAs(page, 'instructor');
  await page.goto('/sp24/staff/grading/hw3');
  await page.getByRole('link', { name: t('begin') }).click();
  await settled(page);
  const points = page.locator('#mark input[inputmode="decimal"]').first();
  await points.fill('7');
  await points.press('Enter');
  await expect(page.getByText(t('refused.no such points', { points: 6 }))).toBeVisible();
  await expect(points).toHaveValue('7');
  await expect(points).toHaveAttribute('aria-invalid', 'true');
});

test('notes stand at the places of a PDF, put there by mouse and by keyboard', async ({
  browser,
}) => {
  const student = await browser.newPage({ baseURL: portal.address });
  await signInAs(student, 'student');
  await student.goto('/sp24/homework/hw3');
  await settled(student);
  const desk = student.getByRole('region', { name: 'Hand in' });
  const buffer = pdf([['The bound'], ['The second page']]);
  const report = { name: 'bound.pdf', mimeType: 'application/pdf', buffer };
  await desk.locator('input[type="file"]').setInputFiles(report);
  await desk.getByRole('button', { name: /^Hand in version/ }).click();
  await expect(student.getByText(/^Version \d is handed in/)).toBeVisible();

  const page = await browser.newPage({ baseURL: portal.address });
  const faults = watch(page);
  await signInAs(page, 'assistant');
  await page.goto('/sp24/staff/grading/hw3');
  await page.getByRole('link', { name: 'Amara Okafor' }).click();
  await settled(page);
  await page.getByRole('link', { name: report.name }).click();
  const sheet = page.getByRole('listitem', { name: 'Page 1 of 2' }).locator('[data-noting]');
  await sheet.click({ position: { x: 100, y: 200 } });
  await page.getByLabel('Page 1 · bound.pdf').fill('Which bound?');
  await keyboard(page).press(page.getByRole('button', { name: 'Note on page 2' }));
  const second = page.getByLabel('Page 2 · bound.pdf');
  await expect(second).toBeFocused();
  const kept = page.waitForResponse('**/words');
  await page.keyboard.type('Shown well');
  await kept;
  await page.reload();
  await settled(page);
  await expect(second).toHaveValue('Shown well');
  await expect(sheet.getByRole('button', { name: /: Which bound\?$/ })).toBeVisible();
  expect(faults).toEqual([]);
});

for (const [how, handsOn, language, part] of [
  ['by mouse, in English', mouse, 'en', 'images'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'codes'],
] as const) {
  test(`a student asks for another look, staff answer, the student sees it, ${how}`, async ({
    browser,
  }) => {
    const t = translator(language, 'grading');
    const grades = translator(language, 'grades');
    const student = await browser.newPage({ baseURL: portal.address });
    const faults = watch(student);
    const hands = handsOn(student);
    await signInAs(student, 'student');
    await student.goto(`/sp24/grades?lang=${language}`);
    await settled(student);
    const item = student.getByRole('row', { name: /^HW2/ });
    await hands.press(item.getByRole('link', { name: grades('marks') }));
    await student.waitForURL('**/homework/hw2/marks');
    await settled(student);
    const own = student.locator(`section#${part}`);
    const version = await own.locator('[name="version"]').inputValue();
    await hands.press(own.getByText(t('regrade.ask')).first());
    await hands.write(own.getByLabel(t('regrade.why')), 'See the last page.');
    await hands.press(own.getByRole('button', { name: t('regrade.send') }));
    await expect(own.getByText(t('regrade.open'))).toBeVisible();

    const staff = await browser.newPage({ baseURL: portal.address });
    const staffHands = handsOn(staff);
    await signInAs(staff, 'assistant');
    await staff.goto(`/sp24/staff/grading/hw2?show=regrades&part=${part}&lang=${language}`);
    await settled(staff);
    await staffHands.press(staff.getByRole('link', { name: 'Amara Okafor' }));
    await staff.waitForURL('**/grading/hw2/*');
    await settled(staff);
    await expect(staff.getByText('See the last page.')).toBeVisible();
    const all = staff.locator('#mark button[aria-pressed]').first();
    const before = await all.getAttribute('aria-pressed');
    await staffHands.press(all);
    await expect(all).not.toHaveAttribute('aria-pressed', before ?? '');
    await staffHands.write(staff.getByLabel(t('regrade.answer')), 'Looked at again.');
    const decide = staff.locator('#mark button[type="submit"]');
    const [points = ''] = /[\d.]+/.exec((await decide.textContent()) ?? '') ?? [];
    await staffHands.press(decide);
    await expect(staff.getByText(t('regrade.decided'))).toBeVisible();

    // The one that was looked at, whichever is the better one now.
    await student.goto(`/sp24/homework/hw2/marks?version=${version}`);
    await expect(own.getByText('Looked at again.')).toBeVisible();
    await expect(own.getByText(t('ofPoints', { points, of: 20 }))).toBeVisible();
    expect(faults).toEqual([]);
  });
}

/** The work and its part on the desk. */
function placeOf(page: Page): Promise<string> {
  // Not by the address, which is the next work's for a moment before the desk is.
  return page
    .locator('#mark')
    .evaluate((mark: HTMLFormElement) => `${mark.action} ${new FormData(mark).get('part')}`);
}

/** How many works wait, as the list says. */
async function waitingIn(page: Page): Promise<number> {
  await page.goto('/sp24/staff/grading/hw2?show=waiting');
  await settled(page);
  const rows = await page.getByRole('table').last().getByRole('row').count();
  await page.goto('/sp24/staff/grading/hw2');
  await settled(page);
  return rows - 1;
}
