import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { openDatabase, type Database } from '#app/db/client.ts';
import { applyMigrations, readMigrations } from '#app/db/migrations.ts';

/**
 * A database of one's own with every migration applied and nothing in it: a clone of a template,
 * made in milliseconds. Close it at the end; it is dropped then.
 */
export async function testDatabase(): Promise<Database> {
  const name = freshName();
  await asAdmin(async (session) => {
    // A template must have no other visitor: its making and its cloning take turns.
    await session.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const template = await ensureTemplate(session);
    await session.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
  return openUntilClosed(name);
}

/**
 * Takes every row out again, and nothing else: for tests that each begin with nothing, several times
 * quicker than another database, whose connections and client know nothing yet. Rows are taken out
 * as a replica takes them: what the portal never deletes goes too, and no trigger fires.
 */
export async function emptyAgain({ pool }: Database): Promise<void> {
  await pool.query(`DO $$
    DECLARE each record;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR each IN SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
        EXECUTE 'DELETE FROM ' || each.name;
      END LOOP;
      FOR each IN SELECT format('%I', sequencename) AS name FROM pg_sequences WHERE schemaname = 'public' LOOP
        EXECUTE 'ALTER SEQUENCE ' || each.name || ' RESTART';
      END LOOP;
    END $$`);
}

/** As `testDatabase`, but without a single table. */
export async function emptyDatabase(): Promise<Database> {
  const name = freshName();
  await asAdmin((session) => session.query(`CREATE DATABASE "${name}"`));
  return openUntilClosed(name);
}

function freshName(): string {
  return `test_${newId().replaceAll('-', '')}`;
}

function openUntilClosed(name: string): Database {
  const database = openDatabase(addressOf(name), 5);
  return {
    ...database,
    close: async () => {
      await database.close();
      await asAdmin((session) => session.query(`DROP DATABASE "${name}" WITH (FORCE)`));
    },
  };
}

/** Drops what test runs that were killed an hour or longer ago have left. */
export async function discardLeftovers(): Promise<void> {
  await asAdmin(async (session) => {
    await session.query('SELECT pg_advisory_lock($1)', [templateLock]);
    // The first twelve digits of a name's identifier are its time, in milliseconds.
    const { rows } = await session.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database
        WHERE datname ~ '^(test|template)_[0-9a-f]{32}'
          AND ('x' || substr(split_part(datname, '_', 2), 1, 12))::bit(48)::bigint
              < extract(epoch FROM now() - interval '1 hour') * 1000
          AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = pg_database.datname)`,
    );
    for (const { name } of rows) await session.query(`DROP DATABASE IF EXISTS "${name}"`);
  });
}

const templateLock = 7_210_003;

/** The migrated template's name; it is found again by a hash of the migrations. */
async function ensureTemplate(session: pg.Client): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .digest('hex')
    .slice(0, 16);
  const { rows } = await session.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname ~ $1`,
    [`^template_[0-9a-f]{32}_${hash}$`],
  );
  const existing = rows[0]?.name;
  if (existing !== undefined) return existing;
  const half = freshName();
  const whole = `${half.replace('test', 'template')}_${hash}`;
  await session.query(`CREATE DATABASE "${half}"`);
  await applyMigrations(addressOf(half), migrations);
  await session.query(`ALTER DATABASE "${half}" RENAME TO "${whole}"`);
  return whole;
}

async function asAdmin<T>(work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client({ connectionString: addressOf('postgres') });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

/** The address of one of the test server's databases. */
function addressOf(database: string): string {
  const server = process.env.TEST_POSTGRES;
  if (server === undefined) {
    throw new Error('The test server is not running: run this file with `npx vitest run`.');
  }
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.toString();
}
