import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { Outcome } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { OfferingFile, Question } from '#app/domain/syllabus/course.ts';
import { seatFacts } from '#app/domain/waitlist/seat-facts.server.ts';
import type { Answers } from './answers.ts';
import { keepable } from './typed-answers.ts';
import { applicationState, type ApplicationState } from './application.ts';
import { apart, seesOthers } from './review.ts';

/** Somebody else's review; there is none before one's own score. */
export type OtherReview = { by: string; score: number | null; note: string };

/** One application as one staff member sees it. */
export type StaffApplication = {
  id: string;
  name: string;
  email: string;
  appliedAt: Date;
  changedAt: Date;
  questions: readonly Question[];
  answers: Answers;
  state: ApplicationState;
  own: { score: number | null; note: string };
  /** Null until the asker has given a score; `otherCount` says how many there are. */
  others: OtherReview[] | null;
  otherCount: number;
  /** How far apart the shown scores are. */
  apart: number;
  /** What is prepared now; null for nothing. */
  prepared: Outcome | null;
  /** Who prepared what, the latest first. */
  history: { id: string; outcome: Outcome | null; by: string; at: Date; released: boolean }[];
};

/** One application with its reviews; null when this offering has none that was sent with this id. */
export async function staffApplication(
  db: Db,
  { slug, application: form }: Pick<OfferingFile, 'slug' | 'application'>,
  asker: SignedInAsker,
  id: string,
): Promise<StaffApplication | null> {
  if (form === null || !z.uuid().safeParse(id).success) return null;
  const row = await db.application.findFirst({
    where: { id, offeringId: slug, submittedAt: { not: null } },
    include: {
      person: { select: { id: true, name: true, email: true } },
      reviews: { include: { reviewer: { select: { name: true } } }, orderBy: { changedAt: 'asc' } },
      outcomes: { orderBy: [{ preparedAt: 'desc' }, { id: 'desc' }] },
    },
  });
  if (row === null || row.submittedAt === null) return null;
  const [facts, preparers] = await Promise.all([
    seatFacts(db, slug, asker.at, row.person.id),
    db.person.findMany({
      where: { id: { in: row.outcomes.map(({ preparedBy }) => preparedBy) } },
      select: { id: true, name: true },
    }),
  ]);
  const nameOf = new Map(preparers.map((person) => [person.id, person.name]));
  const state = applicationState(facts, asker.at);
  const mine = row.reviews.find(({ reviewerId }) => reviewerId === asker.person.id);
  const others = row.reviews.filter(({ reviewerId }) => reviewerId !== asker.person.id);
  const shown = seesOthers(mine?.score ?? null, state.state !== 'received');
  const scores = row.reviews.flatMap(({ score }) => (score === null ? [] : [score]));
  const latest = row.outcomes[0];
  return {
    id,
    name: row.person.name,
    email: row.person.email,
    appliedAt: row.submittedAt,
    changedAt: row.changedAt ?? row.submittedAt,
    questions: form.questions,
    answers: keepable(form, row.answers),
    state,
    own: { score: mine?.score ?? null, note: mine?.note ?? '' },
    others: shown
      ? others.map(({ reviewer, score, note }) => ({ by: reviewer.name, score, note }))
      : null,
    otherCount: others.filter(({ score }) => score !== null).length,
    apart: shown ? apart(scores) : 0,
    prepared: latest === undefined || latest.releasedAt !== null ? null : latest.outcome,
    history: row.outcomes.map(({ id: outcomeId, outcome, preparedBy, preparedAt, releasedAt }) => ({
      id: outcomeId,
      outcome,
      by: nameOf.get(preparedBy) ?? '',
      at: preparedAt,
      released: releasedAt !== null,
    })),
  };
}
