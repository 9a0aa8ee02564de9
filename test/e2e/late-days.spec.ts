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

for (const [how, handsOn, language, until] of [
  ['by mouse, in English', mouse, 'en', '2024-03-21T23:59'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', '2024-03-22T22:30'],
] as const) {
  test(`staff give people more time and take it from one again, ${how}`, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: portal.address });
    const faults = watch(page);
    const t = translator(language, 'lateDays');
    const deadlines = translator(language, 'deadlines');
    const hands = handsOn(page);
    const why = `The cluster was away, ${how}`;
    /** Says until when and why, sees what changes, and gives it. */
    const extend = async (homework: string, count: number) => {
      await page.waitForURL(/homework-deadlines\?of=people/);
      await settled(page);
      await hands.pick(page.getByLabel(deadlines('homework')), homework);
      await hands.date(page.locator('input[name="wall"]').first(), until);
      await hands.press(page.getByRole('button', { name: deadlines('show') }));
      await page.waitForURL(/wall=/);
      await expect(page.getByText(t('plan.changed', { count }))).toBeVisible();
      await hands.write(page.getByLabel(deadlines('why'), { exact: true }), why);
      await hands.press(page.getByRole('button', { name: t('plan.extend', { count }) }));
      await page.waitForURL(new RegExp(`done=${count}`));
      await expect(page.getByText(t('plan.done', { count }))).toBeVisible();
    };
    await signInAs(page, 'assistant');
    const list = `/sp24/staff/late-days?sort=used&order=down&lang=${language}`;
    await page.goto(list);
    await settled(page);
    const rows = page.getByRole('row');
    const first = rows.nth(1).getByRole('rowheader').getByRole('link');
    const name = (await first.textContent()) ?? '';
    await hands.tick(rows.nth(1).getByRole('checkbox'));
    await hands.tick(rows.nth(2).getByRole('checkbox'));
    await hands.press(page.getByRole('button', { name: t('staff.extend') }));
    await extend('hw3', 2);

    await page.goto(list);
    await settled(page);
    await hands.press(page.getByRole('link', { name, exact: true }));
    await page.waitForURL(/late-days\/[0-9a-f-]{36}$/);
    await settled(page);
    const theirs = page.url();
    await hands.press(page.getByRole('link', { name: deadlines('own.give') }));
    await extend('hw4', 1);

    await page.goto(theirs);
    await settled(page);
    await expect(page.getByText(why)).toHaveCount(2);
    await hands.press(page.getByRole('button', { name: /HW3/ }));
    await page.waitForURL(/done/);
    await expect(page.getByText(t('staff.takenBack'))).toBeVisible();
    expect(faults).toEqual([]);
  });
}

for (const [how, handsOn, language, until, says] of [
  ['by mouse, in English', mouse, 'en', '2024-03-13T23:59', 'Wed 13 Mar'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', '2024-03-14T22:30', '3月14日'],
] as const) {
  test(`a homework’s deadline is moved for everybody, ${how}`, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: portal.address });
    const faults = watch(page);
    const hands = handsOn(page);
    const t = translator(language, 'lateDays');
    const deadlines = translator(language, 'deadlines');
    await signInAs(page, 'instructor');
    await page.goto(`/sp24/staff/late-days?lang=${language}`);
    await settled(page);
    await hands.press(page.getByRole('link', { name: t('staff.deadlines') }));
    await page.waitForURL('**/sp24/staff/homework-deadlines');
    await settled(page);
    await hands.pick(page.getByLabel(deadlines('homework'), { exact: true }), 'hw3');
    await hands.date(page.locator('input[name="wall"]'), until);
    await hands.press(page.getByRole('button', { name: deadlines('show') }));
    await page.waitForURL(/wall=/);
    // Everybody's date, and what it does to their late days, before anything is written.
    const plan = page.getByRole('region', { name: deadlines('plan'), exact: true }).first();
    await expect(plan.getByRole('row', { name: deadlines('everybody') })).toContainText(says);
    expect(await plan.getByRole('row').count()).toBeGreaterThan(20);
    await expect(plan).toContainText(t('plan.charged', { count: 0 }));
    await hands.write(plan.getByLabel(deadlines('why'), { exact: true }), 'The cluster was away');
    await hands.press(plan.getByRole('button', { name: deadlines('moveNow') }));
    await page.waitForURL(/done=\d+/);
    await expect(page.getByText(deadlines('movedTo'))).not.toHaveCount(0);

    await signInAs(page, 'student');
    await page.goto('/sp24/homework/hw3');
    await expect(page.getByRole('main')).toContainText(says);
    await expect(page.getByText('The cluster was away')).toHaveCount(0);
    expect(faults).toEqual([]);
  });
}

/** `It costs 2 late days.` */
function costOf(language: 'en' | 'zh', days: number): string {
  const takes = translator(language, 'late')('takes.day', { count: days });
  return translator(language, 'lateDays')('whatIf.costs', { takes });
}
