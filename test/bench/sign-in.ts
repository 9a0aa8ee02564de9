/**
 * What signing in tells to a stranger: `npm run bench:sign-in`. Needs `npm run build` before.
 *
 * Known and unknown addresses take turns at everything that can be asked about an address signed
 * out. The share of pairs in which the known one takes longer (the area under the curve of a
 * rank test) is one half when time tells nothing; it is given with its 95 % interval for no
 * difference. Writes docs/benchmarks/sign-in.md.
 */
import { writeFileSync } from 'node:fs';
import { measuredOn } from './measured-on.ts';
import { openToStrangers, quantile } from './strangers.ts';

const pairs = { '/sign-in': 300, '/sign-in/code': 80, '/sign-in/forgot': 160, '/sign-up': 80 };
const known = 'known@bench.example';
const { post, register, close } = await openToStrangers();

/** The share of pairs in which one of the first is longer than one of the second. */
function longerShare(first: number[], second: number[]): number {
  let longer = 0;
  for (const one of first) {
    for (const other of second) longer += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return longer / (first.length * second.length);
}

/** Where the middle half lies: the times of one address fall into two heaps, a median into either. */
function middleHalf(times: number[]): string {
  return `${quantile(times, 0.25).toFixed(0)} to ${quantile(times, 0.75).toFixed(0)} ms`;
}

async function compare(path: keyof typeof pairs): Promise<string> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const form = (email: string) => ({ email, password: 'wrong but long enough', name: 'Somebody' });
  await post(path, form('warm-up@bench.example'));
  for (let pair = 0; pair < pairs[path]; pair += 1) {
    const order =
      pair % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const which of order) {
      // At `/sign-in` each address rests after a try, so both are one address; elsewhere an unknown
      // one may be known after it was asked about.
      const nobody = path === '/sign-in' ? 'nobody' : `nobody-${pair}`;
      const email = which === 'known' ? known : `${nobody}@bench.example`;
      const { answer, ms } = await post(path, form(email));
      if (answer.status !== 200 && answer.status !== 422) throw new Error(`${path} refused a try`);
      times[which].push(ms);
    }
  }
  const n = pairs[path];
  const either = 1.96 * Math.sqrt((2 * n + 1) / (12 * n * n));
  const share = longerShare(times.known, times.unknown);
  return `| \`${path}\` | ${n} | ${middleHalf(times.known)} | ${middleHalf(times.unknown)} | ${share.toFixed(2)} | ${(0.5 - either).toFixed(2)} to ${(0.5 + either).toFixed(2)} |`;
}

try {
  await register(known);
  const told: string[] = [];
  for (const path of Object.keys(pairs) as (keyof typeof pairs)[]) told.push(await compare(path));
  const text = `# What time tells about an address

\`npm run build && npm run bench:sign-in\`, ${measuredOn()}. What a client on the same machine waits for. When time tells nothing about whether an address has an account, the share of pairs in which the known one took longer lies in the last column in 95 of 100 runs.

| asked at | pairs | known: middle half | unknown: middle half | known took longer | no difference (95 %) |
| --- | --- | --- | --- | --- | --- |
${told.join('\n')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/sign-in.md', text);
} finally {
  await close();
}
