import { translator } from '#app/i18n/translator.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

for (const [how, handsOn, language] of [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard alone, in Chinese', keyboard, 'zh'],
] as const) {
  test(`a student learns what a later day would cost, ${how}`, async ({ page }) => {
    const hands = handsOn(page);
    const t = translator(language, 'lateDays');
    await enterAs(page, 'student');
    await page.goto(`/sp24/dashboard?lang=${language}`);
    await settled(page);
    const dashboard = translator(language, 'dashboard');
    await hands.press(page.getByRole('link', { name: dashboard('lateDaysWhy') }));
    await page.waitForURL('**/sp24/late-days');
    await settled(page);
    const part = page.getByRole('region', { name: t('whatIf.title') });
    await hands.pick(part.getByRole('combobox'), 'hw3');
    const result = part.locator('[aria-live]');
    await expect(result).toContainText(t('whatIf.costs', { count: 1 }));
    const slider = part.getByRole('slider');
    await hands.slideToEnd(slider);
    await expect(result).toContainText(t('whatIf.costs', { count: 4 }));
    await expect(slider).toHaveAttribute('aria-valuetext', /23:59/);
    const lines = page.getByRole('region', { name: t('ledger.title') }).getByRole('listitem');
    await expect(lines.first()).toContainText(t('ledger.standing.counts late', { most: 4 }));
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the price of a later day is asked by a form', async ({ page }) => {
    const t = translator('en', 'lateDays');
    await page.goto('/sign-in');
    await page.locator('button[name="demo"][value="student"]').click();
    await page.goto('/sp24/late-days?assignment=hw3&at=2');
    const part = page.getByRole('region', { name: t('whatIf.title') });
    await expect(part.getByText(t('whatIf.costs', { count: 2 }))).toBeVisible();
    await part.getByRole('combobox').selectOption('proposal');
    await part.getByRole('button', { name: t('whatIf.show') }).click();
    await page.waitForURL('**/sp24/late-days?assignment=proposal&at=2');
    await expect(part.getByText(t('whatIf.costs', { count: 2 }))).toBeVisible();
  });
});
