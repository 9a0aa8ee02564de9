import type { Db } from '#app/db/client.ts';
import type { LateCut, LatePolicy } from '#app/domain/calendar/late-policy.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores, standingHomework } from '#app/domain/waitlist/released-scores.server.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { ledgerFactsWith } from './ledger-facts.server.ts';
import type { LedgerFacts } from './ledger-facts.ts';
import {
  choosableVersions,
  lateDayLedger,
  ownDeadline,
  priceOfHandingIn,
  type Choosable,
  type LedgerLine,
  type Price,
} from './ledger.ts';
import { titledWorks } from './titled-works.ts';

/** One homework as the person who does it may see it. */
export type OwnHomework = {
  slug: string;
  title: Bilingual;
  /** When the task came out. */
  released: Date;
  /** Their own deadline. */
  due: Date;
  extended: boolean;
  /** The last version they handed in. */
  handedIn: { number: number; at: Date } | null;
  /** What of the released scores stands, in percent, after what being late took. */
  score: number | null;
  /** What being late took off it, if anything. */
  cut: LateCut | null;
  /** Units late that are charged on it. */
  charge: number;
  /** What handing in now would cost; null before the task is out. */
  price: Price | null;
  /** Versions that they may let count instead. */
  choosable: Choosable[];
};

/** Late days, or what the policy has in their place, with reasons, over homework and stages. */
export type OwnLateDays = {
  policy: LatePolicy;
  used: number;
  /** What is left; null where the policy is no budget. */
  balance: number | null;
  lines: (LedgerLine & { title: Bilingual })[];
  /** What handing in a project stage for the first time would cost now, by its name. */
  stagePrices: Record<string, Price>;
};

export type StudentHomework = { homework: OwnHomework[]; lateDays: OwnLateDays };

/**
 * The asker's own homework and late days in their offering. Scores that are not released are not
 * in it, nor in anything derived from it.
 */
export async function studentHomework(
  db: Db,
  course: Course,
  { person, offering: slug, at }: SignedInAsker,
): Promise<StudentHomework> {
  const offering = course.offering(slug);
  const scores = await releasedScores(db, offering, at, [person.id]);
  const facts = await ledgerFactsWith(db, offering, person.id, scores, at);
  const standing = standingHomework(scores, offering.homework);
  const ledger = lateDayLedger(facts, at);
  return {
    homework: offering.homework.map(({ slug: key, title, released }) => {
      const assignment = assignmentOf(facts, key);
      const versions = assignment.submissions.filter((each) => each.at <= at);
      const last = versions.at(-1);
      const stands = standing.find(({ item }) => item === key);
      return {
        slug: key,
        title,
        released,
        due: ownDeadline(assignment, at),
        extended: assignment.extensions.some(({ grantedAt }) => grantedAt <= at),
        handedIn: last === undefined ? null : { number: versions.length, at: last.at },
        score: stands?.points ?? null,
        cut: stands?.cut ?? null,
        charge: ledger.charges[key] ?? 0,
        price: at < released ? null : priceOfHandingIn(facts, key, at),
        choosable: assignment.submissions.length > 1 ? choosableVersions(facts, key, at) : [],
      };
    }),
    lateDays: {
      policy: facts.policy,
      used: ledger.used,
      balance: ledger.balance,
      lines: ledger.lines.map((line) => ({ ...line, title: titleOf(offering, line.assignment) })),
      stagePrices: Object.fromEntries(
        offering.project.stages.map(({ stage }) => [stage, priceOfHandingIn(facts, stage, at)]),
      ),
    },
  };
}

function assignmentOf(facts: LedgerFacts, key: string) {
  const assignment = facts.assignments.find((given) => given.key === key);
  if (assignment === undefined) throw new RangeError(`No assignment ${key} in the ledger`);
  return assignment;
}

function titleOf(offering: OfferingFile, key: string): Bilingual {
  return titledWorks(offering).find((work) => work.key === key)?.title ?? { en: key, zh: key };
}
