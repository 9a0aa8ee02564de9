import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepVideos } from '#app/domain/projects/presentation/sweep-videos.server.ts';
import { openFileStore, type FileStore } from '#app/files/store.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { sweepAllShelves } from '#test/setup/sweep-all-shelves.ts';
import { monday, openSetting, type Setting } from './setting.ts';

const day = 86_400_000;
const days = (count: number) => new Date(monday.getTime() + count * day);
/** Long after the files of this test have come. */
const later = new Date(new Date().getTime() + 2 * day);

let setting: Setting;
let folder: string;
let files: FileStore;
beforeAll(async () => {
  setting = await openSetting();
  await setting.submit();
  folder = mkdtempSync(path.join(tmpdir(), 'practicum-videos-'));
  files = openFileStore(folder);
});
afterAll(async () => {
  await setting.close();
  rmSync(folder, { recursive: true });
});

/** A film of the project; `words` are its bytes. */
async function film(
  words: string,
  removedAt: Date | null,
): Promise<{ id: string; sha256: string }> {
  const { db, project, people } = setting;
  const { sha256, size } = await files.put([Buffer.from(words)]);
  const id = newRequest();
  const file = { sha256, size, name: 'a.mp4', type: 'video/mp4' };
  const added = { addedBy: people.ada.id, addedAt: monday };
  await db.video.create({ data: { id, projectId: project.id, ...file, ...added, removedAt } });
  return { id, sha256 };
}

it('clears films that were replaced before any version carried them, after some days', async () => {
  const { db } = setting;
  const replaced = await film('replaced', monday);
  const handedIn = await film('handed in', monday);
  const again = await film('the same again', monday);
  const present = await film('the same again', null);
  await db.version.updateMany({ data: { videoId: handedIn.id } });
  const left = async () => (await db.video.findMany()).map(({ id }) => id).toSorted();

  await sweepVideos({ db }, days(6));
  expect(await left()).toHaveLength(4);

  await sweepVideos({ db }, days(8));
  expect(await left()).toEqual([handedIn.id, present.id].toSorted());
  await sweepAllShelves({ db, files }, later);
  expect(await files.has(replaced.sha256)).toBe(false);
  expect(await files.has(handedIn.sha256)).toBe(true);
  expect(await files.has(again.sha256)).toBe(true);
});
