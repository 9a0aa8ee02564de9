// Brings a checkout into the state in which it can run: packages, database client, built pages.
// Each step is done when its result is missing or older than what it is made from. Plain
// JavaScript without a dependency: at the first start there are none yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const schema = 'prisma/schema.prisma';
const generated = 'app/db/generated';

/** Installs what `package-lock.json` lists, without running any install script. */
export async function installPackages() {
  const stamp = 'node_modules/.practicum';
  const wanted = hashOf(['package-lock.json']);
  // npm's own list of what it installed: newer than the lock file after any npm install.
  if (!isNewer('node_modules/.package-lock.json', 'package-lock.json') && read(stamp) !== wanted) {
    await step('installing packages', 'npm', ['ci', '--ignore-scripts']);
  }
  write(stamp, wanted);
}

/** Generates the database client from the schema. */
export async function generateClient() {
  const wanted = hashOf([schema, 'node_modules/prisma/package.json']);
  const stamp = `${generated}/.made-from`;
  if (read(stamp) === wanted && existsSync(inRoot(`${generated}/client.ts`))) return;
  const words = prisma('generate');
  await step('making the database client', process.execPath, words, prismaEnvironment());
  write(stamp, wanted);
}

/** Checks the content, and builds the pages for the browser and for the server. */
export async function buildPages() {
  const wanted = hashOf([
    ...['app', 'content', 'emails', 'model-playground', schema, 'package.json'],
    ...['package-lock.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts'],
  ]);
  const stamp = 'build/.made-from';
  if (read(stamp) === wanted && existsSync(inRoot('build/server/index.js'))) return;
  rmSync(inRoot(stamp), { force: true });
  const words = ['run', '--silent', 'build'];
  await step('building the pages', 'npm', words, { NODE_ENV: 'production' });
  write(stamp, wanted);
}

/** The words after `node` for a command of Prisma. */
export function prisma(...words) {
  return [inRoot('node_modules/prisma/build/index.js'), ...words];
}

/** What Prisma's command line needs where it cannot download a program: see the engine's file. */
export function prismaEnvironment() {
  const engine = inRoot('prisma/schema-engine.mjs');
  // Lost when the checkout came as an archive.
  if ((statSync(engine).mode & 0o100) === 0) chmodSync(engine, 0o755);
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
}

async function step(what, program, words, environment = {}) {
  const started = performance.now();
  process.stdout.write(`  ${what} … `);
  const { code, output } = await run(program, words, environment);
  if (code !== 0) {
    process.stdout.write('failed\n\n');
    throw new StepFailed(`${output.trim()}\n\nThe step "${what}" failed; its messages are above.`);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0)} s\n`);
}

/** A step did not succeed; the message is for the person who started it. */
export class StepFailed extends Error {
  name = 'CannotStart';
}

function run(program, words, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm is a script.
      shell: process.platform === 'win32' && program === 'npm',
    });
    let output = '';
    const listen = (chunk) => (output += chunk);
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A hash of the names and contents of these files and of all files in these folders. */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) hash.update(file).update(readFileSync(inRoot(file)));
  return hash.digest('hex');
}

function filesIn(source) {
  if (source === generated || /\.test\.tsx?$/.test(source) || !existsSync(inRoot(source)))
    return [];
  if (!statSync(inRoot(source)).isDirectory()) return [source];
  const names = readdirSync(inRoot(source)).sort();
  return names.flatMap((name) => filesIn(`${source}/${name}`));
}

function isNewer(file, than) {
  if (!existsSync(inRoot(file))) return false;
  return statSync(inRoot(file)).mtimeMs >= statSync(inRoot(than)).mtimeMs;
}

function read(file) {
  return existsSync(inRoot(file)) ? readFileSync(inRoot(file), 'utf8') : undefined;
}

function write(file, content) {
  if (read(file) === content) return;
  mkdirSync(path.dirname(inRoot(file)), { recursive: true });
  writeFileSync(inRoot(file), content);
}

function inRoot(file) {
  return path.join(root, file);
}
