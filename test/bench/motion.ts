/**
 * How soon something moves on an experiment's page, and whether the page answers while it trains:
 * `npm run bench:motion`.
 *
 * Each experiment in the plane, on wasm, opened ten times in Chromium by somebody who comes from the
 * catalogue in the same tab; the time runs from the navigation until the first training progress is
 * drawn. Then it trains for some seconds, and the longest task of the page's main thread counts.
 * Fails when a median is above 1 s or a task above 50 ms. Writes docs/benchmarks/motion.md; needs
 * `npm run build`.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { chromium, type BrowserContext } from '@playwright/test';
import { experiments, type PictureKind } from '#playground/catalog.ts';
import { chromium as chromiumPath } from '#test/setup/chromium.mjs';
import { measuredOn } from './bench-portal.ts';
import { openOwnPortal } from '../setup/own-portal.ts';

const times = 10;
const trainingMs = 3_000;
const mostMs = { motion: 1_000, task: 50 };

/** Milliseconds. */
type Seen = { motion: number; longestTask: number };

const planar = new Set<PictureKind>([
  'flow-map',
  'critic-map',
  'latent-map',
  'vector-field',
  'race',
  'side-by-side',
]);
const inThePlane = experiments.filter(({ picture }) => planar.has(picture));

/** Runs in the page before any of its scripts. */
function watchMotion(): void {
  const seen = { motion: 0, longestTask: 0 };
  Object.assign(window, { seen });
  const look = () => {
    const lab = document.querySelector<HTMLElement>('[data-phase]');
    if (Number(lab?.dataset.step ?? 0) === 0) {
      requestAnimationFrame(look);
      return;
    }
    // What the step has drawn is on the screen with the next picture.
    requestAnimationFrame(() => {
      seen.motion = performance.now();
      new PerformanceObserver((list) => {
        const tasks = list.getEntries().filter(({ startTime }) => startTime > seen.motion);
        seen.longestTask = Math.max(seen.longestTask, ...tasks.map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
  };
  requestAnimationFrame(look);
}

async function open(context: BrowserContext, slug: string): Promise<Seen> {
  const page = await context.newPage();
  // tsx wraps functions in a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/playground', { waitUntil: 'networkidle' });
  await page.addInitScript(watchMotion);
  await page.goto(`/playground/${slug}?backend=wasm`, { waitUntil: 'commit' });
  const read = () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.motion > 0, null, {
    timeout: 60_000,
  });
  await page.waitForTimeout(trainingMs);
  const seen = await read();
  await page.close();
  return seen;
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

const load = os.loadavg()[0] ?? 0;
const portal = await openOwnPortal();
const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const context = await browser.newContext({
    baseURL: portal.address,
    viewport: { width: 1_280, height: 900 },
  });
  const found: { slug: string; motion: number; worst: number; longestTask: number }[] = [];
  for (const { slug } of inThePlane) {
    await open(context, slug);
    const all: Seen[] = [];
    for (let time = 0; time < times; time += 1) all.push(await open(context, slug));
    const motions = all.map(({ motion }) => motion);
    found.push({
      slug,
      ...{ motion: median(motions), worst: Math.max(...motions) },
      longestTask: Math.max(...all.map(({ longestTask }) => longestTask)),
    });
  }
  const rows = found.map(
    ({ slug, motion, worst, longestTask }) =>
      `| ${slug} | ${motion.toFixed(0)} ms | ${worst.toFixed(0)} ms | ${longestTask === 0 ? 'none above 50 ms' : `${longestTask.toFixed(0)} ms`} |`,
  );
  const text = `# How soon an experiment moves

\`npm run build && npm run bench:motion\`, ${measuredOn()}, Chromium; the load before it began was ${load.toFixed(1)}. Each experiment in the plane on WebAssembly, opened ${times} times from the catalogue in the same tab, by a browser that has been here before; from the navigation until the first training progress is drawn. Then it trained for ${trainingMs / 1000} s: the longest task of the page's main thread in all ten.

| experiment | first motion, median | the slowest of the ten | longest task while training |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/motion.md', text);
  const slow = found.filter(
    ({ motion, longestTask }) => motion > mostMs.motion || longestTask > mostMs.task,
  );
  if (slow.length > 0) throw new Error(`Too slow: ${slow.map(({ slug }) => slug).join(', ')}`);
} finally {
  await browser.close();
  await portal.close();
}
