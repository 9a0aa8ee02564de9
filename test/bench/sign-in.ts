/**
 * What signing in tells to a stranger, and what a storm of wrong passwords costs: `npm run
 * bench:sign-in`. Needs `npm run build` before.
 *
 * Known and unknown addresses take turns at everything that can be asked about an address signed
 * out. The share of pairs in which the known one takes longer (the area under the curve of a
 * rank test) is one half when time tells nothing; it is given with its 95 % interval for no
 * difference. Then 10,000 wrong passwords against one account, each from another network, while its
 * owner and somebody else sign in and a page is opened. Writes docs/benchmarks/sign-in.md.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openOwnPortal } from '../setup/own-portal.ts';
import { measuredOn } from './bench-portal.ts';

const pairs = { '/sign-in': 300, '/sign-in/code': 80, '/sign-in/forgot': 80, '/sign-up': 80 };
const storm = { tries: 10_000, atOnce: 100 };
const password = 'correct horse battery';
const known = 'known@bench.example';
const bystander = 'bystander@bench.example';

process.env.TRUST_PROXY = 'yes';
const portal = await openOwnPortal();
let networks = 0;
const anotherNetwork = () => `2001:db8:${(networks += 1).toString(16)}::1`;

async function post(
  path: string,
  form: Record<string, string>,
  { cookie = '', network = anotherNetwork() } = {},
) {
  const begun = performance.now();
  const answer = await fetch(portal.address + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Origin: portal.address, 'X-Forwarded-For': network, cookie },
    redirect: 'manual',
  });
  const text = await answer.text();
  return { answer, text, ms: performance.now() - begun };
}

async function register(email: string): Promise<void> {
  const { text } = await post('/sign-up', { name: 'Bench', email, password });
  const path = /\/confirm\/[\w-]+/.exec(text)?.[0];
  if (path === undefined) throw new Error('no letter');
  const { answer } = await post(path, {});
  if (answer.status !== 302) throw new Error(`not confirmed: ${answer.status}`);
}

/** Signs in, and gives the browser's cookies. */
async function signIn(email: string, cookie = ''): Promise<{ cookie: string; ms: number }> {
  const { answer, ms } = await post('/sign-in', { email, password }, { cookie });
  if (answer.status !== 302) throw new Error(`${email} does not get in: ${answer.status}`);
  const set = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { cookie: set.join('; '), ms };
}

async function openPage(): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${portal.address}/sp24/syllabus`);
  await answer.text();
  return performance.now() - begun;
}

const sorted = (times: number[]) => times.toSorted((one, other) => one - other);
const quantile = (times: number[], share: number) =>
  sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const inMs = (ms: number) => `${ms.toFixed(0)} ms`;

/** The share of pairs in which one of the first is longer than one of the second. */
function longerShare(first: number[], second: number[]): number {
  let longer = 0;
  for (const one of first) {
    for (const other of second) longer += one > other ? 1 : one === other ? 0.5 : 0;
  }
  return longer / (first.length * second.length);
}

async function compare(path: keyof typeof pairs): Promise<string> {
  const times = { known: [] as number[], unknown: [] as number[] };
  const form = (email: string) => ({ email, password: 'wrong but long enough', name: 'Somebody' });
  await post(path, form('warm-up@bench.example'));
  for (let pair = 0; pair < pairs[path]; pair += 1) {
    const order =
      pair % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
    for (const which of order) {
      const email = which === 'known' ? known : `nobody-${pair}@bench.example`;
      const { answer, ms } = await post(path, form(email));
      if (answer.status !== 200 && answer.status !== 422) throw new Error(`${path} refused a try`);
      times[which].push(ms);
    }
  }
  const n = pairs[path];
  const either = 1.96 * Math.sqrt((2 * n + 1) / (12 * n * n));
  const share = longerShare(times.known, times.unknown);
  return `| \`${path}\` | ${n} | ${quantile(times.known, 0.5).toFixed(1)} ms | ${quantile(times.unknown, 0.5).toFixed(1)} ms | ${share.toFixed(2)} | ${(0.5 - either).toFixed(2)} to ${(0.5 + either).toFixed(2)} |`;
}

/** How long the owner, somebody else and a page take, once every 100 ms until told to stop. */
async function serve(cookie: string, going: () => boolean) {
  const times = { owner: [] as number[], other: [] as number[], page: [] as number[] };
  do {
    times.owner.push((await signIn(known, cookie)).ms);
    times.other.push((await signIn(bystander)).ms);
    times.page.push(await openPage());
    await wait(100);
  } while (going());
  return times;
}

try {
  await register(known);
  await register(bystander);
  const { cookie } = await signIn(known);
  const browser = cookie.split('; ').find((each) => each.includes('browser=')) ?? '';

  const told: string[] = [];
  for (const path of Object.keys(pairs) as (keyof typeof pairs)[]) told.push(await compare(path));

  let rounds = 0;
  const quiet = await serve(browser, () => (rounds += 1) < 40);
  let left = storm.tries;
  const answers = { compared: 0, refused: 0 };
  const begun = performance.now();
  const attack = Promise.all(
    Array.from({ length: storm.atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const { answer } = await post('/sign-in', { email: known, password: `wrong ${left}` });
        if (answer.status === 302) answers.refused += 1;
        else if (answer.status === 422) answers.compared += 1;
        else throw new Error(`a wrong password is answered with ${answer.status}`);
      }
    }),
  );
  const stormy = await serve(browser, () => left > 0);
  await attack;
  const seconds = (performance.now() - begun) / 1000;

  const row = (name: string, which: keyof typeof quiet) =>
    `| ${name} | ${inMs(quantile(quiet[which], 0.5))} | ${inMs(quantile(stormy[which], 0.5))} | ${inMs(quantile(stormy[which], 0.95))} | ${stormy[which].length} of ${stormy[which].length} |`;
  const text = `# Signing in

\`npm run build && npm run bench:sign-in\`, ${measuredOn()}. What a client on the same machine waits for; the client and the database use the same cores.

## Does time tell whether an address has an account?

| asked at | pairs | median, known | median, unknown | known took longer | no difference (95 %) |
| --- | --- | --- | --- | --- | --- |
${told.join('\n')}

## ${storm.tries.toLocaleString('en')} wrong passwords against one account, each from another network

${storm.atOnce} at once, ${seconds.toFixed(0)} s in all: ${answers.compared.toLocaleString('en')} were compared, ${answers.refused.toLocaleString('en')} refused without that work. Meanwhile, one after another:

| | quiet, median | in the storm, median | in the storm, 95 % | got in |
| --- | --- | --- | --- | --- |
${row('its owner signs in, in a browser they have used before', 'owner')}
${row('somebody else signs in, in a new browser', 'other')}
${row('a page is opened', 'page')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/sign-in.md', text);
} finally {
  await portal.close();
}
