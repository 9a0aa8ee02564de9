import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { portalAddress } from './portal-address.ts';

const port = new URL(portalAddress).port;
const patienceMs = 120_000;

/**
 * Serves the built portal with a fresh demo for one end-to-end run.
 *
 * @returns what stops it and removes its data
 */
export default async function startPortal(): Promise<() => Promise<void>> {
  const data = mkdtempSync(path.join(tmpdir(), 'practicum-e2e-'));
  // Else the database of a portal run by root would be put where its server may enter.
  chmodSync(data, 0o755);
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
    rmSync(data, { recursive: true, force: true });
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
