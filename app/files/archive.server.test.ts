import { unzipSync, strFromU8 } from 'fflate';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { writeArchive, type ArchiveFile } from './archive.server.ts';

const at = new Date('2024-02-26T18:00:00Z');
const about = { path: 'about.json', value: { a: 1 } };

/** A store of one file, which remembers whether it was closed. */
function storeOf(bytes: () => Iterable<Uint8Array>) {
  const opened: Readable[] = [];
  return {
    opened,
    has: (sha256: string) => Promise.resolve(sha256 === 'here'),
    open: () => {
      const stream = Readable.from(bytes(), { objectMode: false });
      opened.push(stream);
      return Promise.resolve(stream);
    },
  };
}

it('holds text, bytes and stored files, and says what the store does not have', async () => {
  const files: ArchiveFile[] = [
    { path: 'a.md', text: 'words' },
    { path: 'b.pdf', bytes: Buffer.from('%PDF') },
    { path: 'c/d.mp4', sha256: 'here' },
    { path: 'e.mp4', sha256: 'elsewhere' },
    { path: 'empty.md', text: '' },
  ];
  const zip = writeArchive(
    storeOf(() => [Buffer.from('film')]),
    { about, files },
    at,
  );
  const found = Object.entries(unzipSync(await buffer(zip)));
  expect(found.map(([path, bytes]) => [path, strFromU8(bytes)])).toEqual([
    ['a.md', 'words'],
    ['b.pdf', '%PDF'],
    ['c/d.mp4', 'film'],
    ['empty.md', ''],
    ['about.json', JSON.stringify({ a: 1, filesMissing: ['e.mp4'] }, null, 2)],
  ]);
});

it('makes each file when its turn has come, no faster than it is read', async () => {
  let made = 0;
  async function* files(): AsyncGenerator<ArchiveFile> {
    for (; made < 1000; made += 1) {
      await Promise.resolve();
      yield { path: `${made}.pdf`, bytes: new Uint8Array(64 * 1024) };
    }
  }
  const zip = writeArchive(
    storeOf(() => []),
    { about, files: files() },
    at,
  );
  const reading = zip[Symbol.asyncIterator]();
  await reading.next();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(made).toBeLessThan(20);
  await reading.return?.();
});

it('closes the file that it is reading when its reader goes', async () => {
  function* endless() {
    for (;;) yield new Uint8Array(64 * 1024);
  }
  const store = storeOf(endless);
  const zip = writeArchive(store, { about, files: [{ path: 'a.mp4', sha256: 'here' }] }, at);
  for await (const _ of zip) break;
  await expect.poll(() => store.opened[0]?.destroyed).toBe(true);
});

it('breaks off when a file turns out to be damaged', async () => {
  function* damaged() {
    yield new Uint8Array(10);
    throw new Error('damaged');
  }
  const archive = { about, files: [{ path: 'a.mp4', sha256: 'here' }] };
  await expect(buffer(writeArchive(storeOf(damaged), archive, at))).rejects.toThrow('damaged');
});
