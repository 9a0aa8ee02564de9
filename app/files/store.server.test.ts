import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFileStore } from './store.server.ts';

// The SHA-256 of "abc", from FIPS 180-4's examples.
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const bytes = (text: string) => [Buffer.from(text)];

describe('the file store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'practicum-files-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('keeps a file under its SHA-256 and gives it back', async () => {
    const store = openFileStore(folder);
    expect(await store.put(bytes('abc'))).toEqual({ sha256: abc, size: 3 });
    expect((await store.read(abc)).toString()).toBe('abc');
  });

  it('keeps the same bytes once, even when they come in at the same time', async () => {
    const store = openFileStore(folder);
    await Promise.all(Array.from({ length: 10 }, () => store.put(bytes('abc'))));
    expect(await readdir(path.join(folder, 'ba'))).toEqual([abc]);
    expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
  });

  it('leaves nothing behind when the bytes stop coming', async () => {
    const store = openFileStore(folder);
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(store.put(broken())).rejects.toThrow('connection lost');
    expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
  });

  it('refuses to give out a file that was damaged on disk', async () => {
    const store = openFileStore(folder);
    const { sha256 } = await store.put(bytes('a proposal'));
    await writeFile(path.join(folder, sha256.slice(0, 2), sha256), 'something else');
    await expect(store.read(sha256)).rejects.toThrow('damaged');
  });

  it('asks for nothing outside its folder', async () => {
    await expect(openFileStore(folder).read('../../etc/passwd')).rejects.toThrow('not the SHA-256');
  });
});
