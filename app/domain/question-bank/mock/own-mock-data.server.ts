import type { Db } from '#app/db/client.ts';
import type { ArchiveFile } from '#app/files/archive.server.ts';
import { uniquePaths } from '#app/files/safe-name.ts';

/** A person's mock midterms with what they wrote and how they marked it, for what is theirs. */
export async function ownMockMidterms(db: Db, personId: string) {
  return db.mockMidterm.findMany({
    where: { personId },
    orderBy: { begunAt: 'asc' },
    select: {
      ...{ offeringId: true, seed: true, minutes: true, begunAt: true, finishedAt: true },
      answers: {
        orderBy: { place: 'asc' },
        select: { question: true, text: true, late: true, marks: true },
      },
    },
  });
}

/** Their photos, for the archive of what is theirs. */
export async function ownMockPhotos(db: Db, personId: string): Promise<ArchiveFile[]> {
  const photos = await db.mockPhoto.findMany({
    where: { answer: { mock: { personId } } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
  const unique = uniquePaths();
  return photos.map(({ question, type, sha256 }) => ({
    path: unique(`mock-midterms/${question}.${type.replace('image/', '')}`),
    sha256,
  }));
}
