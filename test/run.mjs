// What `npm test` runs: sets up what is missing, a browser included, and then every check, the
// quick ones first. Plain JavaScript without a dependency: on a fresh clone there are none yet.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildPages, generateClient, installPackages, root } from '../app/prepare.mjs';
import { installChromium } from './setup/chromium.mjs';

/** One after another; those of a line at once, since each of them takes one core. */
const checks = [
  [
    ['format', 'npm', ['run', '--silent', 'format']],
    ['lint and direction of imports', 'npm', ['run', '--silent', 'lint']],
    ['types', 'npm', ['run', '--silent', 'types']],
    ['content', 'npm', ['run', '--silent', 'content:check']],
  ],
  [['units', 'npx', ['vitest', 'run', '--project', 'unit']]],
  [['flows on PostgreSQL', 'npx', ['vitest', 'run', '--project', 'flows']]],
  [['who may what, everywhere', 'npx', ['vitest', 'run', '--project', 'security']]],
  [['models reach their floors', 'npx', ['vitest', 'run', '--project', 'training']]],
  [['journeys in Chromium', 'npx', ['playwright', 'test']]],
];

process.chdir(root);
try {
  await installPackages();
  await generateClient();
  installChromium();
  await buildPages();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

const seconds = [];
const failed = [];
for (const together of checks) {
  await Promise.all(together.map((check) => run(check, together.length === 1)));
  if (failed.length > 0) break;
}
for (const what of failed) console.error(`\n${what}: failed`);
console.log(`\n${seconds.join(' · ')}`);
console.log(`${seconds.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);

/** Runs a check; what it says is shown as it comes when it runs alone, else at its end. */
async function run([what, program, words], alone) {
  const heading = `\n── ${what}`;
  if (alone) console.log(heading);
  const started = performance.now();
  const child = spawn(program, words, { stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const said = alone ? [] : [heading, '\n'];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (some) => said.push(some));
  }
  const [status] = await once(child, 'close');
  process.stdout.write(said.join(''));
  seconds.push(`${what} ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (status !== 0) failed.push(what);
}
