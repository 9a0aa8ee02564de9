// What `npm test` runs: sets up what is missing, a browser included, and then every check, the
// quick ones first. Plain JavaScript without a dependency: on a fresh clone there are none yet.
import { spawnSync } from 'node:child_process';
import { buildPages, generateClient, installPackages, root } from '../app/prepare.mjs';
import { installChromium } from './setup/chromium.mjs';

const checks = [
  ['format', 'npm', ['run', '--silent', 'format']],
  ['lint and direction of imports', 'npm', ['run', '--silent', 'lint']],
  ['types', 'npm', ['run', '--silent', 'types']],
  ['content', 'npm', ['run', '--silent', 'content:check']],
  ['units', 'npx', ['vitest', 'run', '--project', 'unit']],
  ['flows on PostgreSQL', 'npx', ['vitest', 'run', '--project', 'flows']],
  ['who may what, everywhere', 'npx', ['vitest', 'run', '--project', 'security']],
  ['models reach their floors', 'npx', ['vitest', 'run', '--project', 'training']],
  ['journeys in Chromium', 'npx', ['playwright', 'test']],
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
let failed = 0;
for (const [what, program, words] of checks) {
  console.log(`\n── ${what}`);
  const started = performance.now();
  const { status } = spawnSync(program, words, { stdio: 'inherit' });
  seconds.push(`${what} ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (status !== 0) {
    failed = 1;
    console.error(`\n${what}: failed`);
    break;
  }
}
console.log(`\n${seconds.join(' · ')}`);
console.log(`${seconds.length - failed} passed, ${failed} failed`);
process.exit(failed);
