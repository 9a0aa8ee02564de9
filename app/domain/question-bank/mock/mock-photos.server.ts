import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { imageKind } from '#app/files/image-type.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { withoutMetadata } from '#app/files/without-metadata.ts';
import { findMock, lockMock } from './find-mock.server.ts';
import { largestPhoto, mostPhotos } from './mock.ts';

type Services = { db: Db; files: Pick<FileStore, 'put'> };

export type KeptPhoto =
  | { ok: true }
  | {
      ok: false;
      because: 'not found' | 'finished' | 'not an image' | 'photo too large' | 'too many photos';
    };

/** Keeps a photo of an answer on paper, without what its camera wrote beside it. */
export async function keepPhoto(
  { db, files }: Services,
  asker: SignedInAsker,
  { mock: id, question, bytes }: { mock: string; question: string; bytes: Uint8Array },
): Promise<KeptPhoto> {
  const found = await findMock(db, asker, id);
  if (!found?.answers.some((one) => one.question === question)) {
    return { ok: false, because: 'not found' };
  }
  if (bytes.byteLength > largestPhoto) return { ok: false, because: 'photo too large' };
  const kind = imageKind(bytes);
  if (kind === null) return { ok: false, because: 'not an image' };
  const { sha256, size } = await files.put([withoutMetadata(bytes, kind.type)]);
  return db.$transaction(async (tx) => {
    const mock = await lockMock(tx, asker, id);
    const answer = mock?.answers.find((one) => one.question === question);
    if (mock === null || answer === undefined) return { ok: false, because: 'not found' };
    if (mock.finishedAt !== null) return { ok: false, because: 'finished' };
    if (answer.photos.some((one) => one.sha256 === sha256)) return { ok: true };
    if (answer.photos.length >= mostPhotos) return { ok: false, because: 'too many photos' };
    const place = { id: newId(), mockId: mock.id, question };
    const photo = { ...place, sha256, type: kind.type, size, addedAt: asker.at };
    await tx.mockPhoto.create({ data: photo });
    return { ok: true };
  });
}

/** Takes a photo away again, while the mock is not finished; its file goes by itself. */
export async function removePhoto(
  db: Db,
  asker: SignedInAsker,
  { mock: id, photo }: { mock: string; photo: string },
): Promise<KeptPhoto> {
  return db.$transaction(async (tx) => {
    const mock = await lockMock(tx, asker, id);
    if (mock === null) return { ok: false, because: 'not found' };
    if (mock.finishedAt !== null) return { ok: false, because: 'finished' };
    const own = mock.answers.flatMap(({ photos }) => photos).find((one) => one.id === photo);
    if (own !== undefined) await tx.mockPhoto.delete({ where: { id: own.id } });
    return { ok: true };
  });
}

/** The file of a photo, for whoever brought it; null for anybody else. */
export async function ownPhoto(
  db: Db,
  asker: SignedInAsker,
  { mock: id, photo }: { mock: string; photo: string },
) {
  const mock = await findMock(db, asker, id);
  const own = mock?.answers.flatMap(({ photos }) => photos).find((one) => one.id === photo);
  if (own === undefined) return null;
  const { sha256, size, type } = own;
  return { sha256, size, type, name: `answer.${type.replace('image/', '')}` };
}
