import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { teamPath } from './enter-team.server.ts';
import { present, refuseJoin, type JoinRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type AskToJoinResult =
  { ok: true } | { ok: false; because: JoinRefusal | 'not found' | 'no card' };

/**
 * Tells a team on the board that the asker would like to join it, once. Only who is on the board as
 * well asks: so the team can see who they are, and invite them.
 */
export async function askToJoin(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { card: string },
): Promise<AskToJoinResult> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const here = { offeringId: asker.offering, endedAt: null };
    const card = await tx.lookingCard.findFirst({ where: { ...here, id: input.card } });
    const projectId = card?.projectId ?? null;
    const team = projectId && (await loadTeam(tx, course, asker.offering, { id: projectId }));
    const who = await findEntrant(tx, asker.offering, asker.person.id);
    if (card === null || !team || who === null) return { ok: false, because: 'not found' };
    const refusal = refuseJoin(team, who, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    const own = { ...here, personId: who.id, projectId: null };
    if ((await tx.lookingCard.findFirst({ where: own })) === null) {
      return { ok: false, because: 'no card' };
    }
    await notify(tx, {
      kind: 'team-asked',
      event: askedEvent(card.id, who.id),
      people: present(team).map(({ personId }) => personId),
      offering: asker.offering,
      path: `${teamPath(team.project)}?${new URLSearchParams({ q: who.name })}`,
      data: { project: team.project.title, person: who.name },
      at: asker.at,
    });
    return { ok: true };
  });
}

/** What a team is told when somebody would like to join it. */
export function askedEvent(card: string, person: string): string {
  return `asked:${card}:${person}`;
}
