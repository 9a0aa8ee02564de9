import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument } from '../find-project.server.ts';

/** A page says so often that it is still open; after some missed times it counts as left. */
const openMs = 45_000;
/** Words typed so long ago are somebody's draft, and nobody is writing them. */
const writingMs = 10 * 60_000;

/** Somebody else of staff who has the same version open. */
export type AlsoHere = { name: string; writing: boolean };

/** Who else looks, and whether the version has its answer meanwhile. */
export type ReviewPresence = { others: AlsoHere[]; answered: boolean };

/**
 * Notes that somebody of staff has a version open, or has left it, and says who else has. Null when
 * there is no such version, or for who is not staff.
 *
 * @param now by the clock of the machine: people look and type in real time
 */
export async function noteReviewer(
  db: Db,
  asker: SignedInAsker,
  input: { project: string; stage: StageName; version: number; leaves: boolean },
  now: Date,
): Promise<ReviewPresence | null> {
  const document = await findDocument(db, asker, input.project, input.stage);
  if (document?.access !== 'staff') return null;
  const { documentId } = document;
  const version = await db.version.findUnique({
    where: { documentId_number: { documentId, number: input.version } },
    select: { id: true, decision: { select: { id: true } } },
  });
  if (version === null) return null;
  const own = { versionId: version.id, personId: asker.person.id };
  if (input.leaves) await db.reviewPresence.deleteMany({ where: own });
  else {
    await db.$executeRaw`
      INSERT INTO review_presence (version_id, person_id, seen_at)
      VALUES (${own.versionId}::uuid, ${own.personId}::uuid, ${now})
      ON CONFLICT (version_id, person_id) DO UPDATE SET seen_at = excluded.seen_at`;
  }
  const under = `${document.id}/${input.stage}/${input.version}/`;
  return {
    others: await othersHere(db, own, under, now),
    answered: version.decision !== null,
  };
}

async function othersHere(
  db: Db,
  { versionId, personId }: { versionId: string; personId: string },
  under: string,
  now: Date,
): Promise<AlsoHere[]> {
  const rows = await db.reviewPresence.findMany({
    where: {
      ...{ versionId, personId: { not: personId } },
      seenAt: { gt: new Date(now.getTime() - openMs) },
    },
    orderBy: { person: { name: 'asc' } },
    select: { personId: true, person: { select: { name: true } } },
  });
  if (rows.length === 0) return [];
  const typing = await db.keptWords.findMany({
    where: {
      OR: rows.map((row) => ({
        ...{ personId: row.personId, key: { startsWith: `${row.personId}/${under}` } },
        ...{ words: { not: '' }, typedAt: { gt: now.getTime() - writingMs } },
      })),
    },
    distinct: ['personId'],
    select: { personId: true },
  });
  return rows.map((row) => ({
    name: row.person.name,
    writing: typing.some((one) => one.personId === row.personId),
  }));
}
