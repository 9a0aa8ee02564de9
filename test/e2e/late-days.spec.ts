import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, signInAs, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// What the demo's student has handed in elsewhere would be in the ledger.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

for (const [how, handsOn, language] of [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard alone, in Chinese', keyboard, 'zh'],
] as const) {
  test(`a student learns what a later day would cost, ${how}`, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: portal.address });
    const faults = watch(page);
    const hands = handsOn(page);
    const t = translator(language, 'lateDays');
    const costs = (days: number) => costOf(language, days);
    await signInAs(page, 'student');
    await page.goto(`/sp24/dashboard?lang=${language}`);
    await settled(page);
    const dashboard = translator(language, 'dashboard');
    await hands.press(page.getByRole('link', { name: dashboard('lateDaysWhy') }));
    await page.waitForURL('**/sp24/late-days');
    await settled(page);
    const part = page.getByRole('region', { name: t('whatIf.title') });
    await hands.pick(part.getByRole('combobox'), 'hw3');
    const result = part.locator('[aria-live]');
    await expect(result).toContainText(costs(1));
    const slider = part.getByRole('slider');
    await hands.slideToEnd(slider);
    await expect(result).toContainText(costs(4));
    await expect(slider).toHaveAttribute('aria-valuetext', /23:59/);
    const lines = page.getByRole('region', { name: t('ledger.title') }).getByRole('listitem');
    await expect(lines.first()).toContainText(t('ledger.standing.counts late'));
    expect(faults).toEqual([]);
  });
}

test('without scripts the price of a later day is asked by a form', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address, javaScriptEnabled: false });
  const t = translator('en', 'lateDays');
  const costs = (days: number) => costOf('en', days);
  await signInAs(page, 'student');
  await page.goto('/sp24/late-days?assignment=hw3&at=2');
  const part = page.getByRole('region', { name: t('whatIf.title') });
  await expect(part.getByText(costs(2))).toBeVisible();
  await part.getByRole('combobox').selectOption('proposal');
  await part.getByRole('button', { name: t('whatIf.show') }).click();
  await page.waitForURL('**/sp24/late-days?assignment=proposal&at=2');
  await expect(part.getByText(costs(2))).toBeVisible();
});

test('staff give several people more time and take it from one again', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.address });
  const faults = watch(page);
  const t = translator('en', 'lateDays');
  const deadlines = translator('en', 'deadlines');
  const hands = mouse(page);
  await signInAs(page, 'assistant');
  await page.goto('/sp24/staff/late-days?sort=used&order=down');
  await settled(page);
  const rows = page.getByRole('row');
  const first = rows.nth(1).getByRole('rowheader').getByRole('link');
  const name = (await first.textContent()) ?? '';
  await hands.tick(rows.nth(1).getByRole('checkbox'));
  await hands.tick(rows.nth(2).getByRole('checkbox'));
  await hands.press(page.getByRole('button', { name: t('staff.extend') }));
  await page.waitForURL(/homework-deadlines\?of=people/);
  await settled(page);
  await hands.pick(page.getByLabel(deadlines('homework')), 'hw3');
  await page.locator('input[name="wall"]').first().fill('2024-03-20T23:59');
  await hands.press(page.getByRole('button', { name: deadlines('show') }));
  await page.waitForURL(/wall=/);
  await expect(page.getByText(t('plan.changed', { count: 2 }))).toBeVisible();
  await hands.write(page.getByLabel(deadlines('why'), { exact: true }), 'The cluster was away');
  await hands.press(page.getByRole('button', { name: t('plan.extend', { count: 2 }) }));
  await page.waitForURL(/done=2/);
  await expect(page.getByText(t('plan.done', { count: 2 }))).toBeVisible();

  await page.goto('/sp24/staff/late-days?sort=used&order=down');
  await settled(page);
  await hands.press(page.getByRole('link', { name, exact: true }));
  await page.waitForURL(/late-days\/[0-9a-f-]{36}$/);
  await expect(page.getByText('The cluster was away')).toBeVisible();
  const stage = 'HW3 Generative adversarial networks';
  const back = deadlines('own.takeBackNamed', { stage });
  await hands.press(page.getByRole('button', { name: back }));
  await page.waitForURL(/done/);
  await expect(page.getByText(t('staff.takenBack'))).toBeVisible();
  expect(faults).toEqual([]);
});

/** `It costs 2 late days.` */
function costOf(language: 'en' | 'zh', days: number): string {
  const takes = translator(language, 'late')('takes.day', { count: days });
  return translator(language, 'lateDays')('whatIf.costs', { takes });
}
