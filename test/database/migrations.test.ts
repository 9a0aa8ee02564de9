import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { applyMigrations, migrationsAreComplete, readMigrations } from '#app/db/migrations.ts';
import { prisma, prismaEnvironment } from '#app/prepare.mjs';
import { emptyDatabase, testDatabase } from '#test/setup/database.ts';

const known = readMigrations();
const next = (name: string, sql: string) => ({ name, sql, checksum: `checksum of ${name}` });

/** Prisma's own command line, asking the schema engine of this checkout. */
async function askPrisma(url: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, ...prismaEnvironment(), DATABASE_URL: url };
  const { stdout } = await promisify(execFile)(process.execPath, prisma(...words), { env });
  return stdout;
}

describe('migrations applied at the start', async () => {
  const database = await testDatabase();
  const empty = await emptyDatabase();
  afterAll(async () => {
    await database.close();
    await empty.close();
  });

  it('say all that the schema says, and no more', async () => {
    const words = ['--from-config-datasource', '--to-schema', 'prisma/schema.prisma'];
    const difference = await askPrisma(database.url, 'migrate', 'diff', ...words);
    expect(difference).toContain('No difference detected');
  });

  it('are taken as its own by Prisma', async () => {
    expect(await askPrisma(database.url, 'migrate', 'status')).toContain('up to date');
    expect(await askPrisma(database.url, 'migrate', 'deploy')).toContain('No pending migrations');
  });

  it('are applied once when many portals start together', async () => {
    const starts = Array.from({ length: 4 }, () => applyMigrations(empty.url));
    const applied = (await Promise.all(starts)).flat();
    expect(applied).toEqual(known.map(({ name }) => name));
    expect(await migrationsAreComplete(empty.db)).toBe(true);
  });

  it('leave nothing behind when one fails half-way', async () => {
    const broken = next('29990101000000_broken', 'CREATE TABLE half (id int); SELECT 1/0;');
    await expect(applyMigrations(empty.url, [...known, broken])).rejects.toThrow('was undone');
    const { rows } = await empty.pool.query(`SELECT to_regclass('half') AS half`);
    expect(rows).toEqual([{ half: null }]);
    const mended = next('29990101000000_broken', 'CREATE TABLE half (id int);');
    expect(await applyMigrations(empty.url, [...known, mended])).toEqual([mended.name]);
    expect(await migrationsAreComplete(empty.db)).toBe(false);
  });

  it('are refused on the data of a newer Practicum, which are left alone', async () => {
    await expect(applyMigrations(empty.url)).rejects.toThrow(/newer Practicum.*29990101000000/);
  });

  it('are refused when one was edited after it had been applied', async () => {
    const edited = known.map((migration) => ({ ...migration, checksum: 'another' }));
    await expect(applyMigrations(database.url, edited)).rejects.toThrow('was edited after');
  });

  it('refuse to go on after one that Prisma left half-done', async () => {
    await database.pool.query('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(applyMigrations(database.url)).rejects.toThrow('failed half-way');
  });
});
