import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { archiveEntries, mostEntries } from './archive-entries.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const look = (all: Uint8Array) =>
  archiveEntries({
    size: all.byteLength,
    piece: (from, to) => Promise.resolve(all.subarray(from, to + 1)),
  });

const archive = zipSync({ 'hw1/model.py': bytes('print(1)\n'), 'hw1/größe.txt': bytes('ok') });

it('names what an archive holds, and unpacks nothing', async () => {
  expect(await look(archive)).toEqual({
    kind: 'archive',
    entries: [
      { name: 'hw1/model.py', size: 9 },
      { name: 'hw1/größe.txt', size: 2 },
    ],
    more: false,
  });
});

it('names no more than a page holds', async () => {
  const files = Object.fromEntries(
    Array.from({ length: mostEntries + 1 }, (_, i) => [`${i}.txt`, bytes('')]),
  );
  const view = await look(zipSync(files));
  expect(view).toMatchObject({ kind: 'archive', more: true });
  expect(view.kind === 'archive' && view.entries.length).toBe(mostEntries);
});

it.each([
  ['nothing', new Uint8Array()],
  ['no archive', bytes('PK'.repeat(40))],
  ['one that broke off', archive.subarray(0, archive.length - 30)],
  ['one with nothing in it', zipSync({})],
])('says that it is broken: %s', async (_what, all) => {
  expect(await look(all)).toEqual({ kind: 'none', because: 'broken' });
});

it('says that a directory is too large to be looked at', async () => {
  const lying = Uint8Array.from(archive);
  new DataView(lying.buffer).setUint32(lying.length - 10, 0xffffffff, true);
  expect(await look(lying)).toEqual({ kind: 'none', because: 'too large' });
});

it('never throws, whatever is changed in an archive', async () => {
  const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 20 }), async (changes) => {
      const changed = Uint8Array.from(archive);
      for (const [at, byte] of changes) changed[at] = byte;
      expect((await look(changed)).kind).toMatch(/^(archive|none)$/);
    }),
    { numRuns: 500 },
  );
});
