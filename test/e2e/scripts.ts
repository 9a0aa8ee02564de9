import { gzipSync } from 'node:zlib';
import { expect, type Page, type Response } from '@playwright/test';

const budget = 180 * 1024;

/** What only the editor or the playground's engine contains. */
const heavy = { editor: /ProseMirror-/, engine: /WebGPUBackend|tfjs-core/ };

/**
 * Collects every script that the page loads from now on. What they contain is asked of the portal
 * afterwards: Chromium forgets the body of an answer as soon as the page moves on.
 */
export function watchScripts(page: Page): { stop(): Promise<Buffer[]> } {
  const addresses = new Set<string>();
  const collect = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (response.request().resourceType() === 'script' || pathname.endsWith('.js')) {
      addresses.add(response.url());
    }
  };
  page.on('response', collect);
  return {
    stop: () => {
      page.off('response', collect);
      return Promise.all([...addresses].map((address) => script(page, address)));
    },
  };
}

const bodies = new Map<string, Promise<Buffer>>();

/** A script's content; its address carries its hash, so one answer holds for the whole run. */
function script(page: Page, address: string): Promise<Buffer> {
  const body = bodies.get(address) ?? page.request.get(address).then((answer) => answer.body());
  bodies.set(address, body);
  return body;
}

/** What draws a PDF: it comes where one is shown, after the page, as the editor does. */
const reader = /GlobalWorkerOptions|WorkerMessageHandler|OpenJPEG/;

/** Fails when these scripts are more than a page may load, or are for the editor or the playground. */
export function expectLittle(scripts: Buffer[], path: string): void {
  const size = scripts
    .filter((body) => !reader.test(body.toString()))
    .reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect.soft(size, `${path} loads ${Math.round(size / 1024)} kB`).toBeLessThanOrEqual(budget);
  expect.soft(size, `${path} has scripts at all`).toBeGreaterThan(10_000);
  for (const [what, pattern] of Object.entries(heavy)) {
    const loaded = scripts.some((body) => pattern.test(body.toString()));
    expect.soft(loaded, `${path} loads the ${what}`).toBe(false);
  }
}
