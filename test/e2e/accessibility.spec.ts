import AxeBuilder from '@axe-core/playwright';
import { expect, settled, signInAs, test } from './fixtures.ts';
import { pages } from './pages.ts';
import { resolveAddress } from './resolve-address.ts';

const widths = [1280, 390] as const;
const schemes = ['light', 'dark'] as const;
const languages = ['en', 'zh'] as const;

for (const [role, addresses] of Object.entries(pages)) {
  for (const address of addresses) {
    test(`${address} has no barrier for a ${role}`, async ({ page, context, faults }) => {
      if (role !== 'visitor') await signInAs(page, role);
      const path = await resolveAddress(page, address);
      for (const language of languages) {
        await context.addCookies([
          { name: 'language', value: language, domain: 'localhost', path: '/' },
        ]);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.goto(path);
            await settled(page);
            const { violations } = await new AxeBuilder({ page })
              .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
              .analyze();
            const found = violations.map(
              ({ id, nodes }) =>
                `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
            );
            expect(found, `${path} ${language} ${width} ${colorScheme}`).toEqual([]);
            const { scroll, client } = await page.evaluate(() => ({
              scroll: document.documentElement.scrollWidth,
              client: document.documentElement.clientWidth,
            }));
            expect(scroll, `${path} scrolls sideways at ${width}`).toBeLessThanOrEqual(client);
          }
        }
      }
      // A page that does not exist answers 404, which Chromium reports as an error of the console.
      if (address === '/no-such-page') faults.length = 0;
    });
  }
}
