import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { Clock } from '#app/domain/calendar/clock.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, Expected } from '#app/domain/syllabus/course.ts';
import { bytesOf } from '#app/files/bytes-of.ts';
import { NotStored } from '#app/files/not-stored.ts';
import { safeName } from '#app/files/safe-name.ts';
import type { FileStore, StoredFile } from '#app/files/store.server.ts';
import {
  findUpload,
  forgetUpload,
  storeUpload,
  type UploadPlace,
  type UploadView,
} from '#app/files/uploads.server.ts';
import { homeworkPlace, lockPeople, type PlaceRefusal } from './homework-place.server.ts';
import type { WorkFile } from './work-file.ts';
import { workType, type WorkCheck } from './work-type.ts';

/** So many files make one version at most, and as many may be on their way at once. */
export const mostFiles = 20;

type Services = {
  db: Db;
  course: Course;
  clock: Clock;
  files: Pick<FileStore, 'parts' | 'put' | 'readPiece'>;
};

/** Where the upload with this number, from 1 on, of somebody's homework belongs. */
export function workPlace(
  { person, offering }: SignedInAsker,
  homework: string,
  number: number,
): UploadPlace {
  return { personId: person.id, purpose: 'homework', about: `${offering}/${homework}/${number}` };
}

/**
 * Whether the asker may bring a file for a homework, and how large it may be, in bytes; null when
 * they may not.
 *
 * @param about `hw1/3`: the third of the files that may be on their way at once
 */
export async function homeworkUploads(
  services: Pick<Services, 'db' | 'course'>,
  asker: SignedInAsker,
  about: string,
): Promise<{ largest: number } | null> {
  const [, homework, number] = /^([a-z0-9-]+)\/([1-9]\d?)$/.exec(about) ?? [];
  if (homework === undefined || Number(number) > mostFiles) return null;
  const found = await homeworkPlace(services, asker, homework);
  return found.ok ? { largest: largestOf(found.place.expects) } : null;
}

/** The page where somebody looks at a file that they have brought. */
export function lookAddress({ offering }: SignedInAsker, homework: string, id: string): string {
  return `/${offering}/homework/${homework}/brought/${id}/look`;
}

/** What is on its way for somebody's homework, to be gone on with. */
export async function openWork(
  { db }: Pick<Services, 'db'>,
  asker: SignedInAsker,
  homework: string,
): Promise<(UploadView & { number: number })[]> {
  const { personId, purpose, about: first } = workPlace(asker, homework, 1);
  const folder = first.slice(0, first.lastIndexOf('/') + 1);
  const rows = await db.upload.findMany({
    where: { personId, purpose, about: { startsWith: folder } },
    select: { id: true, name: true, size: true, kept: true, about: true },
  });
  return rows.map(({ about, ...upload }) => ({
    ...upload,
    number: Number(about.slice(about.lastIndexOf('/') + 1)),
  }));
}

export type BringFileResult =
  | {
      ok: true;
      file: WorkFile;
      /** When it lay there. */
      at: Date;
      /** The page knows by this answer what has changed. */
      reload: 'nothing';
    }
  | {
      ok: false;
      because:
        | PlaceRefusal
        /** It has not arrived as a whole. */
        | 'not whole'
        /** The disk has no room for it; what has arrived stays, to be laid beside the others later. */
        | 'not stored'
        | 'too many'
        /** With the other files it is more than is expected. */
        | 'too much'
        | Extract<WorkCheck, { ok: false }>['because'];
    };

/**
 * Lays an upload of the asker's among the files of their next version; one of the same name is
 * replaced. What does not open is forgotten, so that it is found now and not when it is graded.
 */
export async function bringFile(
  services: Services,
  asker: SignedInAsker,
  { homework, upload: id }: { homework: string; upload: string },
): Promise<BringFileResult> {
  const { db, files, clock } = services;
  const found = await homeworkPlace(services, asker, homework);
  if (!found.ok) return found;
  const { id: homeworkId, expects } = found.place;
  const upload = await findUpload(db, asker.person.id, id);
  const folder = `${asker.offering}/${homework}/`;
  if (upload?.purpose !== 'homework' || !upload.about.startsWith(folder)) {
    return { ok: false, because: 'not found' };
  }
  const name = safeName(upload.name);
  const stored = await storedOrWhyNot(services, upload);
  if (typeof stored === 'string') return { ok: false, because: stored };
  const { sha256, size } = stored;
  // What is in the store: nobody can change it any more.
  const check = await workType({
    ...{ name, size },
    piece: async (from, to) => bytesOf(await files.readPiece(sha256, from, to)),
  });
  if (!check.ok || !expects.kinds.includes(check.kind)) {
    await forgetUpload(services, id);
    return check.ok ? { ok: false, because: 'another kind' } : check;
  }
  const personId = asker.person.id;
  const brought = await db.$transaction(async (tx) => {
    await lockPeople(tx, [personId]);
    const others = await tx.broughtFile.aggregate({
      where: { homeworkId, personId, name: { not: name } },
      _count: true,
      _sum: { size: true },
    });
    if (others._count >= mostFiles) return 'too many';
    if ((others._sum.size ?? 0) + size > largestOf(expects)) return 'too much';
    // A file with other bytes is another file: who saw the old one has not agreed to this one.
    await tx.broughtFile.deleteMany({ where: { homeworkId, personId, name } });
    const data = { id: newId(), homeworkId, personId, name, sha256, size, broughtAt: asker.at };
    return tx.broughtFile.create({ data, select: { id: true } });
  });
  await forgetUpload(services, id);
  if (typeof brought === 'string') return { ok: false, because: brought };
  const look = lookAddress(asker, homework, brought.id);
  const file = { id: brought.id, name, size, sha256, look };
  return { ok: true, file, at: clock.now(), reload: 'nothing' };
}

async function storedOrWhyNot(
  services: Services,
  upload: UploadView,
): Promise<StoredFile | 'not whole' | 'not stored'> {
  try {
    return (await storeUpload(services, upload)) ?? 'not whole';
  } catch (error) {
    if (error instanceof NotStored) return 'not stored';
    throw error;
  }
}

/** Takes a file out of the next version; versions that were handed in keep theirs. */
export async function takeFileBack(
  services: Pick<Services, 'db' | 'course'>,
  asker: SignedInAsker,
  { homework, file: id }: { homework: string; file: string },
): Promise<{ ok: true } | { ok: false; because: PlaceRefusal }> {
  const found = await homeworkPlace(services, asker, homework);
  if (!found.ok) return found;
  const own = { homeworkId: found.place.id, personId: asker.person.id };
  const { count } = await services.db.broughtFile.deleteMany({ where: { id, ...own } });
  return count === 0 ? { ok: false, because: 'not found' } : { ok: true };
}

/** In bytes, of all files together. */
function largestOf({ megabytes }: Expected): number {
  return megabytes * 1_000_000;
}
