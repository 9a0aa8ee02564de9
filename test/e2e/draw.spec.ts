import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { barriers, bringAxe } from './barriers.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

test.describe.configure({ mode: 'serial' });

let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

for (const [how, handsOn, language, papers, name] of [
  ['by mouse, in English', mouse, 'en', 1, 'Amara Okafor'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 2, 'Jonas Lindqvist'],
] as const) {
  test(`staff draw the midterm, print it with space and with answers, and type its points, ${how}`, async ({
    browser,
  }) => {
    const page = await browser.newPage({ baseURL: portal.address });
    const faults = watch(page);
    const hands = handsOn(page);
    const t = translator(language, 'draw');
    await signInAs(page, 'assistant');
    await page.goto(`/sp24/midterm?lang=${language}`);
    await settled(page);
    const main = page.getByRole('main');
    await hands.press(main.getByRole('link', { name: t('title') }));
    await page.waitForURL('**/sp24/staff/midterm');

    await hands.pick(page.getByLabel(t('papers')), String(papers));
    await hands.press(page.getByRole('button', { name: t('drawAgain') }));
    // The demo's midterm is drawn already: it is said why it is done again.
    await expect(page.getByText(t('refused.no reason'))).toBeVisible();
    // A refusal is an answer of 422, which the browser's console tells of.
    expect(faults.splice(0)).toHaveLength(1);
    await expect(page.getByLabel(t('papers'))).toHaveValue(String(papers));
    await hands.write(page.getByLabel(t('why')), 'Seen in the printer');
    await hands.press(page.getByRole('button', { name: t('drawAgain') }));
    await expect(page.getByText(t('done'))).toBeVisible();
    const drawn = page.getByRole('region', { name: t('drawn') });
    await expect(drawn.getByRole('listitem').locator('a[href^="/sp24/midterm/"]')).toHaveCount(
      2 * papers,
    );
    expect(await barriersOf(page)).toEqual([]);

    await hands.press(drawn.getByRole('link', { name: t('print.papers', { count: papers }) }));
    await expect(page.getByRole('heading', { level: 1, name: t('print.title') })).toBeVisible();
    await settled(page);
    // Two questions and more space for each paper, each on a page of its own.
    expect(await printedPages(page)).toBe(3 * papers);
    expect(await barriersOf(page)).toEqual([]);
    await page.goBack();
    await hands.press(drawn.getByRole('link', { name: t('print.people') }));
    await page.waitForURL('**/paper?for=people');
    const copies = page.getByRole('main').getByRole('article');
    await expect(copies.filter({ hasText: name })).toHaveCount(1);
    await page.goBack();
    await hands.press(drawn.getByRole('link', { name: t('print.key') }));
    await page.waitForURL('**/paper?key=yes');
    await expect(page.getByRole('main').locator('section h3').first()).toBeVisible();
    expect(await barriersOf(page)).toEqual([]);

    await page.goBack();
    await hands.press(drawn.getByRole('link', { name: t('scores.title') }));
    const asked = { name, outOf: 50 };
    for (const [number, points] of [
      [1, '40'],
      [2, '30,5'],
    ] as const) {
      await hands.write(page.getByLabel(t('scores.of', { ...asked, number })), points);
    }
    await hands.press(page.getByRole('button', { name: t('scores.saveOf', asked) }));
    const line = page.getByRole('row').filter({ hasText: name });
    await expect(line.getByRole('status')).toHaveText(t('scores.saved'));
    await expect(line.getByRole('cell').last()).toContainText('70.5');
    expect(await barriersOf(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });
}

test('nobody but staff finds what was drawn', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address });
  await signInAs(page, 'student');
  for (const address of ['/sp24/staff/midterm', '/sp24/staff/midterm/paper']) {
    expect((await page.goto(address))?.status()).toBe(403);
  }
  await page.goto('/sp24/midterm');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('a[href="/sp24/staff/midterm"]')).toHaveCount(0);
  await page.close();
});

async function barriersOf(page: Page): Promise<string[]> {
  await bringAxe(page);
  return barriers(page);
}

async function printedPages(page: Page): Promise<number> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
}
