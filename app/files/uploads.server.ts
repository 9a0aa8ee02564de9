import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { FileStore } from './store.server.ts';
import { bytesOf } from './bytes-of.ts';
import { NotStored } from './not-stored.ts';
import { Forgotten, TooMuch, type Append } from './parts.server.ts';

/** What a file is for: what is asked of who brings it is decided by that. */
export type UploadPlace = {
  personId: string;
  /** E.g. `presentation`. */
  purpose: string;
  /** Of what, e.g. `sp24/tiny-diffusion`. */
  about: string;
};

/** A file on its way in; sizes in bytes. */
export type UploadView = {
  id: string;
  name: string;
  size: number;
  /** How many bytes are on disk for certain. */
  kept: number;
};

type Services = { db: Db; files: Pick<FileStore, 'parts' | 'put'> };

const view = { id: true, name: true, size: true, kept: true } as const;
const day = 86_400_000;

/**
 * Begins to take a file in. A person has one at a time for a purpose: what was begun before for the
 * same is forgotten, so that nobody fills the disk with beginnings.
 *
 * @param at the real time: what stands still is forgotten by it
 */
export async function beginUpload(
  { db, files }: Services,
  place: UploadPlace,
  file: { name: string; size: number },
  at: Date,
): Promise<UploadView> {
  return db.$transaction(async (tx) => {
    // Two beginnings at once take turns.
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${place.personId}::uuid FOR UPDATE`;
    const before = await tx.upload.findUnique({ where: { personId_purpose_about: place } });
    if (before !== null) {
      await tx.upload.delete({ where: { id: before.id } });
      await files.parts.remove(before.id);
    }
    const data = { id: newId(), ...place, ...file, movedAt: at };
    return tx.upload.create({ data, select: view });
  });
}

/** One's own upload with this id; null when there is none, or it is somebody else's. */
export async function findUpload(
  db: Db,
  personId: string,
  id: string,
): Promise<(UploadView & UploadPlace) | null> {
  return db.upload.findFirst({
    where: { id, personId },
    select: { ...view, personId: true, purpose: true, about: true },
  });
}

/** What is on its way there, to be gone on with; null when nothing is. */
export async function openUpload(db: Db, place: UploadPlace): Promise<UploadView | null> {
  return db.upload.findUnique({ where: { personId_purpose_about: place }, select: view });
}

export type AddResult =
  | { ok: true; kept: number }
  | { ok: false; because: 'elsewhere' | 'too much' | 'gone' }
  /** The disk takes no more; what it took before is kept. */
  | { ok: false; because: 'not stored' };

/**
 * Adds bytes at an offset, which must be where the last ones ended. What this answers is on disk:
 * a server that is killed or loses power in the next moment has it afterwards. Bytes that break off
 * in the middle are kept as far as they came.
 */
export async function addToUpload(
  { db, files }: Services,
  { id, size, kept }: UploadView,
  { offset, bytes }: Pick<Append, 'offset' | 'bytes'>,
  now: () => Date,
): Promise<AddResult> {
  if (offset !== kept) return { ok: false, because: 'elsewhere' };
  let known = offset;
  try {
    const end = await files.parts.append(id, {
      ...{ offset, size, bytes },
      kept: async (count) => {
        // Only who has written all that is before counts on: two who add at once cannot both.
        const { count: moved } = await db.upload.updateMany({
          where: { id, kept: known },
          data: { kept: count, movedAt: now() },
        });
        if (moved === 0) throw new Gone();
        known = count;
      },
    });
    return { ok: true, kept: end };
  } catch (error) {
    if (error instanceof TooMuch) return { ok: false, because: 'too much' };
    if (error instanceof Gone) return { ok: false, because: 'gone' };
    if (error instanceof NotStored) return { ok: false, because: 'not stored' };
    throw error;
  }
}

/** It was forgotten, or somebody else has added to it meanwhile. */
class Gone extends Error {}

/**
 * A whole upload's bytes put into the store under their SHA-256; null while some are missing, or when
 * it was forgotten meanwhile. The upload stays until `forgetUpload`, so that a server killed in
 * between loses nothing.
 *
 * @throws NotStored when the disk has no room for them
 */
export async function storeUpload(
  { files }: Services,
  { id, size, kept }: UploadView,
): Promise<{ sha256: string; size: number } | null> {
  if (kept !== size) return null;
  const stored = await unlessForgotten(files.put(files.parts.read(id, size)));
  return stored?.size === size ? stored : null;
}

/** The beginning of an upload; null when it was forgotten meanwhile. */
export async function beginningOf(
  { files }: Pick<Services, 'files'>,
  { id, kept }: UploadView,
  length: number,
): Promise<Buffer | null> {
  const bytes = files.parts.read(id, Math.min(kept, length));
  return unlessForgotten(bytesOf(bytes));
}

/** Somebody may forget an upload, in another tab, while it is read. */
async function unlessForgotten<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Forgotten) return null;
    throw error;
  }
}

/** Forgets an upload and what has arrived of it. */
export async function forgetUpload({ db, files }: Services, id: string): Promise<void> {
  await db.upload.deleteMany({ where: { id } });
  await files.parts.remove(id);
}

/**
 * Forgets uploads that nobody has added to for a day, and pieces that belong to none.
 *
 * @param at the real time
 */
export async function sweepUploads({ db, files }: Services, at: Date): Promise<void> {
  const since = new Date(at.getTime() - day);
  await db.upload.deleteMany({ where: { movedAt: { lt: since } } });
  const old = await files.parts.untouchedSince(since);
  if (old.length === 0) return;
  const alive = await db.upload.findMany({ where: { id: { in: old } }, select: { id: true } });
  const kept = new Set(alive.map(({ id }) => id));
  for (const id of old) if (!kept.has(id)) await files.parts.remove(id);
}
