import { pageOf } from '#app/ui/page-number.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { filterProjects } from '../project-filter.ts';
import type { StageState } from '../stage-state.ts';
import type { OverviewQuery, OverviewSort } from './overview-query.ts';
import { flagsOf, waitsMost, type ProjectFlag } from './project-flags.ts';

/** What the overview is made of. */
export type OverviewProject = {
  slug: string;
  title: string;
  team: string[];
  answers: { id: string; name: string } | null;
  conflict: boolean;
  activeAt: Date;
  stages: { stage: StageName; state: StageState; version: number | null; unread: number }[];
};

/** A line of the overview. */
export type OverviewRow = OverviewProject & {
  flags: ProjectFlag[];
  /** For how many milliseconds its oldest version waits for staff. */
  waits: number;
};

/** How many projects stand on one page of the overview. */
export const projectsPerPage = 100;

/** The page of the overview with this number, from 1; the last one for a greater number. */
export function overviewPage(rows: readonly OverviewRow[], number: number) {
  const { items, ...page } = pageOf(rows, number, projectsPerPage);
  return { rows: items, ...page };
}

type Asking = {
  at: Date;
  /** Whose `mine` are. */
  viewer: string;
  /** Of how many a team is at least. */
  smallest: number;
};

/** The projects that are asked for, in the order that is asked for. */
export function overviewRows(
  projects: readonly OverviewProject[],
  query: OverviewQuery,
  { at, viewer, smallest }: Asking,
): OverviewRow[] {
  const rows = filterProjects(projects, query)
    .filter((project) => isOf(project, query.who, viewer))
    .map((project): OverviewRow => ({
      ...project,
      flags: flagsOf(project, { at, smallest }),
      waits: waitsMost(
        project.stages.map(({ state }) => state),
        at,
      ),
    }))
    .filter(({ flags }) => query.flag === null || flags.includes(query.flag));
  const sign = query.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * order[query.sort](a, b) || order.title(a, b));
}

function isOf({ answers, conflict }: OverviewProject, who: string, viewer: string): boolean {
  if (who === 'all') return true;
  if (who === 'nobody') return answers === null;
  return who === 'mine' ? answers?.id === viewer && !conflict : answers?.id === who;
}

/** Upwards, what needs staff most comes first, and projects of nobody before those of somebody. */
const order: Record<OverviewSort, (a: OverviewRow, b: OverviewRow) => number> = {
  title: (a, b) => a.title.localeCompare(b.title) || a.slug.localeCompare(b.slug),
  person: (a, b) => (a.answers?.name ?? '').localeCompare(b.answers?.name ?? ''),
  activity: (a, b) => a.activeAt.getTime() - b.activeAt.getTime(),
  waiting: (a, b) => b.waits - a.waits,
  size: (a, b) => a.team.length - b.team.length,
};
