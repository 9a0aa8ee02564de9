import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { findProject } from '../find-project.server.ts';
import type { ProjectAccess } from '../access.ts';
import type { RequestView } from './change-request.server.ts';
import { holdOn, present, type Hold } from './team.ts';
import { loadTeam } from './team-facts.server.ts';

/** A project's team, for those in it and for staff. */
export type ProjectTeam = {
  slug: string;
  title: string;
  access: NonNullable<ProjectAccess>;
  limit: number;
  /** What is expected by size, in the offering's words; null where it says nothing. */
  expectation: Bilingual | null;
  /** From when on changes need staff's word; null for never. */
  freeze: Date | null;
  /** What keeps the team from changing by itself now; null when nothing does. */
  hold: Hold | null;
  /** In the order in which they came. Only staff are given ids. */
  members: { id: string | null; name: string; since: Date; self: boolean }[];
  /** Who is asked in. */
  invitations: { id: string; name: string; by: string; at: Date }[];
  /** When the link was made that is open; null when there is none. */
  linkSince: Date | null;
  /** Newest first; with the answers of staff. */
  requests: (RequestView & { own: boolean })[];
};

/** The team of the project at this address; null for whoever must not learn of the project. */
export async function projectTeam(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug: string,
): Promise<ProjectTeam | null> {
  const project = await findProject(db, asker, slug);
  const team = project && (await loadTeam(db, course, asker.offering, { slug }));
  if (project === null || team === null) return null;
  const names = { person: { select: { name: true } } };
  const [invitations, link, requests] = await Promise.all([
    db.invitation.findMany({
      where: { projectId: project.id, endedAt: null },
      orderBy: { id: 'asc' },
      include: { ...names, inviter: { select: { name: true } } },
    }),
    db.teamLink.findFirst({ where: { projectId: project.id, closedAt: null } }),
    db.teamRequest.findMany({
      where: { projectId: project.id, OR: [{ end: null }, { end: { not: 'withdrawn' } }] },
      orderBy: { id: 'desc' },
      include: { ...names, asker: { select: { name: true } } },
    }),
  ]);
  return {
    ...{ slug, title: project.title, access: project.access },
    ...{ limit: team.limit, freeze: team.freeze, hold: holdOn(team, asker.at) },
    expectation: course.offering(asker.offering).policy.team.expectation,
    members: present(team).map(({ personId, from }) => ({
      id: isStaff(asker.role) ? personId : null,
      name: team.names.get(personId) ?? '',
      since: from,
      self: personId === asker.person.id,
    })),
    invitations: invitations.map(({ id, at, person, inviter }) => ({
      ...{ id, at, name: person.name, by: inviter.name },
    })),
    linkSince: link?.madeAt ?? null,
    requests: requests.map(({ id, change, why, at, end, endedAt, answer, ...of }) => ({
      ...{ id, change, why, at, endedAt, answer },
      end: end === 'withdrawn' ? null : end,
      ...{ person: of.person.name, by: of.asker.name, own: of.askedBy === asker.person.id },
    })),
  };
}

/** Somebody whom a search by name finds. */
export type FoundClassmate = { id: string; name: string; pronouns: string | null };

/** From so many letters on a name is searched for. */
export const fewestLetters = 2;
const mostFound = 8;

/**
 * Classmates without a project whose name holds these words. Only who is in the class list, or on
 * the board, is found; nobody is by fewer than two letters.
 */
export async function findClassmates(
  db: Db,
  { offering, person }: SignedInAsker,
  words: string,
): Promise<FoundClassmate[]> {
  const part = words.trim().toLowerCase();
  if ([...part].length < fewestLetters) return [];
  return db.$queryRaw<FoundClassmate[]>`
    SELECT p.id, p.name, p.pronouns
      FROM membership m JOIN person p ON p.id = m.person_id
      LEFT JOIN list_entry l ON l.offering_id = m.offering_id AND l.person_id = m.person_id
     WHERE m.offering_id = ${offering} AND m.to_at IS NULL AND m.role = 'student'
       AND p.deleted_at IS NULL AND p.id <> ${person.id}::uuid
       AND strpos(lower(p.name), ${part}) > 0
       AND NOT EXISTS (SELECT 1 FROM project_member o WHERE o.person_id = p.id
                        AND o.offering_id = m.offering_id AND o.to_at IS NULL)
       AND (COALESCE(l.listed, true)
            OR EXISTS (SELECT 1 FROM looking_card c WHERE c.person_id = p.id
                        AND c.offering_id = m.offering_id AND c.project_id IS NULL
                        AND c.ended_at IS NULL))
     ORDER BY lower(p.name), p.id LIMIT ${mostFound}`;
}
