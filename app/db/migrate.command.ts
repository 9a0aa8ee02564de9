import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { generateClient, prisma, prismaEnvironment } from '../prepare.mjs';
import { anyServer } from './any-server.ts';
import { CannotStart } from './cannot-start.ts';
import { applyMigrations, migrationsFolder } from './migrations.ts';

const help = `npm run db:migrate -- --name <what-changes>            writes and applies a migration for what changed in prisma/schema.prisma
npm run db:migrate -- --name <what-changes> --empty    writes an empty one, for SQL that the schema cannot say
npm run db:migrate                                     applies the migrations that are there`;

/** `npm run db:migrate`: from the schema to a migration, applied, with the client that fits it. */
async function migrate(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, empty: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help === true) return say(help);
  const name = values.name === undefined ? undefined : migrationName(values.name);
  const { url, close } = await anyServer();
  try {
    tellApplied(await applyMigrations(url));
    const difference = values.empty === true ? '' : await differenceToSchema(url);
    if (name === undefined && difference !== '') {
      throw new CannotStart(`The schema has changed. Give the change a name:\n${help}`);
    }
    if (name === undefined || (difference === '' && values.empty !== true)) {
      return say('The migrations say all that the schema says.');
    }
    write(name, difference);
    if (difference !== '') tellApplied(await applyMigrations(url));
    await generateClient();
  } finally {
    await close();
  }
}

/** E.g. `20240226180000_add_seats`: the time orders them. */
function migrationName(given: string): string {
  const words = given.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${time}_${words}`;
}

/** SQL that leads from the migrations (replayed in an empty database) to the schema. */
async function differenceToSchema(url: string): Promise<string> {
  const words = ['--from-migrations', migrationsFolder, '--to-schema', 'prisma/schema.prisma'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    prisma('migrate', 'diff', ...words, '--script'),
    { env: { ...process.env, ...prismaEnvironment(), DATABASE_URL: url } },
  );
  return stdout.includes('This is an empty migration') ? '' : stdout.trim();
}

function write(name: string, sql: string): void {
  const folder = path.join(migrationsFolder, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`);
  say(`wrote ${path.join(folder, 'migration.sql')}`);
  if (/^\s*(DROP|ALTER TABLE .* DROP)/im.test(sql))
    say('It drops something: read it before you commit it.');
}

function tellApplied(names: string[]): void {
  for (const name of names) say(`applied ${name}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await migrate();
} catch (error) {
  // A reason for the person is told in its own words; anything else with its stack.
  const reason = error instanceof CannotStart ? error.message : (error as Error).stack;
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
