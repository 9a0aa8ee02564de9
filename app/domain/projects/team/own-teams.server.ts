import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { present, refuseJoin, refuseReturn, returnUntil, type JoinRefusal } from './team.ts';
import { findEntrant, loadTeam, teamsFreeze } from './team-facts.server.ts';

/** What is open about teams for somebody without a project. */
export type OwnTeams = {
  invitations: {
    id: string;
    title: string;
    team: string[];
    by: string;
    at: Date;
    /** Why it cannot be accepted now; null when it can. */
    refusal: JoinRefusal | null;
  }[];
  /** A project that they left and can still return to; null when there is none. */
  left: { slug: string; title: string; until: Date } | null;
  /** From when on teams change by staff's word alone. */
  freeze: Date | null;
};

/** The asker's own invitations, and what they have just left. */
export async function ownTeams(db: Db, course: Course, asker: SignedInAsker): Promise<OwnTeams> {
  const here = { offeringId: asker.offering };
  const freeze = await teamsFreeze(db, course, asker.offering);
  const who = await findEntrant(db, asker.offering, asker.person.id);
  if (who === null || !who.student) return { invitations: [], left: null, freeze };
  const open = await db.invitation.findMany({
    where: { personId: who.id, endedAt: null, project: here },
    orderBy: { id: 'asc' },
    include: { inviter: { select: { name: true } } },
  });
  const invitations: OwnTeams['invitations'] = [];
  for (const { id, projectId, at, granted, inviter } of open) {
    const team = await loadTeam(db, course, asker.offering, { id: projectId });
    if (team === null) continue;
    invitations.push({
      ...{ id, at, by: inviter.name, title: team.project.title },
      team: present(team).map(({ personId }) => team.names.get(personId) ?? ''),
      refusal: refuseJoin(team, who, asker.at, granted),
    });
  }
  const last = await db.projectMember.findFirst({
    where: { ...here, personId: who.id, departure: 'left' },
    orderBy: [{ to: 'desc' }, { id: 'desc' }],
    select: { projectId: true },
  });
  const team = last && (await loadTeam(db, course, asker.offering, { id: last.projectId }));
  const until = team && returnUntil(team, who.id);
  if (team === null || until === null || refuseReturn(team, who, asker.at) !== null) {
    return { invitations, left: null, freeze };
  }
  const { slug, title } = team.project;
  return { invitations, left: { slug, title, until }, freeze };
}
