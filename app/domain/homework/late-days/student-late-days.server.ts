import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { ledgerFacts } from '../ledger-facts.server.ts';
import type { LedgerFacts } from '../ledger-facts.ts';
import { titledWorks, type TitledWork } from '../titled-works.ts';

/**
 * Somebody's late days, as the facts that decide them: the page derives everything else by the
 * rules of the ledger, on the server and in the browser alike.
 */
export type StudentLateDays = {
  facts: LedgerFacts;
  works: LateDayWork[];
  /** The offering is over: nothing is handed in any more. */
  archived: boolean;
};

/** Something that late days can be spent on. */
export type LateDayWork = Omit<TitledWork, 'released'> & {
  /** Where it is handed in; null for a stage, whose place is the project's. */
  path: string | null;
  /** Whether the person could hand it in now, if it is not too late. */
  open: boolean;
};

/** The asker's own late days; nothing that they may not know decides them, or is in here. */
export async function studentLateDays(
  db: Db,
  course: Course,
  { person, role, offering: slug, at }: SignedInAsker,
): Promise<StudentLateDays> {
  const offering = course.offering(slug);
  const facts = await ledgerFacts(db, offering, person.id, at);
  const isIn = (key: string) =>
    facts.assignments.some((each) => each.key === key && each.submissions.length > 0);
  return {
    ...{ facts, archived: offering.archived },
    works: titledWorks(offering).map(({ key, title, released }) => ({
      ...{ key, title, path: released && `/${slug}/homework/${key}` },
      // A revision of a stage answers feedback and is never late.
      open: released === null ? may(role, 'work on project') && !isIn(key) : released <= at,
    })),
  };
}
