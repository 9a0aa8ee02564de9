import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { addToUpload, beginUpload, findUpload, storeUpload } from '#app/files/uploads.server.ts';
import { createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'practicum-killed-'));
const megabyte = 1_048_576;
let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('has all that it had acknowledged when its process is killed, and goes on from there', async () => {
  const { db, pool } = database;
  const files = openFileStore(folder);
  const person = await createPerson(db);
  const bytes = Buffer.alloc(32 * megabyte, 'A video, say. ');
  const place = { personId: person.id, purpose: 'presentation', about: 'sp24/tiny' };
  const upload = await beginUpload(
    { db, files },
    place,
    { name: 'talk.webm', size: bytes.length },
    new Date(),
  );
  const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name');
  const address = new URL(process.env.TEST_POSTGRES ?? '');
  address.pathname = `/${rows[0]?.name ?? ''}`;
  for (const atLeast of [1, 12]) {
    const acknowledged = await acknowledgedBy(address.href, upload.id, atLeast * megabyte);
    const found = await findUpload(db, person.id, upload.id);
    expect(found?.kept).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(atLeast * megabyte);
  }
  const left = await findUpload(db, person.id, upload.id);
  if (left === null) throw new Error('The upload is gone.');
  const rest = { offset: left.kept, bytes: Readable.from([bytes.subarray(left.kept)]) };
  const added = await addToUpload({ db, files }, left, rest, () => new Date());
  expect(added).toEqual({ ok: true, kept: bytes.length });
  const stored = await storeUpload({ db, files }, { ...left, kept: bytes.length });
  expect(stored?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

/** Lets another process take bytes in until it has said that so many are kept, and kills it. */
async function acknowledgedBy(url: string, upload: string, atLeast: number): Promise<number> {
  const script = path.resolve('test/flows/uploads/slow-upload.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, folder, upload], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let kept = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    kept = Number(line);
    if (kept >= atLeast) break;
  }
  child.kill('SIGKILL');
  await gone;
  return kept;
}
