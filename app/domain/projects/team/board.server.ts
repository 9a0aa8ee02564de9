import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { askedEvent } from './ask-to-join.server.ts';
import { ownTeam } from './keep-card.server.ts';
import { holdOn, present } from './team.ts';

/** Somebody, or a team, on the board. */
export type BoardCard = {
  id: string;
  /** The person's name, or the project's title. */
  name: string;
  /** Who is in the team; null on a person's card. */
  team: string[] | null;
  words: string;
  tags: string[];
  at: Date;
  /** Whether it is the asker's, or their team's. */
  own: boolean;
  /** Whom the asker's team can invite from here; null when it cannot. */
  invite: string | null;
  /** Whether the asker can tell this team that they would like to join, or has. */
  ask: 'can' | 'has' | null;
};

export type Board = {
  /** Newest first. */
  cards: BoardCard[];
  /** For whom the asker can put up a card; null when for nobody. */
  as: 'self' | 'team' | null;
  /** The address of the team that the asker can invite into; null when there is none. */
  inviteTo: string | null;
};

/** Who looks for a team or for somebody, for students and staff; null for everybody else. */
export async function board(db: Db, course: Course, asker: SignedInAsker): Promise<Board | null> {
  if (!may(asker.role, 'see class list')) return null;
  const student = may(asker.role, 'work on project') && !course.offering(asker.offering).archived;
  const team = student ? await ownTeam(db, course, asker) : null;
  const room = team !== null && present(team).length < team.limit;
  const inviting = team !== null && room && holdOn(team, asker.at) === null;
  const rows = await db.lookingCard.findMany({
    where: {
      ...{ offeringId: asker.offering, endedAt: null },
      // Who has lost the seat meanwhile looks for nothing here.
      OR: [
        { projectId: { not: null } },
        {
          person: {
            memberships: { some: { offeringId: asker.offering, to: null, role: 'student' } },
          },
        },
      ],
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    include: {
      person: { select: { name: true } },
      project: {
        select: {
          title: true,
          members: {
            where: { to: null },
            orderBy: { from: 'asc' },
            select: { person: { select: { name: true } } },
          },
        },
      },
    },
  });
  const self = asker.person.id;
  const asked = await db.notification.findMany({
    where: { event: { in: rows.map(({ id }) => askedEvent(id, self)) } },
    select: { event: true },
    distinct: ['event'],
  });
  const hasAsked = new Set(asked.map(({ event }) => event));
  const onBoard = rows.some((row) => row.projectId === null && row.personId === self);
  const cards = rows.map(({ id, words, tags, at, person, personId, project, projectId }) => {
    const own = projectId === null ? personId === self : projectId === team?.project.id;
    const asks = student && team === null && project !== null && onBoard;
    return {
      ...{ id, words, tags, at, own },
      name: project?.title ?? person.name,
      team: project?.members.map((member) => member.person.name) ?? null,
      invite: inviting && project === null ? personId : null,
      ask: asks ? (hasAsked.has(askedEvent(id, self)) ? 'has' : 'can') : null,
    } as const;
  });
  return {
    cards,
    as: student ? (team === null ? 'self' : room ? 'team' : null) : null,
    inviteTo: inviting ? team.project.slug : null,
  };
}
