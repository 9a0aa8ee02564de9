import type { Transaction } from '#app/db/client.ts';
import type { TeamRequest } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { teamPath } from './enter-team.server.ts';
import { writeInvitation } from './invite-person.server.ts';
import { endMembership, type LeavingServices } from './leave-team.server.ts';
import { longestReason, present, refuseJoin, type JoinRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams, type LoadedTeam } from './team-facts.server.ts';

export type AnswerRequestResult =
  | { ok: true }
  | {
      ok: false;
      because: JoinRefusal | 'not found' | 'answered' | 'no reason' | 'reason too long';
    };

/**
 * Staff grant a change of a team, or refuse it with a reason. Who is to leave is out at once, as
 * they wished; who is to join is invited, and decides by themselves. Answered again in the same
 * way, nothing changes.
 */
export async function answerRequest(
  { db, course, collaboration }: LeavingServices,
  asker: SignedInAsker,
  input: { request: string; grant: boolean; words: string },
): Promise<AnswerRequestResult> {
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  const words = input.words.trim();
  if (words.length > longestReason) return { ok: false, because: 'reason too long' };
  const answered = await db.$transaction(async (tx): Promise<AnswerRequestResult> => {
    await lockTeams(tx, asker.offering);
    const found = await tx.teamRequest.findFirst({
      where: { id: input.request, project: { offeringId: asker.offering } },
    });
    const team = found && (await loadTeam(tx, course, asker.offering, { id: found.projectId }));
    if (found === null || team === null) return { ok: false, because: 'not found' };
    const end = input.grant ? 'granted' : 'refused';
    if (found.end === end) return { ok: true };
    if (found.end !== null) return { ok: false, because: 'answered' };
    if (team.archived) return { ok: false, because: 'archived' };
    if (!input.grant && words === '') return { ok: false, because: 'no reason' };
    const refusal = input.grant ? await refuseGrant(tx, team, found, asker.at) : null;
    if (refusal !== null) return { ok: false, because: refusal };
    // Before what follows from it: that ends whatever is still open about the person.
    await tx.teamRequest.update({
      where: { id: found.id },
      data: { endedAt: asker.at, end, answer: words },
    });
    if (input.grant) await grant(tx, team, found, asker);
    await tell(tx, team, found, { end, words, asker });
    return { ok: true };
  });
  if (answered.ok && input.grant) await collaboration.recheck();
  return answered;
}

async function refuseGrant(tx: Transaction, team: LoadedTeam, request: TeamRequest, at: Date) {
  if (request.change === 'leave') return null;
  const who = await findEntrant(tx, team.project.offering, request.personId);
  return who === null ? 'not a student' : refuseJoin(team, who, at, true);
}

async function grant(
  tx: Transaction,
  team: LoadedTeam,
  { change, personId, askedBy }: TeamRequest,
  asker: SignedInAsker,
): Promise<void> {
  if (change === 'leave') {
    const departure = { person: personId, departure: 'allowed' } as const;
    return endMembership(tx, team, departure, { person: asker.person, at: asker.at });
  }
  // One that was open before the freeze holds again.
  const where = { projectId: team.project.id, personId, endedAt: null };
  const { count } = await tx.invitation.updateMany({ where, data: { granted: true } });
  if (count > 0) return;
  const by = { id: askedBy, name: team.names.get(askedBy) ?? '' };
  await writeInvitation(tx, team, { person: personId, by, at: asker.at, granted: true });
}

async function tell(
  tx: Transaction,
  team: LoadedTeam,
  { id, change, personId, why }: TeamRequest,
  { end, words, asker }: { end: 'granted' | 'refused'; words: string; asker: SignedInAsker },
): Promise<void> {
  const members = present(team).map((member) => member.personId);
  const { name } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true },
  });
  await notify(tx, {
    kind: 'team-request',
    event: `team-request:${id}:answer`,
    people: members,
    offering: asker.offering,
    path: teamPath(team.project),
    data: { ...{ project: team.project.title, person: name, change }, ...{ step: end, words } },
    at: asker.at,
  });
  await writeRecord(tx, {
    offering: asker.offering,
    actor: asker.person.id,
    action: `${end} change of team`,
    subject: `project:${team.project.id}`,
    from: { why },
    to: { change, person: personId },
    ...(words !== '' && { why: words }),
    at: asker.at,
  });
}
