import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { TeamChange } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { longestReason, refuseRequest, type RequestRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type AskForChangeResult =
  { ok: true } | { ok: false; because: RequestRefusal | 'reason too long' };

/**
 * Asks staff to let the asker leave, or a classmate join, when teams do not change by themselves
 * any more. Staff are told.
 */
export async function askForChange(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { project: string; why: string } & (
    { change: 'leave' } | { change: 'join'; person: string }
  ),
): Promise<AskForChangeResult> {
  const why = input.why.trim();
  if (why.length > longestReason) return { ok: false, because: 'reason too long' };
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    if (team === null) return { ok: false, because: 'not a member' };
    const personId = input.change === 'leave' ? asker.person.id : input.person;
    const who = await findEntrant(tx, asker.offering, personId);
    if (who === null) return { ok: false, because: 'not found' };
    const { project } = team;
    const open = { projectId: project.id, personId, endedAt: null };
    const asked = (await tx.teamRequest.findFirst({ where: open })) !== null;
    const wish =
      input.change === 'leave' ? ({ change: 'leave' } as const) : { change: 'join' as const, who };
    const refusal = refuseRequest(team, asker.person.id, wish, { asked, why }, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    const id = newId();
    await tx.teamRequest.create({
      data: {
        ...{ id, projectId: project.id, personId, askedBy: asker.person.id },
        ...{ change: input.change, why, at: asker.at },
      },
    });
    const staff = await tx.membership.findMany({
      where: { offeringId: asker.offering, to: null, role: { in: ['instructor', 'assistant'] } },
      select: { personId: true },
    });
    await notify(tx, {
      kind: 'team-request',
      event: `team-request:${id}`,
      people: staff.map((member) => member.personId),
      offering: asker.offering,
      path: `/${asker.offering}/staff/teams`,
      data: {
        ...{ project: project.title, person: who.name, change: input.change },
        ...{ step: 'asked', words: why },
      },
      at: asker.at,
    });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'asked for change of team',
      subject: `project:${project.id}`,
      to: { change: input.change, person: personId },
      why,
      at: asker.at,
    });
    return { ok: true };
  });
}

/** Takes back a request of the asker's own that staff have not answered. */
export async function withdrawRequest(
  { db }: { db: Db },
  asker: SignedInAsker,
  input: { project: string; request: string },
): Promise<{ ok: true } | { ok: false; because: 'not found' | 'answered' }> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const found = await tx.teamRequest.findFirst({
      where: {
        ...{ id: input.request, askedBy: asker.person.id },
        project: { offeringId: asker.offering, slug: input.project },
      },
    });
    if (found === null) return { ok: false, because: 'not found' };
    if (found.end === 'withdrawn') return { ok: true };
    if (found.end !== null) return { ok: false, because: 'answered' };
    const end = { endedAt: asker.at, end: 'withdrawn' } as const;
    await tx.teamRequest.update({ where: { id: found.id }, data: end });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'withdrew request',
      subject: `project:${found.projectId}`,
      to: { change: found.change, person: found.personId },
      at: asker.at,
    });
    return { ok: true };
  });
}

/** A request as those who asked for it and staff see it. */
export type RequestView = {
  id: string;
  change: TeamChange;
  /** Who is to join or to leave. */
  person: string;
  by: string;
  why: string;
  at: Date;
  end: 'granted' | 'refused' | null;
  endedAt: Date | null;
  /** What staff said about it. */
  answer: string;
};
