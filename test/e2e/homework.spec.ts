import { translator } from '#app/i18n/translator.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

for (const [how, handsOn, language, heading] of [
  ['by mouse, in English', mouse, 'en', 'A histogram'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', '直方图'],
] as const) {
  test(`a student finds a homework, its part, its lecture and its solutions, ${how}`, async ({
    page,
  }) => {
    const hands = handsOn(page);
    const t = translator(language, 'homework');
    const frame = translator(language, 'frame');
    await enterAs(page, 'student');
    await page.goto(`/sp24/dashboard?lang=${language}`);
    await settled(page);
    const places = page.getByRole('navigation', { name: frame('places') }).first();
    await hands.press(places.getByRole('link', { name: frame('homework') }));
    await page.waitForURL('**/sp24/homework');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);
    const open = page.getByRole('link', { name: t('openNext', { name: 'HW3' }) });
    await expect(open).toHaveAttribute('href', '/sp24/homework/hw3');

    await hands.press(page.getByRole('link', { name: `${t('read')}: HW1` }));
    await page.waitForURL('**/sp24/homework/hw1');
    await settled(page);
    const facts = page.getByRole('complementary', { name: t('facts') });
    await hands.press(facts.getByRole('link', { name: heading, exact: true }));
    await expect(page).toHaveURL(/#a-histogram$/);
    await expect(page.locator('#a-histogram')).toBeInViewport();
    const download = page.waitForEvent('download');
    await hands.press(facts.getByRole('link', { name: 'hw1-data.py' }));
    expect((await download).suggestedFilename()).toBe('hw1-data.py');

    await hands.press(facts.getByRole('link', { name: t('solutionsRead') }));
    await page.waitForURL('**/sp24/homework/hw1/solutions');
    const name = t('solutionsOf', { name: 'HW1' });
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });
}

test('a homework that is not out tells when it comes, and asks nothing yet', async ({ page }) => {
  await enterAs(page, 'student');
  await page.goto('/sp24/homework/hw4');
  await expect(page.getByText('Thu 7 Mar, 14:00 PST')).toBeVisible();
  await expect(page.getByText('What it asks will stand here.')).toBeVisible();
});
