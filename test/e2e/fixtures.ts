import { expect, test as base, type Page } from '@playwright/test';
import { portalAddress } from '#test/setup/portal-address.ts';

/**
 * What Remix says of an answer that it no longer reads because a newer one is on its way: a line of
 * the console before the answer's first line has come, two rejections that nobody awaits after it.
 */
const abandoned = 'signal is aborted without reason';

/** What a page must never do: write an error to the console, throw, or ask another host. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => {
    if (error.message !== abandoned) faults.push(`threw: ${error.message}`);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error' || message.text().startsWith(`AbortError: ${abandoned}`)) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const ours = hostname === 'localhost' || protocol === 'blob:' || protocol === 'data:';
    if (!ours) faults.push(`asked another host: ${request.url()}`);
  });
  return faults;
}

/** Every end-to-end test fails on a fault of its page, whatever else it looks at. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ page }, use) => {
      const faults = watch(page);
      await use(faults);
      expect(faults, 'faults of the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in by one of the demo's buttons, by its name in the data (`student`, `assistant`, …). */
export async function signInAs(page: Page, demoRole: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator(`button[name="demo"][value="${demoRole}"]`).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** The same without looking at the sign-in page, for tests that are about another one. */
export async function enterAs(page: Page, demoRole: string): Promise<void> {
  const answer = await page.request.post('/sign-in', {
    form: { demo: demoRole },
    headers: { Origin: portalAddress },
    maxRedirects: 0,
  });
  expect(answer.status(), `${demoRole} signs in`).toBe(302);
}

/**
 * Waits until React has taken over the page, so that a click does what it says, and until nothing is
 * being loaded or sent: Chromium's idle network is told once for a document, not after a link in it.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => {
    if (!('__remixRouter' in window)) return true;
    const { navigation, fetchers } = window.__remixRouter.state;
    return [navigation, ...fetchers.values()].every(({ state }) => state === 'idle');
  });
}
