import path from 'node:path';
import { settled, signInAs, test } from '../e2e/fixtures.ts';
import { pages } from '../e2e/pages.ts';
import { resolveAddress } from '../e2e/resolve-address.ts';

test.describe.configure({ timeout: 180_000 });

for (const [role, addresses] of Object.entries(pages)) {
  for (const address of addresses) {
    test(`${address} as a ${role} sees it`, async ({ page, context, faults }) => {
      if (role !== 'visitor') await signInAs(page, role);
      const here = await resolveAddress(page, address);
      const name = `${role}${address.replaceAll(/[^a-z0-9]+/gi, '-')}`;
      for (const language of ['en', 'zh']) {
        await context.addCookies([
          { name: 'language', value: language, domain: 'localhost', path: '/' },
        ]);
        for (const width of [1280, 390]) {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
            await page.emulateMedia({ colorScheme });
            await page.goto(here);
            await settled(page);
            const file = `${name}-${language}-${width}-${colorScheme}.png`;
            await page.screenshot({ path: path.join('screenshots', file), fullPage: true });
          }
        }
      }
      faults.length = 0;
    });
  }
}
