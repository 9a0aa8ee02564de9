import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { refuseInvite, type InviteRefusal } from './team.ts';
import { findEntrant, loadTeam, lockTeams, type LoadedTeam } from './team-facts.server.ts';

type Services = { db: Db; course: Course };

export type InviteResult = { ok: true } | { ok: false; because: InviteRefusal };

/** Asks a classmate into the asker's team. Somebody who is asked already is not asked twice. */
export async function invitePerson(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { project: string; person: string },
): Promise<InviteResult> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    if (team === null) return { ok: false, because: 'not a member' };
    const who = await findEntrant(tx, asker.offering, input.person);
    if (who === null) return { ok: false, because: 'not found' };
    const open = await tx.invitation.findMany({
      where: { projectId: team.project.id, endedAt: null },
      select: { personId: true },
    });
    const refusal = refuseInvite(team, asker.person.id, who, open.length, asker.at);
    if (refusal !== null) return { ok: false, because: refusal };
    if (!open.some(({ personId }) => personId === who.id)) {
      await writeInvitation(tx, team, { person: who.id, by: asker.person, at: asker.at });
    }
    return { ok: true };
  });
}

/** Writes an open invitation and tells the person, in the transaction that has asked the rule. */
export async function writeInvitation(
  tx: Transaction,
  { project }: LoadedTeam,
  given: { person: string; by: { id: string; name: string }; at: Date; granted?: boolean },
): Promise<void> {
  const { person, by, at, granted = false } = given;
  const id = newId();
  await tx.invitation.create({
    data: { ...{ id, projectId: project.id, personId: person, granted, at }, invitedBy: by.id },
  });
  await notify(tx, {
    kind: 'team-invited',
    event: `invitation:${id}`,
    people: [person],
    offering: project.offering,
    path: `/${project.offering}/projects`,
    data: { project: project.title, by: by.name },
    at,
  });
  await writeRecord(tx, {
    offering: project.offering,
    actor: by.id,
    action: 'invited person',
    subject: `project:${project.id}`,
    to: { person, granted },
    at,
  });
}

/** Takes an invitation of the asker's team back; one that has ended stays as it ended. */
export async function withdrawInvitation(
  { db, course }: Services,
  asker: SignedInAsker,
  input: { project: string; invitation: string },
): Promise<{ ok: true } | { ok: false; because: 'not found' }> {
  return db.$transaction(async (tx) => {
    await lockTeams(tx, asker.offering);
    const team = await loadTeam(tx, course, asker.offering, { slug: input.project });
    const belongs = team?.memberships.some(
      ({ personId, to }) => personId === asker.person.id && to === null,
    );
    if (team === null || belongs !== true) return { ok: false, because: 'not found' };
    const found = await tx.invitation.findFirst({
      where: { id: input.invitation, projectId: team.project.id },
    });
    if (found === null) return { ok: false, because: 'not found' };
    if (found.endedAt !== null) return { ok: true };
    const end = { endedAt: asker.at, end: 'withdrawn' } as const;
    await tx.invitation.update({ where: { id: found.id }, data: end });
    await writeRecord(tx, {
      offering: asker.offering,
      actor: asker.person.id,
      action: 'withdrew invitation',
      subject: `project:${team.project.id}`,
      to: { person: found.personId },
      at: asker.at,
    });
    return { ok: true };
  });
}
