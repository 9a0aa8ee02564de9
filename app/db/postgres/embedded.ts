import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { sessionInUtc } from '../address.ts';
import { ensureCluster, recall, role } from './cluster.ts';
import { settle, type Place } from './place.ts';
import { ensureRunning, stopServer } from './process.ts';
import { findPrograms, type Programs } from './programs.ts';

/** A PostgreSQL of the portal's own, running. */
export type EmbeddedPostgres = {
  /** The address of one of its databases. */
  url(database: string): string;
  /** Stops the server, unless another process uses it. */
  release(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Where the data are, or shall be. */
  folder: string;
  /** A portal wants to be the only one; tests and commands do not mind company. */
  as: 'portal' | 'guest';
  say?: (line: string) => void;
  settings?: Record<string, string>;
};

// Any two numbers that nothing else locks in the database "postgres".
const users = 7_210_001;
const portal = 7_210_002;

/**
 * Starts the portal's own PostgreSQL, or joins the one that runs on these data already. Who uses
 * it is known to the server itself, by locks that end with the process that holds them.
 *
 * @throws CannotStart when it cannot run, or when `as: 'portal'` and a portal runs on these data
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, as, say = () => {}, settings } = options;
  const place = settle(folder);
  const programs = findPrograms(place.folder, place.account);
  if (await ensureCluster(place, programs)) say(`made a new database in ${place.cluster}`);
  let released = false;

  async function join(): Promise<pg.Client> {
    const port = await ensureRunning(place, programs, settings);
    const session = await connect(place, port);
    await session.query('SELECT pg_advisory_lock_shared($1)', [users]);
    if (as === 'portal' && !(await isFirstPortal(session))) {
      const other = await otherPortal(session);
      await session.end();
      throw new CannotStart(
        `Practicum is running on the data in ${place.cluster} already (${other}).\n` +
          `Stop that one first, or give this one its own data: DATA=<folder> npm start`,
      );
    }
    return session;
  }

  /** When the server dies under a running portal, it is started again. */
  function watch(session: pg.Client): pg.Client {
    session.once('end', () => {
      if (released) return;
      rejoin().then(
        (next) => (current = next),
        () => say('the database was not started again'),
      );
    });
    return session;
  }

  async function rejoin(): Promise<pg.Client> {
    for (;;) {
      try {
        say('the database stopped; starting it again');
        return watch(await join());
      } catch (error) {
        if (released) throw error;
        await wait(1000);
      }
    }
  }

  let current = watch(await patiently(join));
  return {
    url: (database) => address(place, database),
    release: async () => {
      released = true;
      await leave(current, place, programs);
    },
  };
}

/** Tries again when the server was being stopped by its last user just now. */
async function patiently<T>(join: () => Promise<T>): Promise<T> {
  const tries = 5;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await join();
    } catch (error) {
      if (error instanceof CannotStart || attempt === tries) throw error;
      await wait(200 * attempt);
    }
  }
}

function address(place: Place, database: string, port = recall(place).port): string {
  const { password } = recall(place);
  return sessionInUtc(`postgresql://${role}:${password}@127.0.0.1:${port}/${database}`);
}

/** A session in the database `postgres`; waits while the server recovers from a crash. */
async function connect(place: Place, port: number): Promise<pg.Client> {
  const tries = 1200;
  for (let attempt = 1; ; attempt += 1) {
    const session = new pg.Client({
      connectionString: address(place, 'postgres', port),
      application_name: `practicum, process ${process.pid}`,
    });
    // Its end is what counts.
    session.on('error', () => {});
    try {
      await session.connect();
      return session;
    } catch (error) {
      const isStarting = error instanceof pg.DatabaseError && error.code === '57P03';
      if (!isStarting || attempt === tries) throw error;
      await wait(100);
    }
  }
}

/** The lock of a portal killed a moment ago is let go as soon as the server notices. */
async function isFirstPortal(session: pg.Client): Promise<boolean> {
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    const { rows } = await session.query<{ got: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS got',
      [portal],
    );
    if (rows[0]?.got === true) return true;
    await wait(100);
  }
  return false;
}

async function otherPortal(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND objid = $1 AND granted`,
    [portal],
  );
  return rows[0]?.name ?? 'another process';
}

async function leave(session: pg.Client, place: Place, programs: Programs): Promise<void> {
  try {
    await session.query('SELECT pg_advisory_unlock_shared($1)', [users]);
    const { rows } = await session.query<{ last: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS last',
      [users],
    );
    if (rows[0]?.last === true) await stopServer(place, programs);
  } catch {
    // A server that died has ended this session already, and needs no stopping.
  } finally {
    await session.end().catch(() => {});
  }
}
