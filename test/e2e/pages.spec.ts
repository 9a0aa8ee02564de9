import type { Page } from '@playwright/test';
import { experimentSlugs } from '#playground/catalog.ts';
import { barriers, bringAxe } from './barriers.ts';
import { enterAs, expect, settled, test } from './fixtures.ts';
import { pages, pagesAlike } from './pages.ts';
import { resolveAddress } from './resolve-address.ts';
import { expectLittle, watchScripts } from './scripts.ts';

/**
 * Half of the eight looks: each width, each scheme and each language with each of the others once.
 * `npm run campaign:barriers` goes through all of them.
 */
const looks = {
  en: [
    [1280, 'light'],
    [390, 'dark'],
  ],
  zh: [
    [1280, 'dark'],
    [390, 'light'],
  ],
} as const;
const every = [...looks.en, ...looks.zh];
const isCampaign = process.env.LOOKS === 'every';
const looksIn = isCampaign ? { en: every, zh: every } : looks;
/** Pages that need the editor's or the playground's code as soon as they are read. */
const heavy = [
  '@project/proposal',
  '@project/presentation',
  '/sp20/projects/two-clocks-for-one-latent/milestone',
  '@queue',
  ...experimentSlugs.map((slug) => `/playground/${slug}`),
];

/**
 * Shows the page in a scheme. Asked for twice when Chromium, busy, keeps the change to itself: it
 * tells a page of each change once.
 */
async function look(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  const other = colorScheme === 'light' ? 'dark' : 'light';
  await expect(async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html'))
      .toHaveAttribute('data-mantine-color-scheme', colorScheme, { timeout: 3_000 })
      .catch(async (error: unknown) => {
        await page.emulateMedia({ colorScheme: other, reducedMotion: 'reduce' });
        throw error;
      });
  }).toPass({ timeout: 20_000 });
}

test.describe.configure({ mode: 'parallel', timeout: 180_000 });

for (const [role, addresses] of Object.entries(pages)) {
  for (const address of isCampaign ? [...addresses, ...(pagesAlike[role] ?? [])] : addresses) {
    test(`${address} loads little script and has no barrier for a ${role}`, async ({
      page,
      context,
      faults,
    }) => {
      if (role !== 'visitor') await enterAs(page, role);
      const path = await resolveAddress(page, address);
      for (const language of ['en', 'zh'] as const) {
        await context.addCookies([
          { name: 'language', value: language, domain: 'localhost', path: '/' },
        ]);
        const scripts = watchScripts(page);
        await page.goto(path);
        await settled(page);
        await bringAxe(page);
        const loaded = await scripts.stop();
        if (language === 'en' && !heavy.includes(address)) expectLittle(loaded, path);
        for (const [width, colorScheme] of looksIn[language]) {
          await page.setViewportSize({ width, height: 800 });
          await look(page, colorScheme);
          const found = await barriers(page);
          expect(found, `${path} ${language} ${width} ${colorScheme}`).toEqual([]);
          const { scroll, client } = await page.evaluate(() => ({
            scroll: document.documentElement.scrollWidth,
            client: document.documentElement.clientWidth,
          }));
          expect(scroll, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(client);
        }
      }
      // A page that does not exist answers 404, which Chromium reports as an error of the console.
      if (address === '/no-such-page') faults.length = 0;
    });
  }
}
