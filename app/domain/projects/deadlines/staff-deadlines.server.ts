import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  deadlineHistory,
  movedDeadlines,
  type DeadlineHistory,
} from '#app/domain/syllabus/deadlines/deadline-history.server.ts';
import { isChanged } from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { idsOf, type DeadlineAsking } from './deadline-form.server.ts';
import { loadPlan } from './deadline-facts.server.ts';

export type StaffDeadlines = {
  stages: DeadlineHistory[];
  /** The projects that are asked about; null for everybody. */
  projects: { slug: string; title: string }[] | null;
  /** What the asked deadline would do; null while none is asked for. */
  plan: DeadlinePlanView | null;
  /** Whether the asker may move everybody's. */
  mayMove: boolean;
};

export type DeadlinePlanView = {
  stage: StageName;
  due: Date;
  /** By when it is due for everybody now. */
  forAll: Date;
  /** Those that it changes first. */
  rows: {
    slug: string;
    title: string;
    team: string[];
    from: Date;
    to: Date;
    changed: boolean;
  }[];
  changes: boolean;
  mark: string;
};

/** The deadlines of the stages, and what another one would do; null for who is not staff. */
export async function staffDeadlines(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  { stage, due, projects }: DeadlineAsking,
): Promise<StaffDeadlines | null> {
  if (!may(asker.role, 'give feedback')) return null;
  const { offering, at } = asker;
  const only = projects === null ? null : await idsOf(db, offering, projects);
  const chosen =
    only === null
      ? null
      : await db.project.findMany({
          where: { id: { in: only } },
          orderBy: [{ title: 'asc' }, { id: 'asc' }],
          select: { slug: true, title: true },
        });
  const asked = stage !== null && due !== null && only?.length !== 0;
  const plan = asked ? await loadPlan(db, course, offering, stage, { due, only }, at) : null;
  return {
    stages: await stagesOf(db, course, offering),
    projects: chosen,
    mayMove: may(asker.role, 'move deadlines'),
    plan:
      plan === null || !asked
        ? null
        : {
            ...{ stage, due, forAll: plan.forAll, changes: plan.changes, mark: plan.mark },
            rows: rowsOf(plan).toSorted((a, b) => Number(b.changed) - Number(a.changed)),
          },
  };
}

function rowsOf({ planned, projects }: NonNullable<Awaited<ReturnType<typeof loadPlan>>>) {
  return planned.flatMap(({ holder: id, from, to }) => {
    const project = projects.find((each) => each.id === id);
    if (project === undefined) return [];
    const { slug, title, team } = project;
    const names = team.map(({ name }) => name);
    return [{ slug, title, team: names, from, to, changed: isChanged({ from, to }) }];
  });
}

async function stagesOf(db: Db, course: Course, offering: string): Promise<DeadlineHistory[]> {
  const { project, zone } = course.offering(offering);
  const rows = await db.stage.findMany({
    where: { offeringId: offering },
    select: { name: true, deadlines: movedDeadlines },
  });
  return project.stages.map(({ stage: key, title, due }) => {
    const deadlines = rows.find(({ name }) => name === key)?.deadlines ?? [];
    return deadlineHistory({ key, title, due }, deadlines, zone);
  });
}
