import { remembered, type Memory } from './memory.ts';
import { mergeReviews, studyModes, type Review, type StudyMode } from './review-log.ts';

/**
 * One person's study state of a question. What is scheduled is the question, not the question in
 * one mode: all modes exercise one derivation, and 24 questions in five modes would be 120 cards,
 * which no fortnight holds.
 */
export type Card = {
  question: string;
  /** Null before the first review. */
  memory: Memory | null;
  /** How many times in a row it was known, up to now. */
  knownInARow: number;
};

/** The cards of these questions, in their order, as the log leaves them. The log's order is no matter. */
export function cardsOf(questions: readonly string[], log: readonly Review[]): Card[] {
  const cards = new Map(questions.map((question) => [question, newCard(question)]));
  for (const review of mergeReviews(log, [])) {
    const card = cards.get(review.question);
    if (card !== undefined) cards.set(review.question, reviewed(card, review));
  }
  return [...cards.values()];
}

function newCard(question: string): Card {
  return { question, memory: null, knownInARow: 0 };
}

function reviewed(card: Card, { grade, at }: Review): Card {
  return {
    question: card.question,
    memory: remembered(card.memory, grade, at),
    knownInARow: grade === 'again' ? 0 : card.knownInARow + 1,
  };
}

/**
 * How to ask it this time: a new question by its statement, so that its derivation is met whole;
 * then in a harder way each time it was known, and in the easiest after it was not.
 */
export function modeOf({ memory, knownInARow }: Card): StudyMode {
  if (memory === null) return 'statement';
  return studyModes[Math.min(knownInARow, studyModes.length - 1)] ?? 'paper';
}
