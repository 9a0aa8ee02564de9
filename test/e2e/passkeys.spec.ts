import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { expect, settled, test } from './fixtures.ts';
import { keyboard, mouse, type Hands } from './hands.ts';
import { offerPasskeysWhenAsked, openDevice } from './virtual-device.ts';

const password = 'correct horse battery';

for (const [how, handsOn, language] of [
  ['by mouse, in English', mouse, 'en'],
  ['by keyboard, in Chinese', keyboard, 'zh'],
] as const) {
  test(`a passkey is added, named, used and removed, ${how}`, async ({ page, faults }) => {
    test.setTimeout(120_000);
    const hands = handsOn(page);
    const t = translator(language, 'waysIn');
    const account = translator(language, 'account');
    await openDevice(page);
    await offerPasskeysWhenAsked(page);
    await signUp(page, hands, language);

    await page.goto('/account/sign-in');
    await settled(page);
    await hands.write(page.getByRole('textbox', { name: t('passkey.name'), exact: true }), ' 2');
    await hands.press(page.getByRole('button', { name: t('passkey.add') }));
    await expect(page.getByText(t('passkey.added'))).toBeVisible();

    await hands.press(page.getByText(t('passkey.rename'), { exact: true }));
    await hands.write(page.locator('details input[name="name"]'), ' b');
    await hands.press(page.getByRole('button', { name: t('passkey.save') }));
    await expect(page.getByText(t('passkey.renamed'))).toBeVisible();
    await expect(page.getByText(/Chrome · Linux 2 b/).first()).toBeVisible();

    await hands.press(page.getByRole('button', { name: t('passkey.add') }));
    await expect(page.getByText(t('passkey.trouble.known'))).toBeVisible();

    await signOut(page, hands, language);
    await page.goto('/sign-in?to=/account/sessions');
    await settled(page);
    await hands.press(page.getByRole('button', { name: t('passkey.use') }));
    await page.waitForURL((url) => url.pathname === '/account/sessions');
    await expect(page.getByText(account('sessions.by.passkey'))).toBeVisible();

    await page.goto('/account/sign-in');
    await settled(page);
    const which = `${account('signIn.method_passkey')} · Chrome · Linux 2 b`;
    const remove = account('signIn.removeWhich', { which });
    await hands.press(page.getByRole('button', { name: remove }));
    await expect(page.getByText(account('signIn.removed'))).toBeVisible();

    await signOut(page, hands, language);
    await page.goto('/sign-in');
    await settled(page);
    await hands.press(page.getByRole('button', { name: t('passkey.use') }));
    await expect(page.getByText(t('passkey.trouble.unknown'))).toBeVisible();
    // The browser's own line about the refusal, and nothing else.
    expect(faults.splice(0)).toEqual([expect.stringContaining('status of 422')]);
  });
}

test('the address field offers passkeys by itself', async ({ page }) => {
  const hands = mouse(page);
  await openDevice(page);
  await signUp(page, hands, 'en');
  await page.goto('/account/sign-in');
  await settled(page);
  await hands.press(page.getByRole('button', { name: 'Add a passkey' }));
  await expect(page.getByText('The passkey opens your account from now on.')).toBeVisible();
  await signOut(page, hands, 'en');
  // The device of this test chooses what it is offered at once.
  await page.goto('/sign-in?to=/account/sessions');
  await page.waitForURL((url) => url.pathname === '/account/sessions');
  await expect(page.getByText('by passkey')).toBeVisible();
});

test('a browser whose device has no passkey says so and keeps the other ways', async ({ page }) => {
  await page.goto('/sign-in');
  await settled(page);
  await page.evaluate(() => {
    navigator.credentials.get = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('No passkey was chosen. Nothing has changed.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeVisible();
});

/** Somebody new, with a password, signed in. */
async function signUp(page: Page, hands: Hands, language: 'en' | 'zh'): Promise<void> {
  const t = translator(language, 'account');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await page.goto(`/sign-up?lang=${language}`);
  await settled(page);
  await hands.write(field(t('signUp.name')), 'Kit Key');
  await hands.write(field(t('signUp.email')), `kit-${crypto.randomUUID().slice(0, 8)}@example.edu`);
  await hands.write(field(t('signUp.password')), password);
  await hands.press(page.getByRole('button', { name: t('signUp.submit') }));
  await hands.press(page.getByRole('link', { name: t('signUp.followLink') }));
  await hands.press(page.getByRole('button', { name: t('confirm.submit') }));
  await page.waitForURL('**/account');
}

async function signOut(page: Page, hands: Hands, language: 'en' | 'zh'): Promise<void> {
  await page.goto('/account');
  await settled(page);
  await hands.press(page.getByRole('button', { name: translator(language, 'frame')('signOut') }));
  await page.waitForURL((url) => url.pathname === '/');
}
