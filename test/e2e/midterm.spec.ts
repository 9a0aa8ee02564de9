import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { portalAddress } from '#test/setup/portal-address.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

/** The course's own 24, and one that somebody of the demo proposed and staff accepted. */
const inBank = 25;

for (const [how, handsOn, language, words] of [
  ['by mouse, in English', mouse, 'en', 'optimal discriminator'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', '最优判别器'],
] as const) {
  test(`a student finds a question and opens its derivation step by step, ${how}`, async ({
    page,
  }) => {
    const hands = handsOn(page);
    const t = translator(language, 'midterm');
    const frame = translator(language, 'frame');
    await enterAs(page, 'student');
    await page.goto(`/sp24/dashboard?lang=${language}`);
    await settled(page);
    const places = page.getByRole('navigation', { name: frame('places') }).first();
    await hands.press(places.getByRole('link', { name: frame('midterm') }));
    await page.waitForURL('**/sp24/midterm');
    await expect(page.getByText(t('all', { count: inBank }))).toBeVisible();

    await hands.write(page.getByRole('searchbox'), words);
    await hands.press(page.getByRole('button', { name: t('filter.apply') }));
    await page.waitForURL(/\?q=/);
    const found = page.getByRole('main').locator('a[href$="/midterm/optimal-discriminator"]');
    await hands.press(found);
    await page.waitForURL('**/sp24/midterm/optimal-discriminator');
    await settled(page);

    const steps = page.locator('section[aria-labelledby="derivation"] details');
    await expect(steps.locator('.katex').last()).toBeHidden();
    await hands.press(page.getByRole('button', { name: t('showNext') }));
    await expect(steps.nth(0)).toHaveAttribute('open');
    await expect(steps.nth(1)).not.toHaveAttribute('open');
    // Where the keyboard is now, it goes on.
    await expect(steps.nth(0).locator('summary')).toBeFocused();
    await page.keyboard.press('n');
    await expect(steps.nth(1)).toHaveAttribute('open');
    await hands.press(page.getByRole('link', { name: t('showAll') }));
    await expect(page).toHaveURL(/steps=open/);
    await expect(closed(page)).toHaveCount(0);

    await hands.press(
      page.getByRole('navigation', { name: t('neighbours') }).locator('[rel=next]'),
    );
    await page.waitForURL((url) => !url.pathname.endsWith('optimal-discriminator'));
    await expect(page.getByRole('main').locator('details[open]')).toHaveCount(0);
    const about = page.getByRole('complementary', { name: t('about') });
    await hands.press(about.getByRole('link').first());
    await page.waitForURL('**/sp24/lectures/gans');
    const ofLecture = page.getByRole('region', { name: t('ofLecture') });
    await expect(ofLecture.getByRole('listitem').first()).toBeVisible();
  });
}

test('without scripts the bank is narrowed down, and every step opens', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portalAddress, javaScriptEnabled: false });
  await page.goto('/sp24/midterm?lang=en');
  await page.getByLabel('Difficulty').selectOption('3');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/difficulty=3/);
  await expect(page.getByText(`6 of ${inBank} questions`)).toBeVisible();
  await page.getByRole('link', { name: 'Jensen' }).first().click();
  await page.getByRole('main').locator('h2 + ol a').first().click();
  const step = page.getByRole('main').locator('details').first();
  await step.locator('summary').click();
  await expect(step).toHaveAttribute('open');
  await page.getByRole('link', { name: 'Show all steps' }).click();
  await expect(closed(page)).toHaveCount(0);
  await page.close();
});

for (const language of ['en', 'zh'] as const) {
  test(`on paper no formula is cut at the edge or between pages, in ${language}`, async ({
    page,
  }) => {
    // As wide as what is printed of a page.
    await page.setViewportSize({ width: 6.5 * 96, height: 9 * 96 });
    await page.goto(`/sp24/midterm/print?lang=${language}`);
    await settled(page);
    await expect(page.locator('article')).toHaveCount(inBank);
    await page.emulateMedia({ media: 'print' });
    const wide = await page
      .locator('article [data-formula]')
      .evaluateAll((formulas) =>
        formulas
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => one.querySelector('annotation')?.textContent),
      );
    expect(wide).toEqual([]);
    const broken = await page
      .locator('article [data-formula]')
      .evaluateAll(
        (all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid').length,
      );
    expect(broken).toBe(0);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(10);
  });
}

/** The steps that are still closed. */
function closed(page: Page) {
  return page.locator('section[aria-labelledby="derivation"] details:not([open])');
}
