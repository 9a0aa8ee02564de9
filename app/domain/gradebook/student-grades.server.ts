import type { Db } from '#app/db/client.ts';
import { acceptedUntil } from '#app/domain/calendar/late-rules.ts';
import { gradedPeople } from '#app/domain/homework/graded-people.server.ts';
import { ledgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { ownDeadline } from '#app/domain/homework/ledger.ts';
import type { Course, OfferingFile } from '#app/domain/syllabus/course.ts';
import { releasedScores, type ReleasedScore } from '#app/domain/waitlist/released-scores.server.ts';
import { standingScores, whatStands } from '#app/domain/waitlist/what-stands.ts';
import { distributionOf, type Distribution } from './distribution.ts';
import { gradeItems, type GradeItem } from './grade-items.ts';
import type { GradeScheme, ItemStanding } from './grade.ts';
import { standingOf } from './item-facts.ts';
import { questionScores } from './midterm/question-scores.server.ts';
import { scoreWords } from './score-words.server.ts';

/** One item as the person whose it is may see it. */
export type OwnItem = GradeItem & {
  standing: ItemStanding;
  handedIn: boolean;
  /** Since when the standing is known; null where nothing was released. */
  knownFrom: Date | null;
  /** What was said to the person with what stands. */
  words: string;
  /** What a midterm's score is made of, question by question; empty where nobody typed that. */
  questions: readonly number[];
  /** Whether the marks behind it can be read, part by part. */
  marked: boolean;
  /** How everybody's released scores lie; null where too few are out. */
  distribution: Distribution | null;
};

/** A person's grades: what is released, and nothing else. */
export type OwnGrades = { items: OwnItem[]; policy: GradeScheme['policy'] };

/**
 * What one person sees of their grades. Staff who want to see what a student sees ask this for that
 * student.
 */
export async function studentGrades(
  db: Db,
  course: Course,
  asker: { person: { id: string }; offering: string; at: Date },
): Promise<OwnGrades> {
  const { person, at } = asker;
  const offering = course.offering(asker.offering);
  const [scores, facts, graded] = await Promise.all([
    releasedScores(db, offering, at),
    ledgerFacts(db, offering, person.id, at),
    gradedPeople(db, offering.slug, at),
  ]);
  const ids = new Set(graded.map(({ id }) => id));
  const everybody = standingScores(scores.filter(({ personId }) => ids.has(personId)));
  const own = scores.filter(({ personId }) => personId === person.id);
  const marked = await db.scoreMark.findMany({
    where: { scoreFactId: { in: own.map(({ id }) => id) } },
    distinct: ['scoreFactId'],
    select: { scoreFactId: true },
  });
  const said = await scoreWords(
    db,
    own.map(({ id }) => id),
  );
  const questions = await questionScores(
    db,
    own.map(({ id }) => id),
  );
  const items = gradeItems(offering).map((item): OwnItem => {
    const stands = whatStands(own.filter((score) => score.item === item.key));
    const assignment = facts.assignments.find(({ key }) => key === item.key);
    const handedIn = assignment !== undefined && assignment.submissions.length > 0;
    const closed =
      item.component === 'homework' &&
      assignment !== undefined &&
      acceptedUntil(facts.policy, ownDeadline(assignment, at), facts.zone) < at;
    return {
      ...item,
      ...{ handedIn, standing: standingOf(stands, closed && !handedIn) },
      knownFrom: stands?.knownFrom ?? null,
      words: said.get(stands?.id ?? '') ?? '',
      questions: questions.get(stands?.id ?? '') ?? [],
      marked: marked.some(({ scoreFactId }) => scoreFactId === stands?.id),
      distribution: distributionOf(
        pointsFor(item.key, everybody),
        offering.policy.grading.distributionFrom,
      ),
    };
  });
  return { items, policy: schemePolicy(offering) };
}

function pointsFor(key: string, scores: readonly ReleasedScore[]): number[] {
  return scores.flatMap(({ item, points }) => (item === key && points !== null ? [points] : []));
}

function schemePolicy({ policy }: OfferingFile): GradeScheme['policy'] {
  const { weights, letterGrades, grading } = policy;
  return { weights, letterGrades, grading: { homeworkLeftOut: grading.homeworkLeftOut } };
}
