import type { Db, Transaction } from '#app/db/client.ts';
import type { Departure } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { enterTeam, teamPath } from './enter-team.server.ts';
import {
  longestReason,
  present,
  refuseLeave,
  refuseReturn,
  type LeaveRefusal,
  type ReturnRefusal,
} from './team.ts';
import { findEntrant, loadTeam, lockTeams, type LoadedTeam } from './team-facts.server.ts';

/** What leaving needs: whoever has left loses the live text at once. */
export type LeavingServices = {
  db: Db;
  course: Course;
  collaboration: { recheck(): Promise<void> };
};

export type LeaveResult = { ok: true } | { ok: false; because: LeaveRefusal };

/** Ends the asker's time in a team; the work stays with the project. Undone by `returnToTeam`. */
export async function leaveTeam(
  { db, course, collaboration }: LeavingServices,
  asker: SignedInAsker,
  input: { project: string },
): Promise<LeaveResult> {
  const left = await db.$transaction(async (tx): Promise<LeaveResult> => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    if (team === null) return { ok: false, because: 'not a member' };
    const refusal = refuseLeave(team, asker.person.id, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    await endMembership(tx, team, { person: asker.person.id, departure: 'left' }, asker);
    return { ok: true };
  });
  if (left.ok) await collaboration.recheck();
  return left;
}

/**
 * Ends somebody's time in a team, in the transaction that holds the teams and has asked the rule.
 * What was open about them ends too; a team of nobody is closed to newcomers until somebody is back.
 *
 * @param by who does it, and why if they are not leaving by themselves
 */
export async function endMembership(
  tx: Transaction,
  team: LoadedTeam,
  { person, departure }: { person: string; departure: Departure },
  { person: by, at, why }: Pick<SignedInAsker, 'person' | 'at'> & { why?: string },
): Promise<void> {
  const { project } = team;
  const own = present(team).find(({ personId }) => personId === person);
  if (own === undefined) return;
  // The demo's clock can be turned back before the day on which they came.
  const to = at < own.from ? own.from : at;
  await tx.projectMember.updateMany({
    where: { projectId: project.id, personId: person, to: null },
    data: { to, departure },
  });
  const open = { projectId: project.id, endedAt: null };
  await tx.teamRequest.updateMany({
    where: { ...open, OR: [{ personId: person }, { askedBy: person }] },
    data: { endedAt: at, end: 'withdrawn' },
  });
  const others = present(team).flatMap(({ personId }) => (personId === person ? [] : [personId]));
  if (others.length === 0) {
    const where = { projectId: project.id };
    const withdrawn = { endedAt: at, end: 'withdrawn' } as const;
    await tx.invitation.updateMany({ where: open, data: withdrawn });
    await tx.lookingCard.updateMany({ where: open, data: { endedAt: at } });
    await tx.teamLink.updateMany({ where: { ...where, closedAt: null }, data: { closedAt: at } });
  }
  await notify(tx, {
    kind: 'team-changed',
    event: `ended:${project.id}:${person}:${own.from.toISOString()}`,
    people: departure === 'taken_out' ? [...others, person] : others,
    offering: project.offering,
    path: departure === 'taken_out' ? `/${project.offering}/projects` : teamPath(project),
    data: {
      ...{ project: project.title, person: team.names.get(person) ?? '' },
      ...{ step: departure === 'taken_out' ? 'taken-out' : 'left', why: why ?? '' },
    },
    at,
  });
  await writeRecord(tx, {
    offering: project.offering,
    actor: by.id,
    action: departure === 'taken_out' ? 'took out of team' : 'left team',
    subject: `project:${project.id}`,
    from: { person },
    ...(why !== undefined && { why }),
    at,
  });
}

export type ReturnResult = { ok: true; slug: string } | { ok: false; because: ReturnRefusal };

/** Takes back that the asker left a team, within the day. Who is back already stays so. */
export async function returnToTeam(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string },
): Promise<ReturnResult> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    const who = await findEntrant(tx, asker.offering, asker.person.id);
    if (team === null || who === null) return { ok: false, because: 'over' };
    const { slug } = team.project;
    if (present(team).some(({ personId }) => personId === who.id)) return { ok: true, slug };
    const refusal = refuseReturn(team, who, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    await enterTeam(tx, team, who, 'return', asker.at);
    return { ok: true, slug };
  });
}

export type TakeOutResult = { ok: true } | { ok: false; because: 'not found' | 'no reason' };

/** Takes somebody out of a team, with a reason that they and the team are told. Staff alone. */
export async function takeOut(
  { db, course, collaboration }: LeavingServices,
  asker: SignedInAsker,
  input: { project: string; person: string; why: string },
): Promise<TakeOutResult> {
  const why = input.why.trim();
  if (!may(asker.role, 'give feedback')) return { ok: false, because: 'not found' };
  if (why === '' || why.length > longestReason) return { ok: false, because: 'no reason' };
  const out = await db.$transaction(async (tx): Promise<TakeOutResult> => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    const there = team && present(team).some(({ personId }) => personId === input.person);
    if (team === null || there !== true || team.archived)
      return { ok: false, because: 'not found' };
    const departure = { person: input.person, departure: 'taken_out' } as const;
    await endMembership(tx, team, departure, { ...asker, why });
    return { ok: true };
  });
  if (out.ok) await collaboration.recheck();
  return out;
}
