import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { dataFolder } from './data-folder.ts';
import { portalAddress } from './portal-address.ts';
import { startPortalProcess } from './portal-process.ts';

const port = new URL(portalAddress).port;
const patienceMs = 120_000;

/**
 * Serves the built portal with a fresh demo for one end-to-end run. `FRESH_DEMO` tells the tests
 * with a portal of their own where the same demo lies, written once.
 *
 * @returns what stops it and removes its data
 */
export default async function startPortal(): Promise<() => Promise<void>> {
  const fresh = dataFolder();
  await (await startPortalProcess(fresh, Number(port))).stop();
  process.env.FRESH_DEMO = fresh;
  const data = dataFolder(fresh);
  const server = spawn(process.execPath, ['--import', 'tsx', 'app/server.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: port,
      DATA: data,
      DATABASE_URL: '',
      SMTP_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
  const ended = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`The portal ended with ${code}.`)));
  });
  ended.catch(() => {});
  await Promise.race([ended, healthy()]);
  return async () => {
    const stopped = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await stopped;
    for (const folder of [data, fresh]) rmSync(folder, { recursive: true, force: true });
  };
}

async function healthy(): Promise<void> {
  const attempts = patienceMs / 250;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await fetch(`${portalAddress}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(250);
  }
  throw new Error('The portal did not become healthy.');
}
