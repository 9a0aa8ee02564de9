import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { CannotStart } from './cannot-start.ts';
import { sessionInUtc } from './address.ts';
import type { Db } from './client.ts';

/** A step of the database's structure: a folder of `prisma/migrations`. */
export type Migration = { name: string; sql: string; checksum: string };

/** Where the migrations of this checkout are: the portal runs in the checkout's folder. */
export const migrationsFolder = 'prisma/migrations';

/** In the order in which they are applied. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, file: path.join(folder, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

// The lock and the table are those of `prisma migrate deploy`, so that either may be used.
const prismaLock = 72_707_369;
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies what is missing, in order, each migration with its entry in one transaction: after a
 * crash a migration is there whole or not at all. Processes that start together wait for the
 * first one.
 *
 * @returns the names of the migrations applied now
 * @throws CannotStart when the database was made by newer or other code than this
 */
export async function applyMigrations(
  url: string,
  migrations: Migration[] = readMigrations(),
): Promise<string[]> {
  const session = new pg.Client({ connectionString: sessionInUtc(url) });
  await session.connect();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await session.query(table);
    const missing = missingMigrations(
      (await session.query<Applied>(selectApplied)).rows,
      migrations,
    );
    for (const migration of missing) await applyOne(session, migration);
    return missing.map(({ name }) => name);
  } finally {
    await session.end();
  }
}

type Applied = { name: string; checksum: string; finished: boolean };

const selectApplied = `
  SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`;

/** What is still to be applied; refuses when the database and this code do not belong together. */
function missingMigrations(applied: Applied[], known: Migration[]): Migration[] {
  for (const { name, checksum, finished } of applied) {
    const migration = known.find((candidate) => candidate.name === name);
    if (migration === undefined) {
      throw new CannotStart(
        `The database was made by a newer Practicum: it has the migration ${name}, which this one does not know.\n` +
          `Nothing was changed. Update this checkout, or give it other data.`,
      );
    }
    if (!finished) {
      throw new CannotStart(
        `The migration ${name} failed half-way. Mend the database, then tell Prisma:\n` +
          `  npx prisma migrate resolve --applied ${name}   (or --rolled-back)`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new CannotStart(
        `The migration ${name} was edited after it had been applied to this database.\n` +
          `Nothing was changed. Undo the edit and write a new migration (npm run db:migrate -- --name …), or start with an empty database.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return known.filter(({ name }) => !done.has(name));
}

async function applyOne(session: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await session.query('BEGIN');
  try {
    await session.query(sql);
    await session.query(
      `INSERT INTO "_prisma_migrations"
         (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await session.query('COMMIT');
  } catch (error) {
    await session.query('ROLLBACK');
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The migration ${name} cannot be applied, and was undone: ${reason}`);
  }
}

/** Whether the database has every migration of this checkout and no other. */
export async function migrationsAreComplete(db: Db): Promise<boolean> {
  const applied = await db.$queryRawUnsafe<Applied[]>(selectApplied);
  const known = readMigrations();
  return (
    applied.length === known.length &&
    known.every(({ name, checksum }) =>
      applied.some((one) => one.finished && one.name === name && one.checksum === checksum),
    )
  );
}
