import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { give, isRoot, nobody, ownerOf } from '#app/db/postgres/account.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { settle } from '#app/db/postgres/place.ts';

const scratch = mkdtempSync(path.join(os.tmpdir(), 'practicum-postgres-'));
chmodSync(scratch, 0o755);
/** A new database, made once; each test has a copy of it. */
const fresh = path.join(scratch, 'fresh');
let folders = 0;

function copyOfFresh(): string {
  const folder = path.join(scratch, `copy-${(folders += 1)}`);
  cpSync(fresh, folder, { recursive: true, preserveTimestamps: true });
  // Copying as root makes root the owner.
  if (isRoot()) give(path.join(folder, 'cluster'), ownerOf(path.join(fresh, 'cluster')));
  return folder;
}

const pidOf = (folder: string) =>
  Number(readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const portOf = (url: string) => Number(new URL(url).port);
async function ask(url: string, sql: string): Promise<unknown[]> {
  const session = new pg.Client({ connectionString: url });
  await session.connect();
  try {
    return (await session.query(sql)).rows;
  } finally {
    await session.end();
  }
}

describe("the portal's own PostgreSQL", () => {
  const servers: EmbeddedPostgres[] = [];
  const processes: ChildProcess[] = [];

  const start = async (folder: string, as: 'portal' | 'guest' = 'portal') => {
    const server = await startEmbeddedPostgres({ folder, as });
    servers.push(server);
    return server;
  };

  /** Another process that starts it, by what it said. */
  const startElsewhere = async (folder: string) => {
    const words = ['--import', 'tsx', 'test/setup/hold-postgres.ts', folder];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    processes.push(child);
    const [said] = await once(child.stdout, 'data');
    return { child, said: String(said).trim() };
  };

  const kill = async (child: ChildProcess) => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  beforeAll(async () => {
    await (await startEmbeddedPostgres({ folder: fresh, as: 'portal' })).release();
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((child) => child.kill('SIGKILL')));
    for (const server of servers.splice(0)) await server.release();
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it('stops when its last user leaves, and starts again on the same port', async () => {
    const folder = copyOfFresh();
    const first = await start(folder);
    await first.release();
    await expect(ask(first.url('postgres'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    const second = await start(folder);
    expect(portOf(second.url('postgres'))).toBe(portOf(first.url('postgres')));
  });

  it('listens to this machine alone, asks for a password, writes to disk, and counts in UTC', async () => {
    const { url } = await start(copyOfFresh());
    const settings = ['listen_addresses', 'fsync', 'TimeZone', 'unix_socket_directories'];
    const rows = await ask(
      url('postgres'),
      `SELECT ${settings.map((name) => `current_setting('${name}') AS "${name}"`).join()}`,
    );
    expect(rows).toEqual([
      { listen_addresses: '127.0.0.1', fsync: 'on', TimeZone: 'UTC', unix_socket_directories: '' },
    ]);
    const guess = new URL(url('postgres'));
    guess.password = 'guess';
    await expect(ask(guess.toString(), 'SELECT 1')).rejects.toThrow('password');
  });

  it('is adopted, not fought, when the portal was killed and it lives on', async () => {
    const folder = copyOfFresh();
    const { child } = await startElsewhere(folder);
    const pid = pidOf(folder);
    await kill(child);
    const { url } = await start(folder);
    expect(pidOf(folder)).toBe(pid);
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has everything that was committed after it was killed together with the portal', async () => {
    const folder = copyOfFresh();
    const { child, said } = await startElsewhere(folder);
    await ask(said, 'CREATE TABLE said (words text)');
    await ask(said, `INSERT INTO said VALUES ('kept')`);
    process.kill(pidOf(folder), 'SIGKILL');
    await kill(child);
    const { url } = await start(folder);
    expect(await ask(url('postgres'), 'SELECT * FROM said')).toEqual([{ words: 'kept' }]);
  });

  it('starts when its old process number belongs to another program by now', async () => {
    const folder = copyOfFresh();
    const { child } = await startElsewhere(folder);
    const pidFile = path.join(folder, 'cluster/postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    process.kill(Number(lines[0]), 'SIGKILL');
    await kill(child);
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
    const { url } = await start(folder);
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('takes another port when its own is taken', async () => {
    const folder = copyOfFresh();
    const { port } = JSON.parse(
      readFileSync(path.join(folder, 'cluster/practicum.json'), 'utf8'),
    ) as { port: number };
    const stranger = createServer().listen(port, '127.0.0.1');
    await once(stranger, 'listening');
    const { url } = await start(folder);
    expect(portOf(url('postgres'))).not.toBe(port);
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    stranger.close();
  });

  it('clears away what an interrupted first start left, and begins anew', async () => {
    const folder = path.join(scratch, 'interrupted');
    mkdirSync(path.join(folder, 'initdb-99999999/cluster/base'), { recursive: true });
    const { url } = await start(folder);
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readdirSync(folder)).toEqual(['cluster']);
  });

  it('refuses the data of another PostgreSQL version and leaves them alone', async () => {
    const folder = copyOfFresh();
    writeFileSync(path.join(folder, 'cluster/PG_VERSION'), '16\n');
    await expect(start(folder)).rejects.toThrow('made by PostgreSQL 16; this is PostgreSQL 18');
  });

  it('refuses a folder that holds something else', async () => {
    const folder = path.join(scratch, 'something-else');
    mkdirSync(path.join(folder, 'cluster'), { recursive: true });
    await expect(start(folder)).rejects.toThrow('not a PostgreSQL data folder');
  });

  it('refuses a second portal on the same data, and says which one is there', async () => {
    const folder = copyOfFresh();
    const { url } = await start(folder);
    const { said } = await startElsewhere(folder);
    expect(said).toContain(`running on the data`);
    expect(said).toContain(`process ${process.pid}`);
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets a command join a running portal, and goes on when it leaves', async () => {
    const folder = copyOfFresh();
    const { url } = await start(folder);
    await (await start(folder, 'guest')).release();
    expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is started again when it dies under a running portal', async () => {
    const folder = copyOfFresh();
    const { url } = await start(folder);
    process.kill(pidOf(folder), 'SIGKILL');
    await vi.waitFor(
      async () => expect(await ask(url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]),
      { timeout: 15_000, interval: 100 },
    );
  });

  it('lives outside a folder that only root may enter, for root; inside for anybody else', () => {
    const closed = path.join(scratch, 'closed');
    const outside = path.join(scratch, 'outside');
    mkdirSync(closed, { mode: 0o700 });
    const place = settle(path.join(closed, 'postgres'), outside);
    expect(place.cluster.startsWith(isRoot() ? outside : closed)).toBe(true);
    expect(place.account).toEqual(isRoot() ? nobody() : undefined);
  });

  it('runs as the owner of its data when root starts it', () => {
    const { account } = settle(fresh);
    expect(account).toEqual(isRoot() ? nobody() : undefined);
  });

  it("tells an ordinary user what to do about root's data", async () => {
    // "/" stands for any folder that belongs to root.
    const account = isRoot() ? nobody() : {};
    const words = ['--import', 'tsx', 'test/setup/hold-postgres.ts', '/'];
    const child = spawn(process.execPath, words, { ...account, stdio: ['ignore', 'pipe', 'pipe'] });
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toMatch(/belong to another account[^]*sudo chown/);
    expect(existsSync('/cluster')).toBe(false);
  });
});
