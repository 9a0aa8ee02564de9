import type { Db } from '#app/db/client.ts';

/** What somebody sees of themselves on their account's first page. */
export async function ownProfile(db: Db, personId: string) {
  const { name, pronouns, language, zone } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, pronouns: true, language: true, zone: true },
  });
  return { name, pronouns: pronouns ?? '', language: language ?? '', zone: zone ?? '' };
}
