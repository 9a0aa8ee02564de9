import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestCard, tagsOf } from './card.ts';
import { present } from './team.ts';
import { findEntrant, loadTeam, lockTeams, type LoadedTeam } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type KeepCardResult =
  { ok: true } | { ok: false; because: 'words' | 'tags' | 'not a student' | 'full' | 'archived' };

/**
 * Puts the asker on the board, or their team when they are in one, or changes the card that is
 * there already. Nobody is on it who has not asked to be.
 */
export async function keepCard(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { words: string; tags: string },
): Promise<KeepCardResult> {
  const words = input.words.trim();
  const tags = tagsOf(input.tags);
  if (words === '' || words.length > longestCard) return { ok: false, because: 'words' };
  if (tags === null) return { ok: false, because: 'tags' };
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
    const who = await findEntrant(tx, asker.offering, asker.person.id);
    if (who?.student !== true) return { ok: false, because: 'not a student' };
    const team = await ownTeam(tx, course, asker);
    if (team !== null && present(team).length >= team.limit) return { ok: false, because: 'full' };
    const place = { offeringId: asker.offering, endedAt: null };
    const of =
      team === null ? { personId: who.id, projectId: null } : { projectId: team.project.id };
    const kept = await tx.lookingCard.findFirst({ where: { ...place, ...of } });
    if (kept === null) {
      const data = { ...place, personId: who.id, projectId: team?.project.id ?? null };
      await tx.lookingCard.create({ data: { ...data, id: newId(), words, tags, at: asker.at } });
    } else {
      await tx.lookingCard.update({ where: { id: kept.id }, data: { words, tags } });
    }
    return { ok: true };
  });
}

/** Takes a card off the board: one's own, one's team's, or any as staff, which is recorded. */
export async function takeCardOff(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { card: string },
): Promise<{ ok: true } | { ok: false; because: 'not found' }> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const card = await tx.lookingCard.findFirst({
      where: { id: input.card, offeringId: asker.offering },
    });
    const team = await ownTeam(tx, course, asker);
    const own =
      card?.projectId === null
        ? card.personId === asker.person.id
        : card?.projectId === team?.project.id;
    const staff = may(asker.role, 'give feedback');
    if (card === null || !(own || staff)) return { ok: false, because: 'not found' };
    if (card.endedAt !== null) return { ok: true };
    await tx.lookingCard.update({ where: { id: card.id }, data: { endedAt: asker.at } });
    if (!own) {
      await writeRecord(tx, {
        offering: asker.offering,
        actor: asker.person.id,
        action: 'took card off board',
        subject: `person:${card.personId}`,
        from: { words: card.words, tags: card.tags },
        at: asker.at,
      });
    }
    return { ok: true };
  });
}

/** The team that the asker is in now; null when they are in none. */
export async function ownTeam(
  tx: Db | Transaction,
  course: Course,
  asker: SignedInAsker,
): Promise<LoadedTeam | null> {
  const membership = await tx.projectMember.findFirst({
    where: { personId: asker.person.id, offeringId: asker.offering, to: null },
    select: { projectId: true },
  });
  return membership && loadTeam(tx, course, asker.offering, { id: membership.projectId });
}
