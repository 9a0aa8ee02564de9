import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { staffProjects } from '../staff-projects.server.ts';
import type { OverviewQuery } from './overview-query.ts';
import { overviewRows, type OverviewRow } from './overview.ts';

/** The projects that are asked for, without any text of them; none for who is not staff. */
export async function staffOverview(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  query: OverviewQuery,
): Promise<{ rows: OverviewRow[]; total: number }> {
  const all = await staffProjects(db, course, asker);
  const projects = all.map(({ id: _, stages, ...project }) => ({
    ...project,
    stages: stages.map(({ stage, state, version, unread }) => ({ stage, state, version, unread })),
  }));
  const smallest = course.offering(asker.offering).policy.team.min;
  const rows = overviewRows(projects, query, { at: asker.at, viewer: asker.person.id, smallest });
  return { rows, total: all.length };
}
