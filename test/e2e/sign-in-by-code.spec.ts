import type { Page } from '@playwright/test';
import { expect, settled, signInAs, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';
import { portalAddress } from '#test/setup/portal-address.ts';

const languages = {
  en: {
    ...{ way: 'Sign in by a code sent to your mailbox', email: 'E-mail', send: 'Send the code' },
    ...{ code: 'Code from the letter', open: 'Sign in', wrong: 'This code does not open anything' },
    ...{ again: 'Send another letter', follow: 'Follow the letter’s link' },
  },
  zh: {
    ...{ way: '用发到邮箱的验证码登录', email: '电子邮箱', send: '发送验证码' },
    ...{ code: '信中的验证码', open: '登录', wrong: '这个验证码无效' },
    ...{ again: '再发一封', follow: '打开信中的链接' },
  },
} as const;

/** The code of the letter that the demo shows in the page. */
async function codeIn(page: Page): Promise<string> {
  const letter = page.locator('pre');
  await expect(letter).toContainText(/\b\d{8}\b/);
  return /\b\d{8}\b/.exec((await letter.textContent()) ?? '')?.[0] ?? '';
}

/**
 * The address of somebody who has an account: another one for each test, since nobody is sent more
 * than five letters an hour.
 */
async function addressOf(page: Page, role: string): Promise<string> {
  await signInAs(page, role);
  await page.goto('/account/sign-in');
  const address = /[\w.-]+@[\w.-]+/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
  await page.context().clearCookies();
  return address;
}

for (const [name, handsOn, language, role] of [
  ['by mouse, in English', mouse, 'en', 'auditor'],
  ['by keyboard alone, in Chinese', keyboard, 'zh', 'waitlisted'],
] as const) {
  test(`somebody signs in by a code and comes where they wanted to, ${name}`, async ({
    page,
    context,
    faults,
  }) => {
    const words = languages[language];
    const hands = handsOn(page);
    const email = await addressOf(page, role);
    await context.addCookies([{ name: 'language', value: language, url: portalAddress }]);
    await page.goto('/account/sessions');
    await page.waitForURL('**/sign-in?to=**');
    await settled(page);
    await hands.press(page.getByRole('link', { name: words.way }));
    await page.waitForURL('**/sign-in/code?to=**');
    await settled(page);
    await hands.write(page.getByRole('textbox', { name: words.email }), email);
    await hands.press(page.getByRole('button', { name: words.send }));
    const first = await codeIn(page);

    const field = page.getByRole('textbox', { name: words.code });
    await expect(field).toBeFocused();
    const miss = first.startsWith('1') ? '2' : '1';
    await hands.write(field, miss + first.slice(1));
    await hands.press(page.getByRole('button', { name: words.open, exact: true }));
    await expect(page.getByText(words.wrong)).toBeVisible();
    // Chromium writes the refusal to the console, as it does for every answer but a good one.
    expect(faults.splice(0)).toEqual([expect.stringContaining('422')]);

    await hands.press(page.getByRole('button', { name: words.again }));
    await expect(page.locator('pre')).toContainText(/\b\d{8}\b/);
    await hands.write(field, await codeIn(page));
    await hands.press(page.getByRole('button', { name: words.open, exact: true }));
    await page.waitForURL('**/account/sessions');
  });
}

test('the link of the letter signs in where it is followed, by a press', async ({
  page,
  browser,
}) => {
  const email = await addressOf(page, 'student-reviewed');
  await page.goto('/sign-in/code');
  await settled(page);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  const link = await page
    .getByRole('link', { name: 'Follow the letter’s link' })
    .getAttribute('href');
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link ?? '');
  await settled(elsewhere);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await elsewhere.waitForURL('**/dashboard');
  await elsewhere.goBack();
  await elsewhere.goto(link ?? '');
  await expect(elsewhere.getByText('This link is over')).toBeVisible();
});
