import type { Page } from '@playwright/test';

/** A device that keeps passkeys, knows its owner and answers every request at once. */
export async function openDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  });
}

/**
 * A browser that offers passkeys only where they are asked for. The device above would else choose
 * one as soon as the address field offers it, before anything can be pressed.
 */
export async function offerPasskeysWhenAsked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  });
}
