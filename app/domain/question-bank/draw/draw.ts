import { seededNumber } from '#app/domain/records/seeded-number.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';

/** What the rule knows of a question. */
export type Drawable = Pick<QuestionFile, 'slug' | 'lecture' | 'difficulty'>;

export type DrawRule = {
  /** How many questions are asked. */
  asks: number;
  /** Any short text; the same seed draws the same. */
  seed: string;
  /** How often a question comes up beside the others, by its slug; 1 where left out, 0 for never. */
  weights?: ReadonlyMap<string, number>;
};

/**
 * Draws a midterm's questions by the published rule, and gives their slugs in the order drawn.
 *
 * One after another is drawn, each with a chance in proportion to its weight among those that are
 * allowed: of a lecture of which nothing is drawn yet, and not one of the easiest beside another of
 * the easiest (difficulty 1). Where no question is allowed, first the second condition is let go,
 * then the first. Fewer come only of a bank that has fewer.
 *
 * Each question has a clock of its own that rings at −log(u)/w, where u is what the seed decides for
 * it and w its weight, and the earliest that is allowed is drawn: exponential clocks make the order
 * the one of drawing without replacement (Efraimidis and Spirakis, 2006), whatever the order of the
 * bank is, and a question that is added or taken out leaves the others' clocks as they are.
 */
export function drawQuestions(
  bank: readonly Drawable[],
  { asks, seed, weights }: DrawRule,
): string[] {
  const waiting = bank
    .map((question) => ({ question, weight: weights?.get(question.slug) ?? 1 }))
    .filter(({ weight }) => weight > 0)
    .map(({ question, weight }) => ({
      question,
      rings: -Math.log(seededNumber(`${seed}/`, question.slug)) / weight,
    }))
    .sort((a, b) => a.rings - b.rings || (a.question.slug < b.question.slug ? -1 : 1))
    .map(({ question }) => question);
  const drawn: Drawable[] = [];
  while (drawn.length < asks && drawn.length < waiting.length) {
    const left = waiting.filter((question) => !drawn.includes(question));
    const next = left.find((each) => covers(each, drawn) && !twoEasy(each, drawn));
    const drawnNow = next ?? left.find((each) => covers(each, drawn)) ?? left[0];
    if (drawnNow !== undefined) drawn.push(drawnNow);
  }
  return drawn.map(({ slug }) => slug);
}

/** Whether it is of a lecture of which nothing is drawn yet. */
function covers({ lecture }: Drawable, drawn: readonly Drawable[]): boolean {
  return drawn.every((each) => each.lecture !== lecture);
}

/** Whether it would stand as one of the easiest beside another of them. */
function twoEasy({ difficulty }: Drawable, drawn: readonly Drawable[]): boolean {
  return difficulty === 1 && drawn.some((each) => each.difficulty === 1);
}
