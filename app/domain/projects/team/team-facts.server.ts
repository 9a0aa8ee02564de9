import type { Db, Transaction } from '#app/db/client.ts';
import { courseDeadline, type DeadlineMove } from '#app/domain/calendar/effective-deadline.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Entrant, Team } from './team.ts';

/** A project's team with what decides about its changes. */
export type LoadedTeam = Team & {
  project: { id: string; slug: string; title: string; offering: string };
  /** By the person's id, of everybody who was ever in it. */
  names: ReadonlyMap<string, string>;
};

/**
 * Holds the teams of an offering until the transaction ends: they change one after the other, so
 * that nobody enters two and none grows above its limit.
 */
export async function lockTeams(tx: Transaction, offering: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM offering WHERE id = ${offering} FOR UPDATE`;
}

/** The team of the project at this address or with this id; null when there is none there. */
export async function loadTeam(
  db: Db | Transaction,
  course: Course,
  offering: string,
  by: { slug: string } | { id: string },
): Promise<LoadedTeam | null> {
  const found = await db.project.findFirst({
    where: { ...by, offeringId: offering },
    select: {
      ...{ id: true, slug: true, title: true },
      members: {
        orderBy: [{ from: 'asc' }, { id: 'asc' }],
        select: {
          ...{ personId: true, from: true, to: true, departure: true },
          person: { select: { name: true } },
        },
      },
    },
  });
  if (found === null) return null;
  const { members, ...project } = found;
  const approval = await db.decision.findFirst({
    where: {
      ...{ verdict: 'approved', releasedAt: { not: null } },
      version: { document: { projectId: project.id } },
    },
    orderBy: { releasedAt: 'asc' },
    select: { releasedAt: true },
  });
  const { archived, policy } = course.offering(offering);
  return {
    ...{ archived, limit: policy.team.max },
    project: { ...project, offering },
    freeze: await teamsFreeze(db, course, offering),
    approvedAt: approval?.releasedAt ?? null,
    memberships: members.map(({ person: _, ...membership }) => membership),
    names: new Map(members.map(({ personId, person }) => [personId, person.name])),
  };
}

/**
 * From when on teams of an offering change by staff's word alone: as its file says, otherwise the
 * milestone's deadline for all; null where there is neither.
 */
export async function teamsFreeze(
  db: Db | Transaction,
  course: Course,
  offering: string,
): Promise<Date | null> {
  const { teamsFreeze: set, stages } = course.offering(offering).project;
  const milestone = stages.find(({ stage }) => stage === 'milestone');
  if (set !== null || milestone === undefined) return set;
  const moves: DeadlineMove[] = await db.deadlineFact.findMany({
    where: { stage: { offeringId: offering, name: 'milestone' } },
    select: { due: true, movedAt: true },
  });
  return courseDeadline(milestone.due, moves);
}

/** Somebody who would enter a team, and whether their classmates can find them by name. */
export type FoundEntrant = Entrant & { name: string; findable: boolean };

/** The person as someone who would enter a team of the offering; null when there is nobody. */
export async function findEntrant(
  tx: Db | Transaction,
  offering: string,
  id: string,
): Promise<FoundEntrant | null> {
  const here = { offeringId: offering };
  const person = await tx.person.findFirst({
    where: { id, deletedAt: null },
    select: {
      name: true,
      memberships: { where: { ...here, to: null, role: 'student' }, select: { id: true } },
      projects: { where: { ...here, to: null }, select: { id: true } },
      listEntries: { where: here, select: { listed: true } },
      lookingCards: { where: { ...here, projectId: null, endedAt: null }, select: { id: true } },
    },
  });
  if (person === null) return null;
  const { name, memberships, projects, listEntries, lookingCards } = person;
  return {
    ...{ id, name },
    student: memberships.length > 0,
    placed: projects.length > 0,
    findable: (listEntries[0]?.listed ?? true) || lookingCards.length > 0,
  };
}
