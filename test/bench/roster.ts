/**
 * How long a course of 3,000 people takes: `npm run bench:roster`.
 *
 * A portal of its own with the demo, a roster of 3,000 rows uploaded, shown, applied; then the
 * staff's lists, each asked for ten times. Times are what a client on the same machine waits, the
 * median of the ten, beside a page of almost nothing in the same run: only the ratio can be compared
 * with another machine's. Writes docs/benchmarks/roster.md; needs `npm run build` before.
 */
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { openOwnPortal } from '../setup/own-portal.ts';

const people = 3000;
const repeats = 10;

const portal = await openOwnPortal();
const headers = { Origin: portal.address, 'Accept-Language': 'en' };
let cookie = '';

/** Asks, and says how many milliseconds the whole answer took. */
async function ask(path: string, body?: FormData | URLSearchParams) {
  const begun = performance.now();
  const answer = await fetch(`${portal.address}${path}`, {
    headers: { ...headers, cookie },
    redirect: 'manual',
    ...(body !== undefined && { method: 'POST', body }),
  });
  const text = await answer.text();
  return { answer, text, ms: performance.now() - begun };
}

function follow({ answer, text }: Awaited<ReturnType<typeof ask>>): string {
  const to = answer.headers.get('location');
  if (to === null) throw new Error(`${answer.status}: ${text.slice(0, 300)}`);
  return to;
}

async function median(path: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < repeats; round += 1) {
    const { answer, ms } = await ask(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    times.push(ms);
  }
  return times.toSorted((one, other) => one - other)[repeats / 2] ?? 0;
}

try {
  const signedIn = await ask('/sign-in', new URLSearchParams({ demo: 'instructor' }));
  cookie = (signedIn.answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  const rows = Array.from(
    { length: people },
    (_, index) => `Person ${index},person-${index}@bench.example,${100_000 + index},A${index % 9}`,
  );
  const form = new FormData();
  form.set('pasted', ['Name,Email,Student ID,Section', ...rows].join('\n'));
  const uploaded = await ask('/sp24/staff/roster/import', form);
  const plan = follow(uploaded);
  const shown = await ask(plan);
  const take = [...shown.text.matchAll(/name="take"[^>]*?value="([^"]+)"/g)].map(
    ([, key = '']) => key,
  );
  if (take.length !== people) throw new Error(`The plan shows ${take.length} lines`);
  const applied = await ask(
    plan,
    new URLSearchParams([['do', 'apply'], ...take.map((key) => ['take', key])]),
  );
  follow(applied);

  const bare = await median('/sign-up');
  const lists: [string, string][] = [
    ['the roster, first page', '/sp24/staff/roster'],
    ['the roster, somebody looked for', '/sp24/staff/roster?q=person%202999'],
    ['applications', '/sp24/staff/applications'],
    ['seats and waitlist', '/sp24/staff/seats'],
    ['people', '/sp24/people'],
  ];
  const lines: string[] = [];
  for (const [name, path] of lists) {
    const ms = await median(path);
    lines.push(`| ${name} | ${ms.toFixed(0)} ms | ${(ms / bare).toFixed(1)} |`);
  }
  const difference = uploaded.ms + shown.ms;
  const text = `# A course of 3,000 people

\`npm run build && npm run bench:roster\`, ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores (${os.cpus()[0]?.model.trim()}), Node ${process.versions.node}. What a client on the same machine waits for, the portal's database on the same two cores; only the ratios of one run can be compared.

| a roster of 3,000 new rows | took |
| --- | --- |
| uploaded and compared | ${(uploaded.ms / 1000).toFixed(1)} s |
| its difference shown, row by row | ${(shown.ms / 1000).toFixed(1)} s |
| both, from the upload to the whole page | ${(difference / 1000).toFixed(1)} s |
| applied | ${(applied.ms / 1000).toFixed(1)} s |

| then, the median of ${repeats} | took | × a page of almost nothing (${bare.toFixed(0)} ms) |
| --- | --- | --- |
${lines.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/roster.md', text);
} finally {
  await portal.close();
}
