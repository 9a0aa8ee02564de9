import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  deadlineHistory,
  movedDeadlines,
  type DeadlineHistory,
} from '#app/domain/syllabus/deadlines/deadline-history.server.ts';
import { isChanged } from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { gradedPeople, type GradedPerson } from '../graded-people.server.ts';
import type { HomeworkAsking } from './homework-deadline-form.server.ts';
import { homeworkPlan, type HomeworkPlan } from './homework-plan.server.ts';
import type { PlannedLedger } from './planned-ledgers.ts';

export type HomeworkPlanView = Pick<HomeworkPlan, 'forAll' | 'changes' | 'mark'> & {
  due: Date;
  /** Those whose ledger it changes first, then those whose date. */
  rows: (PlannedLedger & { name: string; changed: boolean })[];
};

export type StaffHomeworkDeadlines = {
  homework: DeadlineHistory[];
  /** Those who are asked about; null for everybody. */
  people: GradedPerson[] | null;
  /** What the asked deadline would do; null while none is asked for. */
  plan: HomeworkPlanView | null;
  /** Whether the asker may move everybody's. */
  mayMove: boolean;
};

/** The deadlines of the homework, and what another one would do; null for who is not staff. */
export async function staffHomeworkDeadlines(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  { homework, due, only }: HomeworkAsking,
): Promise<StaffHomeworkDeadlines | null> {
  if (!may(asker.role, 'manage late days')) return null;
  const { offering, at } = asker;
  const people =
    only && (await gradedPeople(db, offering, at)).filter(({ id }) => only.includes(id));
  const mayMove = may(asker.role, 'move deadlines');
  const asks = people === null ? mayMove : people.length > 0;
  const plan =
    asks && homework !== null && due !== null
      ? await homeworkPlan(db, course, offering, homework, { due, only }, at)
      : null;
  return {
    ...{ people, mayMove, homework: await histories(db, course, offering) },
    plan: plan && due && viewOf(plan, due),
  };
}

function viewOf({ people, planned, forAll, changes, mark }: HomeworkPlan, due: Date) {
  const rows = planned.map((one) => ({
    ...{ ...one, changed: isChanged(one) },
    name: people.find(({ id }) => id === one.holder)?.name ?? '',
  }));
  return { due, forAll, changes, mark, rows: rows.toSorted((a, b) => weight(b) - weight(a)) };
}

/** Those whose ledger it changes stand first, then those whose date. */
function weight({ changed, used, accepted }: HomeworkPlanView['rows'][number]): number {
  return Number(used.from !== used.to || accepted > 0) * 2 + Number(changed);
}

async function histories(db: Db, course: Course, offering: string): Promise<DeadlineHistory[]> {
  const { homework, zone } = course.offering(offering);
  const rows = await db.homework.findMany({
    where: { offeringId: offering },
    select: { slug: true, deadlines: movedDeadlines },
  });
  return homework.map(({ slug: key, title: { en, zh }, due }) => {
    const title = { en: workTitle(key, en), zh: workTitle(key, zh) };
    const deadlines = rows.find(({ slug }) => slug === key)?.deadlines ?? [];
    return deadlineHistory({ key, title, due }, deadlines, zone);
  });
}
