import type { Db } from '#app/db/client.ts';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { gradedPeople, type GradedPerson } from '../graded-people.server.ts';
import { everybodysLedgerFacts } from '../ledger-facts.server.ts';
import { lateDayLedger, ownDeadline } from '../ledger.ts';
import { titledWorks, type TitledWork } from '../titled-works.ts';
import {
  isByName,
  lateDaysPage,
  listedPeople,
  namedPeople,
  type LateDaysQuery,
} from './late-days-query.ts';

/** One person's late days in a line. */
export type LateDaysLine = GradedPerson & {
  used: number;
  /** Null where the policy is no budget. */
  left: number | null;
  /** Units charged on each assignment, by its key. */
  charges: Record<string, number>;
  /** What is due later from them than from everybody, by its key, and when. */
  extensions: { key: string; due: Date }[];
};

export type StaffLateDays = {
  people: LateDaysLine[];
  /** How many are graded, and how many of them are asked for. */
  total: number;
  found: number;
  page: number;
  pages: number;
  works: TitledWork[];
  policy: LatePolicy;
};

/**
 * Everybody's late days, by the ledger that each of them sees; none for who is not staff. The
 * number of queries does not grow with the number of people.
 */
export async function staffLateDays(
  db: Db,
  course: Course,
  { role, offering: slug, at }: SignedInAsker,
  query: LateDaysQuery,
): Promise<StaffLateDays | null> {
  if (!may(role, 'manage late days')) return null;
  const offering = course.offering(slug);
  const people = await gradedPeople(db, slug, at);
  const linesOf = (asked: readonly GradedPerson[]) => lateDaysLines(db, offering, asked, at);
  const { items, ...pages } = await listedLines(namedPeople(people, query), query, linesOf);
  const policy = offering.policy.late;
  return { people: items, total: people.length, ...pages, works: titledWorks(offering), policy };
}

/** A page of lines; of nobody else where names alone decide who stands on it. */
async function listedLines(
  named: readonly GradedPerson[],
  query: LateDaysQuery,
  linesOf: (people: readonly GradedPerson[]) => Promise<LateDaysLine[]>,
) {
  if (!isByName(query)) return lateDaysPage(listedPeople(await linesOf(named), query), query);
  const page = lateDaysPage(named, query);
  return { ...page, items: await linesOf(page.items) };
}

async function lateDaysLines(
  db: Db,
  offering: OfferingFile,
  people: readonly GradedPerson[],
  at: Date,
): Promise<LateDaysLine[]> {
  const ids = people.map(({ id }) => id);
  const factsOf = await everybodysLedgerFacts(db, offering, ids, at);
  return people.map((person) => {
    const facts = factsOf(person.id);
    const { used, balance: left, charges } = lateDayLedger(facts, at);
    const extensions = facts.assignments.flatMap((assignment) => {
      if (assignment.extensions.length === 0) return [];
      const due = ownDeadline(assignment, at);
      const forAll = ownDeadline({ ...assignment, extensions: [] }, at);
      return due > forAll ? [{ key: assignment.key, due }] : [];
    });
    return { ...person, used, left, charges, extensions };
  });
}
