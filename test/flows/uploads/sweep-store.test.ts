import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import { takeFileBack } from '#app/domain/homework/hand-in/brought-files.server.ts';
import { sweepStore, tablesOfFiles } from '#app/files/sweep-store.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { sweepAllShelves } from '#test/setup/sweep-all-shelves.ts';
import { openHandingIn, type HandingIn } from '../homework/handing-in.ts';

const day = 86_400_000;
const later = new Date(new Date().getTime() + 2 * day);

let set: HandingIn;
let ada: Person;
beforeAll(async () => {
  set = await openHandingIn();
  ada = await createMember(set.db, { offering: 'sp24', role: 'student' });
});
afterAll(() => set.close());

const asker = () => askerFor(ada, 'student', berkeley('2024-02-05T10:00'));
async function bring(text: string) {
  const file = await set.bring(asker(), 'model.py', text);
  const { sha256 } = await set.db.broughtFile.findUniqueOrThrow({ where: { id: file } });
  return { file, sha256 };
}

it('looks into every table that names a file of the store', async () => {
  const columns = await set.db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name LIKE '%sha256%' ORDER BY 1, 2`;
  // Hashes of texts that stand in the row itself.
  const ofTexts = ['version.details_sha256', 'version.sha256'];
  expect(columns.map(({ table, column }) => `${table}.${column}`)).toEqual(
    [...tablesOfFiles.map((table) => `${table}.sha256`), ...ofTexts].toSorted(),
  );
});

it('removes what was left out or replaced and what a crash left, and nothing that is named', async () => {
  const handedIn = await bring('handed in');
  await set.handIn(asker(), [handedIn.file]);
  const replaced = await bring('replaced');
  const leftOut = await bring('left out');
  await takeFileBack(set.services, asker(), { homework: 'hw1', file: leftOut.file });
  const again = await bring('brought again');
  await takeFileBack(set.services, asker(), { homework: 'hw1', file: again.file });
  await bring('brought again');
  const { sha256: crashed } = await set.files.put([Buffer.from('before any row named it')]);
  const incoming = path.join(set.folder, 'incoming');
  await writeFile(path.join(incoming, 'half'), 'half of a fi');
  const all = [handedIn, replaced, leftOut, again, { sha256: crashed }];
  const kept = () => Promise.all(all.map(({ sha256 }) => set.files.has(sha256)));

  await sweepAllShelves(set.services, new Date());
  expect(await kept()).toEqual([true, true, true, true, true]);
  await sweepAllShelves(set.services, later);
  expect(await kept()).toEqual([true, false, false, true, false]);
  expect(await readdir(incoming)).toEqual([]);
});

it('leaves what was put again within a day, also while it sweeps', async () => {
  const bytes = [Buffer.from('brought twice')];
  const { sha256 } = await set.files.put(bytes);
  const place = path.join(set.folder, sha256.slice(0, 2), sha256);
  const longAgo = new Date(later.getTime() - 9 * day);
  await utimes(place, longAgo, longAgo);
  const minute = Number.parseInt(sha256.slice(0, 2), 16);
  const now = new Date();
  const its = new Date((Math.floor(now.getTime() / (256 * 60_000)) * 256 + minute) * 60_000);
  const files = {
    ...set.files,
    // Between being looked at and being removed it comes once more.
    removeBefore: async (file: string, at: Date) => {
      await set.files.put(bytes);
      await set.files.removeBefore(file, at);
    },
  };
  await sweepStore({ db: set.db, files }, its);
  expect(await set.files.has(sha256)).toBe(true);
});
