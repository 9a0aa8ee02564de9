import { gzipSync } from 'node:zlib';
import { expect, settled, signInAs, test } from './fixtures.ts';
import { pages } from './pages.ts';
import { resolveAddress } from './resolve-address.ts';

const budget = 180 * 1024;

/** What only the editor or the playground's engine contains. */
const heavy = { editor: /ProseMirror-/, engine: /WebGPUBackend|tfjs-core/ };

/** Pages on which the editor's code is needed as soon as they are read. */
const withEditor = ['@project/proposal', '@queue'];
const withPlayground = ['/playground/swiss-roll-diffusion', '/playground/vae-gaussians'];

test.describe.configure({ mode: 'parallel' });

for (const [role, addresses] of Object.entries(pages)) {
  for (const address of addresses) {
    if (withEditor.includes(address) || withPlayground.includes(address)) continue;
    test(`${address} loads little script for a ${role}`, async ({ page, faults }) => {
      if (role !== 'visitor') await signInAs(page, role);
      const path = await resolveAddress(page, address);
      const scripts = new Map<string, Promise<Buffer>>();
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script' || response.url().endsWith('.js')) {
          scripts.set(response.url(), response.body());
        }
      });
      await page.goto(path);
      await settled(page);
      const bodies = await Promise.all(scripts.values());
      const size = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
      expect(size, `${path} loads ${Math.round(size / 1024)} kB`).toBeLessThanOrEqual(budget);
      expect(size, 'the page has scripts at all').toBeGreaterThan(10_000);
      for (const [what, pattern] of Object.entries(heavy)) {
        const loaded = bodies.some((body) => pattern.test(body.toString()));
        expect(loaded, `${path} loads the ${what}`).toBe(false);
      }
      if (address === '/no-such-page') faults.length = 0;
    });
  }
}
