import type { Browser } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// What is flagged and said here would stand on pages that others look at.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

async function person(browser: Browser, role: string, language: 'en' | 'zh') {
  const context = await browser.newContext({ baseURL: portal.address });
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto(`/?lang=${language}`);
  await signInAs(page, role);
  return { page, faults };
}

for (const [how, handsOn, language, question] of [
  ['by mouse, in English', mouse, 'en', 'diffusion-posterior'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'ddim-family'],
] as const) {
  test(`a student says that a step is unclear, and staff see that one does, ${how}`, async ({
    browser,
  }) => {
    test.setTimeout(120_000);
    const t = translator(language, 'unclear');
    const midterm = translator(language, 'midterm');
    const student = await person(browser, 'student', language);
    const hands = handsOn(student.page);
    await student.page.goto(`/sp24/midterm/${question}`);
    await settled(student.page);
    for (const _ of [1, 2]) {
      await hands.press(student.page.getByRole('button', { name: midterm('showNext') }));
    }
    const second = student.page.getByRole('main').locator('details').nth(1);
    const flag = second.getByRole('button', { name: t('flag') });
    await expect(flag).toHaveAttribute('aria-pressed', 'false');
    await hands.press(flag);
    await expect(flag).toHaveAttribute('aria-pressed', 'true');
    await settled(student.page);
    await student.page.reload();
    await expect(second.getByText(t('mark'))).toBeVisible();

    const staff = await person(browser, 'assistant', language);
    const theirs = handsOn(staff.page);
    await staff.page.goto('/sp24/midterm');
    await settled(staff.page);
    await theirs.press(staff.page.getByRole('link', { name: midterm('forStaff.unclearSteps') }));
    await staff.page.waitForURL('**/staff/midterm/steps');
    const cells = staff.page.locator(`a[href*="/${question}?"]`);
    await expect(cells.nth(1)).toHaveAccessibleName(t('cell', { step: 2, count: 1 }));
    await expect(cells.nth(0)).toHaveAccessibleName(t('cell', { step: 1, count: 0 }));
    await theirs.press(cells.nth(1));
    await staff.page.waitForURL(`**/${question}?steps=open#step-2`);
    // Staff explain steps, and do not flag them.
    await expect(staff.page.getByRole('button', { name: t('flag') })).toHaveCount(0);

    for (const _ of [1, 2]) {
      await hands.press(student.page.getByRole('button', { name: midterm('showNext') }));
    }
    await hands.press(flag);
    await expect(flag).toHaveAttribute('aria-pressed', 'false');
    for (const { faults } of [student, staff]) expect(faults).toEqual([]);
  });
}

test('without scripts a step is flagged as well, and without an account it is not', async ({
  browser,
}) => {
  const page = await browser.newPage({ baseURL: portal.address, javaScriptEnabled: false });
  const address = '/sp24/midterm/bits-per-byte?steps=open';
  await page.goto(address);
  await expect(page.locator('details[open]').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'I do not understand' })).toHaveCount(0);
  await signInAs(page, 'auditor');
  await page.goto(address);
  const flag = page.getByRole('button', { name: 'I do not understand' }).nth(1);
  await flag.click();
  await expect(page).toHaveURL(/steps=open#step-2$/);
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await flag.click();
  await expect(flag).toHaveAttribute('aria-pressed', 'false');
  await page.close();
});
