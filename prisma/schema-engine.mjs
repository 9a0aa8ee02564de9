#!/usr/bin/env node
// Prisma's command line hands its work on databases to a native program, `schema-engine`, which it
// downloads. Where only the npm registry can be reached there is nothing to download, so this file
// stands in for it (PRISMA_SCHEMA_ENGINE_BINARY): the same conversation, JSON-RPC by lines on
// stdin and stdout, answered by the same engine compiled to WebAssembly, which npm has.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { parse } from 'pg-connection-string';

const { datamodels, datasource, words } = readArguments(process.argv.slice(2));
const url = datasource?.url ?? process.env.DATABASE_URL;

if (words[0] === 'cli') process.exit(await runCommand(words[1]));
serve();

/** The native program's arguments, as far as they matter here. */
function readArguments(given) {
  const read = { datamodels: [], datasource: undefined, words: [] };
  for (let index = 0; index < given.length; index += 1) {
    const word = given[index];
    if (word === '--datamodels' || word === '-d') read.datamodels.push(given[(index += 1)]);
    else if (word === '--datasource') read.datasource = JSON.parse(given[(index += 1)]);
    else if (word.startsWith('--')) index += 1;
    else read.words.push(word);
  }
  return read;
}

// ── Commands: one question, one exit code ───────────────────────────────────

async function runCommand(command) {
  // The command line drops the first line.
  report('INFO', 'schema engine from npm');
  try {
    if (command === 'can-connect-to-database') await inDatabase(url, async () => {});
    else if (command === 'create-database') await createDatabase(url);
    else if (command === 'drop-database') await dropDatabase(url);
    else throw new Error(`unknown command ${command}`);
    report('INFO', 'done');
    return 0;
  } catch (error) {
    const details = { is_panic: false, error_code: prismaCode(error), meta: {} };
    report('ERROR', error.message, { ...details, message: error.message });
    return 1;
  }
}

function report(level, message, fields = {}) {
  const timestamp = new Date().toISOString();
  const line = {
    timestamp,
    level,
    fields: { message, ...fields },
    target: 'schema_engine::logger',
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/** Prisma's name for a refusal to connect. */
function prismaCode(error) {
  if (error.code === '3D000') return 'P1003';
  if (error.code === '42P04') return 'P1009';
  return /^28/.test(error.code ?? '') ? 'P1000' : 'P1001';
}

async function inDatabase(address, work) {
  const session = new pg.Client({ connectionString: address });
  await session.connect();
  try {
    return await work(session);
  } finally {
    await session.end();
  }
}

function nameAndServer(address) {
  const server = new URL(address);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  server.searchParams.delete('schema');
  return { name, server: server.toString() };
}

async function createDatabase(address) {
  const { name, server } = nameAndServer(address);
  await inDatabase(server, (session) => session.query(`CREATE DATABASE "${name}"`));
  return name;
}

async function dropDatabase(address) {
  const { name, server } = nameAndServer(address);
  const drop = `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`;
  await inDatabase(server, (session) => session.query(drop));
}

// ── The conversation ────────────────────────────────────────────────────────

function serve() {
  const engine = openEngine();
  // Whoever asks first learns why it did not open.
  engine.catch(() => {});
  let turn = Promise.resolve();
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const message = line.trim() === '' ? {} : JSON.parse(line);
    if (message.method !== undefined) turn = turn.then(() => answer(engine, message));
  });
  lines.on('close', () => turn.then(() => process.exit(0)));
}

async function answer(engine, { id, method, params }) {
  try {
    const result = await ask(engine, method, params);
    // The native program prints a difference before it answers.
    if (method === 'diff' && typeof result?.stdout === 'string') {
      say({ id: 1_000_000 + id, method: 'print', params: { content: result.stdout } });
    }
    say({ id, result: result ?? null });
  } catch (error) {
    const { message, meta = null, code } = error;
    const data = { is_panic: false, message, meta, error_code: code, backtrace: null };
    say({ id, error: { code: 4466, message: 'An error happened. Check the data field.', data } });
  }
}

async function ask(engine, method, params) {
  if (method === 'createDatabase') return { databaseName: await createDatabase(url) };
  const opened = await engine;
  return opened[method === 'getDatabaseVersion' ? 'version' : method](params);
}

function say(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

async function openEngine() {
  const SchemaEngine = await loadWebAssembly();
  const schemas = await Promise.all(
    datamodels.map(async (file) => [file, await readFile(file, 'utf8')]),
  );
  const options = { datamodels: schemas.length > 0 ? schemas : undefined };
  return SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(databases()));
}

async function loadWebAssembly() {
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  );
  const glue = await import(entry);
  const code = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'));
  const module = new WebAssembly.Module(code);
  const { exports } = new WebAssembly.Instance(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  let panic;
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message) => (panic = message),
    get: () => panic,
  };
  return glue.SchemaEngine;
}

// ── What the engine reads and writes ────────────────────────────────────────

/** The database asked about, and an empty one to replay migrations in. */
function databases() {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(url),
    // The adapter's own way would replay them in the very database asked about.
    connectToShadowDb: async () => {
      if (datasource?.shadowDatabaseUrl) return connect(datasource.shadowDatabaseUrl);
      const shadow = new URL(url);
      shadow.pathname = `/prisma_shadow_${crypto.randomUUID()}`;
      await createDatabase(shadow.toString());
      const session = await connect(shadow.toString());
      const dispose = session.dispose.bind(session);
      session.dispose = async () => {
        await dispose();
        await dropDatabase(shadow.toString());
      };
      return session;
    },
  };
}

async function connect(address) {
  const { host, port, user, password, database, ssl, options } = parse(address);
  const pool = { host, port, user, password, database, ssl, options, max: 2 };
  const schema = new URL(address).searchParams.get('schema') ?? undefined;
  return mended(await new PrismaPg(pool, { schema }).connect());
}

const catalogueChar = 18;
const text = 25;

/** Two things that the adapter lacks for this engine. */
function mended(session) {
  const performIO = session.performIO.bind(session);
  const queryRaw = session.queryRaw.bind(session);
  // It does not know the type "char", with which PostgreSQL's catalogue is written.
  let single = [];
  session.performIO = async (query) => {
    const answer = await performIO(query);
    single = [];
    answer.fields?.forEach((field, index) => {
      if (field.dataTypeID !== catalogueChar) return;
      single.push(index);
      field.dataTypeID = text;
    });
    return answer;
  };
  session.queryRaw = async (query) => {
    const answer = await queryRaw(query);
    for (const index of single) answer.columnTypes[index] = ColumnTypeEnum.Character;
    return answer;
  };
  // It cuts a script at every semicolon, also inside functions and strings.
  session.executeScript = async (script) => {
    try {
      await session.client.query(script);
    } catch (error) {
      session.onError(error);
    }
  };
  return session;
}
