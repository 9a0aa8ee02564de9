import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { measuredOn } from '#test/bench/measured-on.ts';
import type { Told } from './campaign-worker.ts';
import { namesOfHardThings } from './hard-things.ts';

/**
 * The late-day ledger against an oracle, `npm run campaign:ledger`: histories made from numbers,
 * each judged by both, on every core. A disagreement is told as its shortest story and fails; the
 * result of 10,000 or more is written to docs/benchmarks/ledger.md.
 */
const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.histories);
const seed = Number(values.seed);
const page = 'docs/benchmarks/ledger.md';

const started = performance.now();
const secondsSince = () => Math.round((performance.now() - started) / 1_000);
let done = 0;
let said = 0;
const met = namesOfHardThings.map(() => 0);
const stories: string[] = [];

const cores = os.availableParallelism();
const file = fileURLToPath(new URL('campaign-worker.ts', import.meta.url));
const workers = Array.from({ length: cores }, (_, core) => {
  const worker = fork(file, [seed + core, seed + count, cores].map(String));
  worker.on('message', (told: Told) => hear(told));
  return worker;
});
await Promise.all(workers.map((worker) => once(worker, 'disconnect')));

console.log(`${done} histories in ${secondsSince()} s, ${stories.length} disagreements`);
for (const story of stories) console.log(`\n${story}`);
if (stories.length > 0 || done < count) process.exitCode = 1;
else if (count >= 10_000) writeFileSync(page, report());

function hear({ histories, met: some, story }: Told): void {
  done += histories;
  for (const [index, times] of some.entries()) met[index] = (met[index] ?? 0) + times;
  if (story !== null) {
    stories.push(story);
    for (const worker of workers) worker.kill();
  }
  if (done - said < count / 20) return;
  said = done;
  console.log(`${done} of ${count} histories, ${secondsSince()} s`);
}

function report(): string {
  const rows = namesOfHardThings.map((name, index) => [name, String(met[index])] as const);
  const wide = Math.max(...rows.map(([name]) => name.length));
  const high = Math.max(...rows.map(([, times]) => times.length), 'histories'.length);
  const line = (name: string, times: string) => `| ${name.padEnd(wide)} | ${times.padEnd(high)} |`;
  return `# The late-day ledger against an oracle

\`npm run campaign:ledger -- --histories ${count} --seed ${seed}\`, ${measuredOn()}: ${done} histories in ${secondsSince()} s, no disagreement.

A history is made from its number: one person's homework and stages of projects, deadlines that are moved, extensions, what was handed in when, scores, the teams one was in, and an instant. The portal and an oracle that shares no rule and no calendar with it ([oracle.ts](../../test/ledger/oracle.ts)) say the whole ledger at that instant and the price of handing in one of the assignments; every field must be the same. \`npm test\` judges a few thousand.

${line('what makes a history hard', 'histories')}
${line('-'.repeat(wide), '-'.repeat(high))}
${rows.map(([name, times]) => line(name, times)).join('\n')}
`;
}
