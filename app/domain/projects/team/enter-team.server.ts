import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { present } from './team.ts';
import type { LoadedTeam } from './team-facts.server.ts';

/** How somebody came into a team. */
type Way = 'invitation' | 'link' | 'return';

/**
 * Puts somebody into a team, as a part of the transaction that holds the teams and has asked the
 * rule: what was open elsewhere is settled, and those who are in it already are told.
 */
export async function enterTeam(
  tx: Transaction,
  team: LoadedTeam,
  who: { id: string; name: string },
  way: Way,
  at: Date,
): Promise<void> {
  const { project } = team;
  const before = present(team).map(({ personId }) => personId);
  const id = newId();
  await tx.projectMember.create({
    data: {
      ...{ id, projectId: project.id, personId: who.id },
      ...{ offeringId: project.offering, from: at },
    },
  });
  await tx.invitation.updateMany({
    where: { projectId: project.id, personId: who.id, endedAt: null },
    data: { endedAt: at, end: 'accepted' },
  });
  await settleElsewhere(tx, { ...project, person: who, at });
  if (before.length + 1 >= team.limit) {
    await tx.lookingCard.updateMany({
      where: { projectId: project.id, endedAt: null },
      data: { endedAt: at },
    });
  }
  await notify(tx, {
    kind: 'team-changed',
    event: `entered:${id}`,
    people: before,
    offering: project.offering,
    path: teamPath(project),
    data: {
      ...{ project: project.title, person: who.name },
      step: way === 'return' ? 'returned' : 'joined',
    },
    at,
  });
  await writeRecord(tx, {
    offering: project.offering,
    actor: who.id,
    action: 'entered team',
    subject: `project:${project.id}`,
    to: { person: who.id, by: way },
    at,
  });
}

/** Where a team is looked after. */
export function teamPath({ offering, slug }: { offering: string; slug: string }): string {
  return `/${offering}/projects/${slug}/team`;
}

/**
 * Somebody is in a project now: their card comes off the board, and what other teams had open for
 * them ends. Those teams are told.
 */
export async function settleElsewhere(
  tx: Transaction,
  {
    offering,
    id: own,
    person,
    at,
  }: { offering: string; id: string; person: { id: string; name: string }; at: Date },
): Promise<void> {
  const open = { personId: person.id, endedAt: null };
  await tx.lookingCard.updateMany({
    where: { ...open, offeringId: offering, projectId: null },
    data: { endedAt: at },
  });
  const elsewhere = { offeringId: offering, id: { not: own } };
  const invitations = await tx.invitation.findMany({
    where: { ...open, project: elsewhere },
    select: {
      id: true,
      project: {
        select: {
          ...{ slug: true, title: true },
          members: { where: { to: null }, select: { personId: true } },
        },
      },
    },
  });
  await tx.invitation.updateMany({
    where: { id: { in: invitations.map(({ id }) => id) } },
    data: { endedAt: at, end: 'elsewhere' },
  });
  await tx.teamRequest.updateMany({
    where: { ...open, change: 'join', project: { offeringId: offering } },
    data: { endedAt: at, end: 'withdrawn' },
  });
  for (const { id, project } of invitations) {
    await notify(tx, {
      kind: 'team-changed',
      event: `elsewhere:${id}`,
      people: project.members.map(({ personId }) => personId),
      offering,
      path: teamPath({ offering, slug: project.slug }),
      data: { project: project.title, person: person.name, step: 'elsewhere' },
      at,
    });
  }
}
