import type { Browser } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test, watch } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

// Seats that change hands would change what other files look at.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal();
});
test.afterAll(() => portal.close());

test.describe.configure({ mode: 'serial', timeout: 120_000 });

const ways = [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard, in Chinese', keyboard, 'zh'],
] as const;

for (const [name, handsOn, language] of ways) {
  test(`a seat is offered, taken, given back and waited for again, ${name}`, async ({
    browser,
  }) => {
    const staff = await enter(browser, 'assistant', language);
    const desk = handsOn(staff.page);
    const seats = translator(language, 'seats');
    // A seat that was given back is passed on by the clock before the next plan is made.
    await expect(async () => {
      await staff.page.goto('/sp24/staff/seats');
      await expect(staff.page.locator('dd').last()).toHaveText('0', { timeout: 1000 });
    }).toPass();
    await settled(staff.page);
    await desk.press(staff.page.getByText(seats('seatedTitle')));
    await desk.tick(staff.page.locator('input[name="drop"]').first());
    const offer = seats('offerTo', { name: 'Adaeze Nwosu' });
    await desk.tick(staff.page.getByRole('checkbox', { name: offer }));
    await desk.press(staff.page.getByRole('button', { name: seats('showPlan') }));
    await expect(staff.page.getByText(seats('planSeats', { free: 0, then: 0 }))).toBeVisible();
    await desk.press(
      staff.page.getByRole('button', { name: seats('carryBoth', { drop: 1, offer: 1 }) }),
    );
    await expect(staff.page.getByText(seats('done'))).toBeVisible();
    await expect(
      staff.page.getByRole('button', { name: seats('withdrawOf', { name: 'Adaeze Nwosu' }) }),
    ).toBeVisible();

    const own = await enter(browser, 'waitlisted', language);
    const hands = handsOn(own.page);
    const waitlist = translator(language, 'waitlist');
    const title = own.page.getByRole('heading', { level: 1 });
    await own.page.goto('/sp24/waitlist');
    await settled(own.page);
    await expect(title).toHaveText(waitlist('offerTitle'));
    await hands.press(own.page.getByRole('button', { name: waitlist('accept') }));
    await expect(title).toHaveText(waitlist('seat'));
    await hands.press(own.page.getByRole('button', { name: waitlist('giveBack') }));
    await expect(title).toHaveText(waitlist('dropped'));
    await hands.press(own.page.getByRole('button', { name: waitlist('return'), exact: true }));
    await expect(title).toHaveText(/1\d/);
    await expect(own.page.getByText(waitlist('fact_accepted')).first()).toBeVisible();
    expect([...staff.faults, ...own.faults]).toEqual([]);
  });
}

/** Somebody in a role of the own portal's demo, in a browser of their own. */
async function enter(browser: Browser, role: string, language: string) {
  const context = await browser.newContext({ baseURL: portal.address });
  await context.addCookies([{ name: 'language', value: language, domain: 'localhost', path: '/' }]);
  const page = await context.newPage();
  const faults = watch(page);
  await page.goto('/sign-in');
  await page.locator(`button[name="demo"][value="${role}"]`).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return { page, faults };
}
