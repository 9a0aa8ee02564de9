/**
 * How soon something moves on an experiment's page, and whether the page answers while it trains:
 * `npm run bench:motion`, or `npm run bench:motion -- families maf` for some of them, which writes
 * nothing.
 *
 * Each experiment in the plane, on wasm, opened ten times in Chromium by somebody who comes from the
 * catalogue in the same tab; the time runs from the navigation until the first training progress is
 * drawn. Then it trains for some seconds, and the longest task of the page's main thread counts: its
 * own time on the processor, and from its begin to its end, which on two cores that training, page
 * and drawing share is longer. Fails when a median is above 1 s, or a task works for more than
 * 50 ms. Writes docs/benchmarks/motion.md; needs `npm run build`.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { experiments, type PictureKind } from '#playground/catalog.ts';
import { chromium as chromiumPath } from '#test/setup/chromium.mjs';
import { measuredOn } from './measured-on.ts';
import { openOwnPortal } from '../setup/own-portal.ts';

const times = 10;
const trainingMs = 3_000;
const mostMs = { motion: 1_000, task: 50 };

/** Milliseconds. */
type Task = { own: number; whole: number };
type Seen = { motion: number; tasks: Task[] };

const planar = new Set<PictureKind>([
  'flow-map',
  'critic-map',
  'latent-map',
  'vector-field',
  'race',
  'side-by-side',
]);
const asked = new Set<string>(process.argv.slice(2));
const measured = experiments.filter(({ slug, picture }) =>
  asked.size === 0 ? planar.has(picture) : asked.has(slug),
);

/** Runs in the page before any of its scripts. */
function watchMotion(): void {
  const look = () => {
    const lab = document.querySelector<HTMLElement>('[data-phase]');
    // What the step has drawn is on the screen with the next picture.
    if (Number(lab?.dataset.step ?? 0) === 0) requestAnimationFrame(look);
    else requestAnimationFrame(() => Object.assign(window, { motion: performance.now() }));
  };
  requestAnimationFrame(look);
}

/** What of a trace is read here; times in microseconds. */
type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  dur: number;
  tdur?: number;
  args: { name?: string };
};

/** The tasks of the pages' main threads while something goes on. */
async function tasksDuring(browser: Browser, goesOn: () => Promise<void>): Promise<Task[]> {
  const session = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await session.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel'] } });
  await goesOn();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(
    events.filter(({ args }) => args.name === 'CrRendererMain').map((event) => thread(event)),
  );
  return events
    .filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X')
    .filter((event) => main.has(thread(event)))
    .map(({ dur, tdur = 0 }) => ({ own: tdur / 1000, whole: dur / 1000 }));
}

async function open(browser: Browser, context: BrowserContext, slug: string): Promise<Seen> {
  const page = await context.newPage();
  // tsx wraps functions in a helper of its own, which the page does not have.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.goto('/playground', { waitUntil: 'networkidle' });
  await page.addInitScript(watchMotion);
  await page.goto(`/playground/${slug}?backend=wasm`, { waitUntil: 'commit' });
  const motion = await page.waitForFunction(() => (window as { motion?: number }).motion, null, {
    timeout: 60_000,
  });
  const tasks = await tasksDuring(browser, () => page.waitForTimeout(trainingMs));
  const seen = { motion: (await motion.jsonValue()) ?? 0, tasks };
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
  const found: { slug: string; motion: number; worst: number; own: number; whole: number }[] = [];
  for (const { slug } of measured) {
    await open(browser, context, slug);
    const all: Seen[] = [];
    for (let time = 0; time < times; time += 1) all.push(await open(browser, context, slug));
    const motions = all.map(({ motion }) => motion);
    const tasks = all.flatMap((seen) => seen.tasks);
    found.push({
      slug,
      ...{ motion: median(motions), worst: Math.max(...motions) },
      own: Math.max(...tasks.map(({ own }) => own)),
      whole: Math.max(...tasks.map(({ whole }) => whole)),
    });
  }
  const inMs = (ms: number) => `${ms.toFixed(0)} ms`;
  const rows = found.map(({ slug, ...row }) =>
    ['', slug, inMs(row.motion), inMs(row.worst), inMs(row.own), inMs(row.whole), '']
      .join(' | ')
      .trim(),
  );
  const text = `# How soon an experiment moves

\`npm run build && npm run bench:motion\`, ${measuredOn()}, Chromium; the load before it began was ${load.toFixed(1)}. Each experiment in the plane on WebAssembly, opened ${times} times from the catalogue in the same tab, by a browser that has been here before; from the navigation until the first training progress is drawn. Then it trained for ${trainingMs / 1000} s: the longest task of the page's main thread in all ten, by its own time on the processor, and from its begin to its end, while training and drawing want the same two cores.

| experiment | first motion, median | the slowest of the ten | longest task: its own time | from begin to end |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  console.log(text);
  if (asked.size === 0) writeFileSync('docs/benchmarks/motion.md', text);
  const slow = found.filter(({ motion, own }) => motion > mostMs.motion || own > mostMs.task);
  if (slow.length > 0) throw new Error(`Too slow: ${slow.map(({ slug }) => slug).join(', ')}`);
} finally {
  await browser.close();
  await portal.close();
}
