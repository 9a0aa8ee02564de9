import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { sessionInUtc } from './address.ts';
import { openDatabase, type Database } from './client.ts';
import { createDatabase } from './create-database.ts';
import { applyMigrations } from './migrations.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';

const oldestMajor = 15;

export type StartOptions = {
  /** A PostgreSQL server of one's own; the portal starts one in `dataFolder` without. */
  databaseUrl: string | undefined;
  dataFolder: string;
  say?: (line: string) => void;
};

/**
 * Everything a portal needs of its database: a running server, the database in it, every
 * migration applied, and connections open.
 *
 * @returns the database; closing it also stops a server that was started for it
 * @throws CannotStart with a reason for the portal's keeper
 */
export async function startDatabase(options: StartOptions): Promise<Database> {
  const { databaseUrl, dataFolder, say = () => {} } = options;
  const own =
    databaseUrl === undefined
      ? await startEmbeddedPostgres({
          folder: path.join(dataFolder, 'postgres'),
          as: 'portal',
          say,
        })
      : undefined;
  try {
    const url = own?.url('practicum') ?? sessionInUtc(databaseUrl ?? '');
    if (own !== undefined) await createDatabase(own.url('postgres'), 'practicum');
    else await waitForServer(url, say);
    const applied = await applyMigrations(url);
    if (applied.length > 0) say(`brought the database up to date (${applied.join(', ')})`);
    const database = openDatabase(url);
    return {
      ...database,
      close: async () => {
        await database.close();
        await own?.release();
      },
    };
  } catch (error) {
    await own?.release();
    throw error;
  }
}

/** A server that starts together with the portal may need a while. */
async function waitForServer(url: string, say: (line: string) => void): Promise<void> {
  const shown = new URL(url).host;
  for (let attempt = 1; ; attempt += 1) {
    const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    try {
      await session.connect();
      return await refuseOldServer(session, shown);
    } catch (error) {
      if (error instanceof CannotStart) throw error;
      if (attempt === 30 || !mayComeUp(error)) throw unreachable(shown, error);
      if (attempt === 1) say(`waiting for the database at ${shown}`);
      await wait(1000);
    } finally {
      await session.end().catch(() => {});
    }
  }
}

async function refuseOldServer(session: pg.Client, shown: string): Promise<void> {
  const { rows } = await session.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  );
  const major = rows[0]?.major ?? 0;
  if (major >= oldestMajor) return;
  throw new CannotStart(
    `The database at ${shown} is PostgreSQL ${major}; Practicum needs ${oldestMajor} or newer.`,
  );
}

/** Refused by nobody listening, or by a server that starts; a wrong password stays wrong. */
function mayComeUp(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === '57P03';
}

function unreachable(shown: string, error: unknown): CannotStart {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return new CannotStart(`The database at ${shown} (DATABASE_URL) cannot be used: ${reason}`);
}
