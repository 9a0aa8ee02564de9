import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';

/** A file that the asker has brought for their next version; null when there is none of this id. */
export async function broughtFile(
  db: Db,
  { person, offering }: SignedInAsker,
  { homework, id }: { homework: string; id: string },
): Promise<{ name: string; sha256: string; size: number } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  return db.broughtFile.findFirst({
    where: { id, personId: person.id, homework: { offeringId: offering, slug: homework } },
    select: { name: true, sha256: true, size: true },
  });
}
