import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.ts';
import { recall, remember } from './cluster.ts';
import type { Place } from './place.ts';
import type { Programs } from './programs.ts';
import { run } from './run.ts';

/**
 * Sees to it that the cluster's server runs: adopts one that a killed portal left behind, clears
 * away the pid file of one that was killed itself, and otherwise starts it, on the port of last
 * time if that is free.
 *
 * @param settings more of PostgreSQL's settings, e.g. `{ fsync: 'off' }` for a test
 * @returns the port it listens on, at 127.0.0.1 only
 * @throws CannotStart with the end of the server's log when it does not start
 */
export async function ensureRunning(
  place: Place,
  programs: Programs,
  settings: Record<string, string> = {},
): Promise<number> {
  const tries = 10;
  for (let attempt = 1; ; attempt += 1) {
    const running = runningServer(place);
    if (running !== undefined) return running.port;
    clearStalePidFile(place);
    const port = await freePort(recall(place).port);
    remember(place, { ...recall(place), port });
    const started = await run(place, programs.pgCtl, [
      ...['start', '--wait', '--timeout', '120', '--pgdata', place.cluster],
      ...['--log', logFile(place), '--options', startOptions(port, settings)],
    ]);
    if (started.code === 0) return port;
    // Another portal may have been quicker, or what is left of a killed server may still be
    // letting go of its memory.
    if (attempt === tries) throw new CannotStart(cannotStart(place, started.output));
    await wait(200 * attempt);
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(place: Place, programs: Programs): Promise<void> {
  if (runningServer(place) === undefined) return;
  const words = ['stop', '--wait', '--mode', 'fast', '--pgdata', place.cluster];
  await run(place, programs.pgCtl, words);
}

const fixedSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: "''",
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '200',
};

function startOptions(port: number, settings: Record<string, string>): string {
  return Object.entries({ ...fixedSettings, ...settings, port })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** Process and port of the cluster's server, as its pid file says and the system confirms. */
function runningServer(place: Place): { pid: number; port: number } | undefined {
  const file = pidFile(place);
  if (!existsSync(file)) return undefined;
  // Lines of postmaster.pid: process, data folder, start, port, …
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return port > 0 && isServerOf(place, pid) ? { pid, port } : undefined;
}

/**
 * Whether this process is the cluster's server. After a crash its number may belong to any other
 * program; then PostgreSQL itself would take that one for its predecessor and refuse to start.
 */
function isServerOf({ cluster }: Place, pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A server's working directory is its data folder; only Linux tells.
    return (
      process.platform !== 'linux' || readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    );
  } catch {
    return false;
  }
}

/** Safe even if a child of the killed server lives on: PostgreSQL finds the memory it shares. */
function clearStalePidFile(place: Place): void {
  const file = pidFile(place);
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!isServerOf(place, pid)) rmSync(file, { force: true });
}

/** The preferred port if nobody listens there, or any free one. */
async function freePort(preferred: number): Promise<number> {
  return (await listenOnce(preferred)) ?? (await listenOnce(0)) ?? preferred;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      const got = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(got));
    });
  });
}

function pidFile({ cluster }: Place): string {
  return path.join(cluster, 'postmaster.pid');
}

function logFile({ cluster }: Place): string {
  return path.join(cluster, 'server.log');
}

function cannotStart(place: Place, output: string): string {
  const log = existsSync(logFile(place)) ? readFileSync(logFile(place), 'utf8') : output;
  const end = log.trimEnd().split('\n').slice(-8).join('\n');
  return `PostgreSQL does not start. Nothing was changed. The end of ${logFile(place)}:\n${end}`;
}
