import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';

/** A file that the asker handed in themselves; null when there is none of this id. */
export async function submittedFile(
  db: Db,
  { person, offering }: SignedInAsker,
  { homework, number, id }: { homework: string; number: number; id: string },
): Promise<{ name: string; sha256: string; size: number } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.submittedFile.findFirst({
    where: {
      id,
      submission: {
        personId: person.id,
        number,
        homework: { offeringId: offering, slug: homework },
      },
    },
    select: { name: true, sha256: true, size: true },
  });
}
