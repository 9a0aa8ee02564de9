import type { Browser, BrowserContext, Page } from '@playwright/test';
import { portalAddress } from '#test/setup/portal-address.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';

const address = '/sp24/midterm/study';

test.describe.configure({ timeout: 120_000 });

test('somebody studies by keyboard, without an account, and finds it again', async ({ page }) => {
  await open(page);
  const first = await asked(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('group', { name: 'How was it?' })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.locator('#asked')).not.toHaveText(first);
  await expect(page.locator('#asked')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('Show the answer');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByText('1 answer, kept in this browser')).toBeVisible();
  await expect(page.locator('#asked')).not.toHaveText(first);
});

test('steps are put in order by keyboard, and blanks are compared', async ({ page }) => {
  await page.goto(`${address}?lang=zh`);
  await settled(page);
  await page.getByLabel('提问方式').selectOption('order');
  const steps = page.locator('#asked ~ ol > li');
  const second = await steps.nth(1).innerText();
  await page.getByRole('button', { name: '把第 2 步上移' }).focus();
  await page.keyboard.press('Space');
  await expect(steps.nth(0)).toHaveText(second.replaceAll('\n', ''));
  await page.getByLabel('提问方式').selectOption('blank');
  await page.getByLabel('方框 1').first().fill('x');
  await page.getByRole('button', { name: '显示答案' }).press('Enter');
  await expect(page.getByText('与推导中的写法不同，请自己对照。').first()).toBeVisible();

  await page.goto(`${address}?lang=zh&question=diffusion-posterior`);
  await settled(page);
  await page.getByLabel('提问方式').selectOption('blank');
  await page.getByLabel('方框 1').first().fill('(1 - \\alpha_i)(1 + \\alpha_i)');
  await page.getByRole('button', { name: '显示答案' }).press('Enter');
  await expect(page.getByText('与推导中的写法不同，但值相同。').first()).toBeVisible();
});

test('twenty cards are studied without a network, and sent when there is one again', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: portalAddress });
  const page = await context.newPage();
  await enterAs(page, 'waitlisted');
  await opened(page);
  const before = await kept(page);
  await context.setOffline(true);
  await study(page, 10);
  await page.reload();
  await expect(page.getByText('10 answers are kept in this browser')).toBeVisible();
  await study(page, 10);
  await expect(page.getByText('20 answers are kept in this browser')).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => kept(page)).toBe(before + 20);
  await expect(page.getByText(`${before + 20} answers, kept in your account.`)).toBeVisible();
  await context.close();
});

test('two devices without a network are merged, and no answer counts twice', async ({
  browser,
}) => {
  const [phone, laptop] = [await device(browser), await device(browser)];
  const before = await kept(phone.page);
  for (const { context } of [phone, laptop]) await context.setOffline(true);
  await study(phone.page, 4);
  await study(laptop.page, 3);
  for (const { context } of [phone, laptop]) await context.setOffline(false);
  await expect.poll(() => kept(phone.page)).toBe(before + 7);
  for (const { page } of [phone, laptop]) {
    await page.reload();
    await expect(page.getByText(`${before + 7} answers, kept in your account.`)).toBeVisible();
  }
  expect(await kept(laptop.page)).toBe(before + 7);
  for (const { context } of [phone, laptop]) await context.close();
});

test('signing out leaves nothing of the account in the browser', async ({ browser }) => {
  const { context, page } = await device(browser);
  await study(page, 1);
  await expect(page.getByText(/kept in your account/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('/');
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.filter((key) => key.startsWith('practicum/study/sent/'))).toEqual([]);
  await context.close();
});

async function device(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ baseURL: portalAddress });
  const page = await context.newPage();
  await enterAs(page, 'auditor');
  await opened(page);
  return { context, page };
}

async function open(page: Page): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Opened, and kept for a time without a network. */
async function opened(page: Page): Promise<void> {
  await open(page);
  await page.waitForFunction(async (path) => {
    const { active } = await navigator.serviceWorker.ready;
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const assets = loaded.filter((name) => new URL(name).pathname.startsWith('/assets/'));
    const kept = await Promise.all(
      [`${path}/cards?lang=en`, ...assets].map((each) => caches.match(each)),
    );
    return active?.state === 'activated' && kept.every((each) => each !== undefined);
  }, address);
  await settled(page);
}

async function study(page: Page, cards: number): Promise<void> {
  for (let card = 0; card < cards; card += 1) {
    const before = await asked(page);
    await page.keyboard.press('Space');
    await expect(page.getByRole('group', { name: 'How was it?' })).toBeVisible();
    await page.keyboard.press('3');
    await expect(page.locator('#asked')).not.toHaveText(before);
  }
}

/** The card's title, once it can be answered. */
async function asked(page: Page): Promise<string> {
  await expect(page.getByRole('button', { name: 'Show the answer' })).toBeEnabled();
  return page.locator('#asked').innerText();
}

/** How many answers the portal has of whoever this is. */
async function kept(page: Page): Promise<number> {
  const answer = await page.request.post(`${address}/reviews`, {
    form: { reviews: '[]' },
    headers: { Origin: portalAddress },
  });
  return ((await answer.json()) as unknown[]).length;
}
