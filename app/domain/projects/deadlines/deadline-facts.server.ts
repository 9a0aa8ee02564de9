import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { ShownPlan } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import {
  isChanged,
  planText,
  type AskedDeadline,
} from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { isNow } from '../access.ts';
import { stageChanges } from '../stage-facts.server.ts';
import { stageDeadline } from '../stage-plan.ts';
import { plannedDeadlines } from './deadline-plan.ts';

/** A project as a plan of deadlines is about it. */
export type PlanProject = {
  id: string;
  slug: string;
  title: string;
  team: { id: string; name: string }[];
  /** Whether something was handed in for the stage. */
  handedIn: boolean;
};

/** What another deadline would do at an instant, before it is written. */
export type LoadedPlan = ShownPlan & { projects: PlanProject[] };

/** The plan of another deadline for a stage; null when the offering has no such stage. */
export async function loadPlan(
  db: Db | Transaction,
  course: Course,
  offering: string,
  stage: StageName,
  asked: AskedDeadline,
  at: Date,
): Promise<LoadedPlan | null> {
  const file = course.offering(offering).project.stages.find((each) => each.stage === stage);
  if (file === undefined) return null;
  const projects = await planProjects(db, offering, stage, asked.only, at);
  const change = (await stageChanges(db, offering)).find(({ name }) => name === stage);
  const ids = projects.map(({ id }) => id);
  const planned = plannedDeadlines(file, change, asked, ids, at);
  const { forAll } = stageDeadline(file, change, null);
  const moves = asked.only === null && forAll.getTime() !== asked.due.getTime();
  const text = planText(planned, asked.only === null ? asked.due : null);
  return {
    ...{ projects, planned, forAll },
    changes: moves || planned.some(isChanged),
    mark: createHash('sha256').update(`${stage} ${text}`).digest('base64url'),
  };
}

async function planProjects(
  db: Db | Transaction,
  offering: string,
  stage: StageName,
  only: readonly string[] | null,
  at: Date,
): Promise<PlanProject[]> {
  const rows = await db.project.findMany({
    where: { offeringId: offering, ...(only !== null && { id: { in: [...only] } }) },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, slug: true, title: true },
      members: {
        orderBy: { from: 'asc' },
        select: { from: true, to: true, person: { select: { id: true, name: true } } },
      },
      documents: {
        where: { stage: { name: stage }, versions: { some: {} } },
        select: { id: true },
      },
    },
  });
  return rows.map(({ members, documents, ...project }) => ({
    ...project,
    team: members.filter((member) => isNow(member, at)).map(({ person }) => person),
    handedIn: documents.length > 0,
  }));
}
