// What `npm start` runs: makes the checkout ready and serves the portal until it is stopped.
// Plain JavaScript without a dependency: at the first start there are none yet.
import { buildPages, generateClient, installPackages, root } from './prepare.mjs';

const oldestNode = [20, 19];

try {
  refuseOldNode();
  process.chdir(root);
  process.stdout.write('Practicum\n');
  await installPackages();
  await generateClient();
  await buildPages();
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  stopWithNpm();
  const { register } = await import('tsx/esm/api');
  register();
  await import('./server.ts');
} catch (error) {
  // A reason for the portal's keeper is told in its own words; anything else with its stack.
  process.stderr.write(`\n${reasonFor(error)}\n`);
  process.exit(1);
}

function reasonFor(error) {
  if (error.name === 'CannotStart') return error.message;
  if (error.code !== 'EACCES') return error.stack;
  return `${error.path} may not be written by this account. Start the portal as the owner of ${root}, or make that yours.`;
}

/** The shell between npm and us keeps npm's signal to itself and dies: then we stop as well. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  const refusal = new Error(
    `Practicum needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`,
  );
  refusal.name = 'CannotStart';
  throw refusal;
}
