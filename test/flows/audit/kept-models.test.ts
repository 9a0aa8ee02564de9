import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { removeRun } from '#app/domain/experiments/change-run.server.ts';
import { modelFile, sharedModel, sweepModels } from '#app/domain/experiments/kept-model.server.ts';
import { keepRun } from '#app/domain/experiments/keep-run.server.ts';
import { mostModels } from '#app/domain/experiments/kept-run.ts';
import { ownRuns } from '#app/domain/experiments/own-runs.server.ts';
import { readNewRun } from '#app/domain/experiments/read-run.server.ts';
import { openFileStore, type FileStore } from '#app/files/store.server.ts';
import { findExperiment, readConfig } from '#playground/catalog.ts';
import { readModelFile, writeModelFile } from '#playground/views/model-file.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { createPerson } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';
import { sweepAllShelves } from '#test/setup/sweep-all-shelves.ts';

const at = berkeley('2024-02-26T10:00');
const day = 86_400_000;
const slug = 'vae-gaussians';

let database: Database;
let folder: string;
let files: FileStore;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'practicum-models-'));
  files = openFileStore(folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** A model of a few numbers, trained for so many steps. */
function fileOf(seed: number, step = 120): Uint8Array {
  const experiment = findExperiment(slug);
  if (!experiment) throw new Error('no such experiment');
  const values = Float32Array.of(seed, step, 0.5);
  const moments = { step, means: [values], squares: [values] };
  const checkpoint = { step, start: 2.5, weights: [values], shapes: [[3]], optimisers: [moments] };
  return writeModelFile({ experiment, config: readConfig(experiment, { seed }), checkpoint });
}

function typed(seed: number, model: Uint8Array | null, step = 120) {
  const result = { step, totalSteps: 400, loss: 2.5, heldOut: 2.4, gap: 0.3, floor: 2.1 };
  return readNewRun({
    ...{ experiment: slug, settings: `seed=${seed}`, result: JSON.stringify(result) },
    ...{ note: 'Straight', model },
  });
}

async function keep(personId: string, seed: number, model: Uint8Array | null = fileOf(seed)) {
  const read = typed(seed, model);
  if (!read.ok) throw new Error(read.because);
  return keepRun({ db: database.db, files }, { personId, at }, read.run);
}

async function keyOf(personId: string, seed: number): Promise<string> {
  const kept = await keep(personId, seed);
  if (!kept.ok || kept.model === null) throw new Error('not kept');
  return kept.model;
}

/** By the real clock. */
const removed = new Date('2126-11-22T10:00:00Z');
const sweep = (after: number) => sweepModels(database, new Date(removed.getTime() + after));

describe('a model kept with its run', () => {
  it('is opened by whoever has its key, with the note, and is the file that was sent', async () => {
    const { db } = database;
    const { id } = await createPerson(db);
    const key = await keyOf(id, 2);
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await sharedModel(db, key, slug)).toEqual({
      ...{ key, settings: 'seed=2&step=120', step: 120, finished: false, note: 'Straight' },
    });
    const file = await modelFile(db, key);
    const bytes = await files.read(file?.sha256 ?? '');
    expect(bytes.equals(fileOf(2))).toBe(true);
    expect(readModelFile(bytes)).toMatchObject({ checkpoint: { step: 120 } });
    expect((await ownRuns(db, id, { experiment: null, page: 1 })).runs).toMatchObject([
      { model: key },
    ]);
  });

  it('is found under no other experiment, and by no other key', async () => {
    const { db } = database;
    const { id } = await createPerson(db);
    const key = await keyOf(id, 3);
    expect(await sharedModel(db, key, 'gan-1d')).toBeNull();
    expect(await sharedModel(db, key.slice(1), slug)).toBeNull();
    expect(await modelFile(db, '')).toBeNull();
  });

  it.each([
    ['of another seed', fileOf(99)],
    ['of another step', fileOf(4, 119)],
    ['of nothing', new Uint8Array(64)],
    ['cut short', fileOf(4).subarray(0, -1)],
  ])('is refused when it is a model %s', (_what, model) => {
    expect(typed(4, model)).toEqual({ ok: false, because: 'not its model' });
  });

  it('keeps its link when it is kept again, and gets one when the run was kept without it', async () => {
    const { id } = await createPerson(database.db);
    expect(await keep(id, 5, null)).toMatchObject({ ok: true, model: null });
    const key = await keyOf(id, 5);
    const answers = await Promise.all([1, 2, 3, 4].map(() => keep(id, 5)));
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ model: key })));
    expect(await database.db.keptModel.count({ where: { personId: id } })).toBe(1);
  });

  it('is nobody’s to open once its run is removed, and comes back with it', async () => {
    const { db } = database;
    const { id } = await createPerson(db);
    const key = await keyOf(id, 6);
    const [run] = (await ownRuns(db, id, { experiment: null, page: 1 })).runs;
    await removeRun({ db }, { personId: id, id: run?.id ?? '' }, removed);
    expect([await sharedModel(db, key, slug), await modelFile(db, key)]).toEqual([null, null]);
    await sweep(day / 2);
    expect(await keep(id, 6, null)).toMatchObject({ ok: true, model: key });
    expect(await modelFile(db, key)).not.toBeNull();
  });

  it('is forgotten a day after its run went, and its file when nobody else keeps the same', async () => {
    const { db } = database;
    const [one, other] = [await createPerson(db), await createPerson(db)];
    const [key, same] = [await keyOf(one.id, 7), await keyOf(other.id, 7)];
    const sha256 = (await modelFile(db, key))?.sha256 ?? '';
    for (const [{ id }, stays] of [
      [one, true],
      [other, false],
    ] as const) {
      const [run] = (await ownRuns(db, id, { experiment: null, page: 1 })).runs;
      await removeRun({ db }, { personId: id, id: run?.id ?? '' }, removed);
      await sweep(day + 60_000);
      await sweepAllShelves({ db, files }, removed);
      expect(await db.keptModel.count({ where: { personId: id } })).toBe(0);
      expect(await files.has(sha256)).toBe(stays);
    }
    expect(await modelFile(db, same)).toBeNull();
  });

  it('is refused when there is room for no more, and nothing is kept then', async () => {
    const { db } = database;
    const { id } = await createPerson(db);
    await db.keptModel.createMany({
      data: Array.from({ length: mostModels - 1 }, (_, index) => ({
        ...{ key: `${id}-${index}`, personId: id, experiment: slug, settings: `seed=${index}` },
        ...{ sha256: 'none', size: 1 },
      })),
    });
    const answers = await Promise.all([50, 51, 52].map((seed) => keep(id, seed)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter(({ ok }) => !ok)).toEqual(
      [1, 2].map(() => ({ ok: false, because: 'too many models' })),
    );
    expect(await db.experimentRun.count({ where: { personId: id } })).toBe(1);
  });

  it('is in the archive of what is a person’s own, and goes with their account', async () => {
    const { db } = database;
    const person = await createPerson(db);
    const key = await keyOf(person.id, 8);
    const sha256 = (await modelFile(db, key))?.sha256;
    const course = courseOf([]);
    const data = await ownData({ db, course }, person.id, { at, origin: '' });
    expect(data.files).toContainEqual({ path: `playground/${slug}.safetensors`, sha256 });
    expect(await deleteAccount(db, person.id, person.email, at)).toMatchObject({ ok: true });
    expect(await modelFile(db, key)).toBeNull();
    await sweep(day + 60_000);
    expect(await db.keptModel.count({ where: { personId: person.id } })).toBe(0);
  });
});
