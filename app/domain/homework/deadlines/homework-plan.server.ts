import { createHash } from 'node:crypto';
import type { Db, Transaction } from '#app/db/client.ts';
import { courseDeadline } from '#app/domain/calendar/effective-deadline.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { ShownPlan } from '#app/domain/syllabus/deadlines/change-as-shown.server.ts';
import {
  isChanged,
  planText,
  type AskedDeadline,
} from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { gradedPeople, type GradedPerson } from '../graded-people.server.ts';
import { everybodysLedgerFacts } from '../ledger-facts.server.ts';
import { plannedLedgers, type PlannedLedger } from './planned-ledgers.ts';

/** What another deadline of a homework would do at an instant, before it is written. */
export type HomeworkPlan = Omit<ShownPlan, 'planned'> & {
  planned: readonly PlannedLedger[];
  /** Those whom it could concern, by name. */
  people: GradedPerson[];
};

/** The plan of another deadline for a homework; null when the offering has no such homework. */
export async function homeworkPlan(
  db: Db | Transaction,
  course: Course,
  slug: string,
  homework: string,
  asked: AskedDeadline,
  at: Date,
): Promise<HomeworkPlan | null> {
  const offering = course.offering(slug);
  const file = offering.homework.find((each) => each.slug === homework);
  if (file === undefined) return null;
  const all = await gradedPeople(db, slug, at);
  const people = all.filter(({ id }) => asked.only === null || asked.only.includes(id));
  const ids = people.map(({ id }) => id);
  const factsOf = await everybodysLedgerFacts(db, offering, ids, at);
  const moves = await db.deadlineFact.findMany({
    where: { homework: { offeringId: slug, slug: homework } },
    select: { due: true, movedAt: true },
  });
  const planned = plannedLedgers(homework, asked, ids, factsOf, at);
  const forAll = courseDeadline(file.due, moves);
  const moved = asked.only === null && forAll.getTime() !== asked.due.getTime();
  return {
    ...{ people, planned, forAll },
    changes: moved || planned.some(isChanged),
    mark: markOf(homework, planned, asked),
  };
}

function markOf(homework: string, planned: readonly PlannedLedger[], asked: AskedDeadline): string {
  const ledgers = planned
    .filter(isChanged)
    .map(({ holder, used, accepted }) => `${holder} ${used.from} ${used.to} ${accepted}`);
  const dates = planText(planned, asked.only === null ? asked.due : null);
  const text = [homework, dates, ...ledgers.toSorted()].join('\n');
  return createHash('sha256').update(text).digest('base64url');
}
