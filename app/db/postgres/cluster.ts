import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';
import { writeDurably } from '#app/files/write-durably.ts';
import { give } from './account.ts';
import type { Place } from './place.ts';
import type { Programs } from './programs.ts';
import { run } from './run.ts';

/** The role that owns everything in the portal's own server. */
export const role = 'practicum';

const memory = z.object({ password: z.string(), port: z.number().int() });

/** What has to be remembered about a cluster to reach its server. It lies inside the cluster. */
export type Memory = z.infer<typeof memory>;

export function recall({ cluster }: Place): Memory {
  const file = path.join(cluster, 'practicum.json');
  try {
    return memory.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new CannotStart(
      `The folder ${cluster} is not empty, and ${file} cannot be read: it was not made by the portal, or is damaged.\n` +
        `Restore it from a backup, or move it away to start with an empty database.`,
    );
  }
}

export function remember({ cluster, account }: Place, what: Memory): void {
  writeDurably(path.join(cluster, 'practicum.json'), JSON.stringify(what), account);
}

/**
 * Makes the cluster when there is none. It is made under another name and then renamed, so that
 * it is there whole or not at all; when two processes do so at once, the first one's stays.
 *
 * @returns whether it was made now
 * @throws CannotStart when there is one of another PostgreSQL version
 */
export async function ensureCluster(place: Place, programs: Programs): Promise<boolean> {
  if (existsSync(place.cluster)) {
    refuseOtherVersion(place, programs);
    return false;
  }
  discardHalfMade(place);
  const half = path.join(place.folder, `initdb-${process.pid}`);
  mkdirSync(half);
  give(half, place.account);
  try {
    await initialise({ ...place, folder: half, cluster: path.join(half, 'cluster') }, programs);
    renameSync(path.join(half, 'cluster'), place.cluster);
    return true;
  } catch (error) {
    if (existsSync(path.join(place.cluster, 'PG_VERSION'))) return false;
    throw error;
  } finally {
    rmSync(half, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initialise(place: Place, { initdb }: Programs): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(place.folder, 'password');
  writeDurably(passwordFile, password, place.account);
  const made = await run(place, initdb, [
    ...['--pgdata', place.cluster, '--username', role, '--pwfile', passwordFile],
    // Sorting and upper case by Unicode's code points: the same on every machine, for ever.
    ...['--encoding', 'UTF8', '--locale', 'C'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--auth', 'scram-sha-256', '--no-instructions'],
  ]);
  if (made.code !== 0) {
    throw new CannotStart(`PostgreSQL could not make its data folder:\n${made.output}`);
  }
  remember(place, { password, port: 0 });
}

function refuseOtherVersion({ cluster }: Place, { major }: Programs): void {
  const file = path.join(cluster, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version === String(major)) return;
  throw new CannotStart(
    version === undefined
      ? `The folder ${cluster} exists, but is not a PostgreSQL data folder. Move it away.`
      : `The data in ${cluster} were made by PostgreSQL ${version}; this is PostgreSQL ${major}, which cannot read them.\n` +
          `Nothing was changed. Start the version of Practicum that made them, or bring them over with pg_upgrade.`,
  );
}

/** Leftovers of an initdb whose process is gone. */
function discardHalfMade({ folder }: Place): void {
  for (const name of readdirSync(folder)) {
    const maker = /^initdb-(\d+)$/.exec(name)?.[1];
    if (maker === undefined || (isAlive(Number(maker)) && Number(maker) !== process.pid)) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
