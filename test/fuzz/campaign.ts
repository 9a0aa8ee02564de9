import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { broken } from './properties.ts';
import { play } from './play.ts';

/**
 * Random sessions of several people in one text, `npm run campaign:fuzz`: they write, suggest,
 * accept, reject, comment, undo and reconnect. What must hold at the end stands in properties.ts;
 * what did not is written to docs/benchmarks/fuzz.md, with the seeds that show it.
 */
const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '120' },
    log: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
const count = Number(values.sessions);

const started = performance.now();
const totals = { typed: 0, actions: 0, threads: 0, refused: 0 };
const failures: { seed: number; faults: string[] }[] = [];
for (let seed = from; seed < from + count; seed++) {
  const { faults, session } = attempt(seed);
  if (session !== null) {
    totals.typed += session.typed.size;
    totals.actions += session.log.length;
    totals.threads += session.threads.length;
    totals.refused += session.refused;
    for (const { editor } of session.clients) editor.close();
  }
  if (faults.length > 0) {
    failures.push({ seed, faults });
    console.log(`session ${seed}: ${faults.slice(0, 4).join(' | ').slice(0, 600)}`);
  }
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${count} sessions in ${seconds} s, ${failures.length} failed`);
if (from === 1 && count >= 500) writeFileSync('docs/benchmarks/fuzz.md', report());
process.exitCode = failures.length > 0 ? 1 : 0;

function attempt(seed: number) {
  try {
    const session = play(seed, Number(values.rounds));
    if (values.log) console.log(session.log.join('\n'));
    return { faults: broken(session), session };
  } catch (error) {
    const { stack = '' } = error as Error;
    return { faults: [stack.split('\n').slice(0, 5).join(' ')], session: null };
  }
}

/** Faults by what they are, without the words they are about. */
function kinds(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { seed, faults } of failures) {
    const named = new Set(
      faults.map((fault) => fault.replaceAll(/“[^”]*”/gu, '…').split(':')[0] ?? ''),
    );
    for (const kind of named) found.set(kind, [...(found.get(kind) ?? []), seed]);
  }
  return found;
}

function report(): string {
  const rows = [...kinds()]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([kind, seeds]) => `| ${kind} | ${seeds.length} | ${seeds.slice(0, 5).join(', ')} |`);
  const { actions, typed, threads, refused } = totals;
  return `# Several people in one text

\`npm run campaign:fuzz\`, ${new Date().toISOString().slice(0, 10)}: ${count} sessions of ${values.rounds} rounds: ${actions} actions, ${typed} characters typed, ${threads} comments; ${refused} updates of people who may only suggest were refused.

${failures.length === 0 ? 'Everything held in every session.' : `In ${failures.length} sessions something did not hold:`}
${failures.length === 0 ? '' : `\n| what | sessions | seeds, such as |\n| --- | --- | --- |\n${rows.join('\n')}\n`}`;
}
