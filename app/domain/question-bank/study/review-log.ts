/** How a question may be asked, from the easiest way to the hardest. */
export const studyModes = ['order', 'blank', 'nextStep', 'statement', 'paper'] as const;
export type StudyMode = (typeof studyModes)[number];

/** What one says of one's own answer, from worst to best. */
export const studyGrades = ['again', 'hard', 'good', 'easy'] as const;
export type StudyGrade = (typeof studyGrades)[number];

/**
 * That somebody answered a question. It is never changed: all that is known of a card follows from
 * the reviews there are. `id` is a UUID made where the answer is given, so that a review which
 * arrives by several ways is known as one; `at` is in milliseconds since 1970.
 */
export type Review = {
  id: string;
  question: string;
  mode: StudyMode;
  grade: StudyGrade;
  at: number;
};

/**
 * The union of two logs, each review once, in the order of time (and of ids within an instant).
 * Where two reviews claim one id, the one whose words sort first stays, whichever log had it.
 */
export function mergeReviews(some: readonly Review[], others: readonly Review[]): Review[] {
  const byId = new Map<string, Review>();
  for (const review of [...some, ...others]) {
    const known = byId.get(review.id);
    if (known === undefined || said(review) < said(known)) byId.set(review.id, review);
  }
  return [...byId.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

function said({ question, mode, grade, at }: Review): string {
  return JSON.stringify([at, question, mode, grade]);
}
