/**
 * What a storm of wrong passwords costs: `npm run bench:storm`. Needs `npm run build` before.
 *
 * 10,000 wrong passwords against one account, each from another network, while its owner and
 * somebody else sign in and a page is opened. Writes docs/benchmarks/storm.md.
 */
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { measuredOn } from './measured-on.ts';
import { openToStrangers, password, quantile } from './strangers.ts';

const storm = { tries: 10_000, atOnce: 100 };
const known = 'known@bench.example';
const bystander = 'bystander@bench.example';
const { address, post, register, close } = await openToStrangers();

const inMs = (ms: number) => `${ms.toFixed(0)} ms`;

/** Signs in, and gives the browser's cookies. */
async function signIn(email: string, cookie = ''): Promise<{ cookie: string; ms: number }> {
  const { answer, ms } = await post('/sign-in', { email, password }, cookie);
  if (answer.status !== 302) throw new Error(`${email} does not get in: ${answer.status}`);
  const set = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
  return { cookie: set.join('; '), ms };
}

async function openPage(): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${address}/sp24/syllabus`);
  await answer.text();
  return performance.now() - begun;
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
  const text = `# A storm of wrong passwords

\`npm run build && npm run bench:storm\`, ${measuredOn()}. What a client on the same machine waits for; the client and the database use the same cores.

${storm.tries.toLocaleString('en')} wrong passwords against one account, each from another network, ${storm.atOnce} at once, ${seconds.toFixed(0)} s in all: ${answers.compared.toLocaleString('en')} were compared, ${answers.refused.toLocaleString('en')} refused without that work. Meanwhile, one after another:

| | quiet, median | in the storm, median | in the storm, 95 % | got in |
| --- | --- | --- | --- | --- |
${row('its owner signs in, in a browser they have used before', 'owner')}
${row('somebody else signs in, in a new browser', 'other')}
${row('a page is opened', 'page')}
`;
  console.log(text);
  writeFileSync('docs/benchmarks/storm.md', text);
} finally {
  await close();
}
