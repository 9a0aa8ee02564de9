import type { Page } from '@playwright/test';
import { translator } from '#app/i18n/translator.ts';
import { startIdentityProvider, type TestProvider } from '#test/setup/identity-provider.ts';
import { openOwnPortal } from '#test/setup/own-portal.ts';
import { expect, settled, test } from './fixtures.ts';
import { keyboard, mouse } from './hands.ts';

const name = 'Northfield University';

// A provider belongs to one portal: its settings and its way back.
let portal: Awaited<ReturnType<typeof openOwnPortal>>;
let provider: TestProvider;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await openOwnPortal(async (address) => {
    provider = await startIdentityProvider(`${address}/sign-in/single-sign-on/callback`, [
      { subject: 'nia', name: 'Nia New', email: 'nia@example.edu', verified: true },
      { subject: 'min', name: '敏敏', email: 'min@example.edu', verified: true },
      {
        subject: 'student',
        name: 'A Student',
        email: 'amara.okafor@example.edu',
        verified: true,
      },
      {
        subject: 'auditor',
        name: 'An Auditor',
        email: 'kwame.boateng@example.edu',
        verified: true,
      },
    ]);
    const { issuer, clientId, clientSecret } = provider;
    return {
      ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId },
      ...{ OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name },
    };
  });
});
test.afterAll(async () => {
  await portal.close();
  await provider.close();
});

test.describe.configure({ mode: 'serial', timeout: 120_000 });

for (const [how, handsOn, language, fresh, known] of [
  ['by mouse, in English', mouse, 'en', 'nia', 'student'],
  ['by keyboard, in Chinese', keyboard, 'zh', 'min', 'auditor'],
] as const) {
  test(`somebody new and somebody known come in by single sign-on, ${how}`, async ({ page }) => {
    const hands = handsOn(page);
    const t = translator(language, 'waysIn');
    const account = translator(language, 'account');
    const frame = translator(language, 'frame');
    const through = async (who: string) => {
      // The provider would remember who was there last.
      await page.context().clearCookies({ name: /^_session/ });
      await page.goto(`${portal.address}/sign-in?lang=${language}`);
      await settled(page);
      await hands.press(page.getByRole('link', { name: t('continueWith', { name }) }));
      await choose(page, who);
    };
    const signOut = async () => {
      await page.goto(`${portal.address}/account`);
      await settled(page);
      await hands.press(page.getByRole('button', { name: frame('signOut') }));
      await page.waitForURL(`${portal.address}/`);
    };

    await through('nobody');
    await expect(page.getByText(t('problem.denied'))).toBeVisible();

    await through(fresh);
    await page.waitForURL(`${portal.address}/`);
    await page.goto(`${portal.address}/account/sign-in`);
    await expect(page.getByText(`${fresh}@example.edu`).first()).toBeVisible();
    await signOut();

    await through(known);
    await page.waitForURL('**/sign-in/link');
    await settled(page);
    await hands.press(page.getByRole('link', { name: t('link.signIn') }));
    await page.waitForURL('**/sign-in?to=**');
    await settled(page);
    await hands.press(page.locator(`button[name="demo"][value="${known}"]`));
    await page.waitForURL('**/sign-in/link');
    await hands.press(page.getByRole('button', { name: t('link.submit') }));
    await expect(page.getByText(t('link.done'))).toBeVisible();
    await signOut();

    await through(known);
    await page.waitForURL('**/sp24/dashboard');
    await page.goto(`${portal.address}/account/sign-in`);
    await settled(page);
    await expect(page.getByText(account('signIn.method_identity')).first()).toBeVisible();
  });
}

/** Presses a button of the provider's own page. */
async function choose(page: Page, who: string): Promise<void> {
  await page.waitForURL(`${provider.issuer}/**`);
  await page.getByRole('button', { name: who, exact: true }).press('Enter');
}
