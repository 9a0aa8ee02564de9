import type { Card } from './cards.ts';
import { day, recallAt, remembered, type Memory } from './memory.ts';

/** Usual minutes: to work through a new question, and to answer one that is known or forgotten. */
export const minutesFor = { new: 6, known: 2.5, forgotten: 4 };

/** Nothing is asked again before this; it would only repeat what was just read. */
export const rest = day / 144;

/** In this time before the exam every card is due once more. */
export const lastDays = 2 * day;

/** What is known of a question never studied: seldom the whole derivation. */
export const recallUnstudied = 0.1;

/** How a first working-through is thought to end. */
const firstGrades = [
  ['again', 0.2],
  ['hard', 0.4],
  ['good', 0.4],
] as const;

/**
 * The card to take now: the one that adds most recall at the exam’s instant per minute. Where the
 * minutes of the last two days are enough for all cards, those that were not seen in these days, or
 * not known, go first. Null when all have just been seen.
 *
 * @param now and `exam` in milliseconds; after the exam, what counts is a day from now
 */
export function nextCard<C extends CardState>(
  cards: readonly C[],
  now: number,
  exam: number,
  minutesADay: number,
): C | null {
  const goal = exam > now ? exam : now + day;
  const rested = cards.filter(({ memory }) => memory === null || now - memory.last >= rest);
  const closing = isClosing(cards, now, goal, minutesADay)
    ? rested.filter((card) => isDueOnceMore(card, goal))
    : [];
  return best(closing.length > 0 ? closing : rested, (card) => worth(card.memory, now, goal));
}

type CardState = Pick<Card, 'memory' | 'knownInARow'>;

/** Whether the last two days have begun, and their minutes are enough to see every card in them. */
function isClosing(cards: readonly unknown[], now: number, exam: number, minutesADay: number) {
  const each = (minutesFor.known + minutesFor.forgotten) / 2;
  const enough = cards.length * each <= (minutesADay * lastDays) / day;
  return enough && now >= exam - lastDays;
}

function isDueOnceMore({ memory, knownInARow }: CardState, exam: number): boolean {
  return memory === null || memory.last < exam - lastDays || knownInARow === 0;
}

/** Recall gained at the exam’s instant per minute spent now. */
function worth(memory: Memory | null, now: number, exam: number): number {
  const { recall, minutes } = afterNow(memory, now, exam);
  return (recall - recallOf(memory, exam)) / minutes;
}

/** The recall to be expected at the exam after a review now, and the minutes that it will take. */
function afterNow(memory: Memory | null, now: number, exam: number) {
  const ends = endsOf(memory, now);
  return {
    recall: sum(ends.map(({ share, after }) => share * recallAt(after, exam))),
    minutes: sum(ends.map(({ share, minutes }) => share * minutes)),
  };
}

/** How a review now may end, each with its probability. */
function endsOf(memory: Memory | null, now: number) {
  if (memory === null) {
    return firstGrades.map(([grade, share]) => {
      return { share, after: remembered(null, grade, now), minutes: minutesFor.new };
    });
  }
  const known = recallAt(memory, now);
  const { known: right, forgotten: wrong } = minutesFor;
  return [
    { share: known, after: remembered(memory, 'good', now), minutes: right },
    { share: 1 - known, after: remembered(memory, 'again', now), minutes: wrong },
  ];
}

/** The recall at the exam if nothing more is done. */
export function recallOf(memory: Memory | null, exam: number): number {
  return memory === null ? recallUnstudied : recallAt(memory, exam);
}

export type PlannedDay = { at: number; questions: string[] };

/**
 * What comes of going on like this: the same minutes each day at this hour until the exam.
 *
 * @returns the questions of each day, and the recall to be expected of all questions together
 */
export function planUntil(
  cards: readonly Card[],
  now: number,
  exam: number,
  minutesADay: number,
): { days: PlannedDay[]; expected: number } {
  const states = cards.map((card) => ({ ...card }));
  const days: PlannedDay[] = [];
  let left = 0;
  for (let at = now; at < exam; at += day) {
    left += minutesADay;
    const questions: string[] = [];
    for (let time = at; left > 0 && time < exam;) {
      const fresh = states.filter(({ memory }) => memory === null || memory.last < at);
      const card = nextCard(fresh, time, exam, minutesADay);
      if (card === null) break;
      const { minutes } = afterNow(card.memory, time, exam);
      card.memory = expectedAfter(card.memory, time);
      card.knownInARow += 1;
      questions.push(card.question);
      left -= minutes;
      time += (minutes * day) / 1440;
    }
    left = Math.min(left, 0);
    days.push({ at, questions });
  }
  return { days, expected: sum(states.map(({ memory }) => recallOf(memory, exam))) };
}

/** The memory midway between how a review may end; stability is a scale, so by its logarithm. */
function expectedAfter(memory: Memory | null, now: number): Memory {
  const ends = endsOf(memory, now);
  return {
    stability: Math.exp(sum(ends.map(({ share, after }) => share * Math.log(after.stability)))),
    difficulty: sum(ends.map(({ share, after }) => share * after.difficulty)),
    last: now,
  };
}

function best<T>(all: readonly T[], value: (one: T) => number): T | null {
  let found: { one: T; value: number } | null = null;
  for (const one of all) {
    const its = value(one);
    if (found === null || its > found.value) found = { one, value: its };
  }
  return found?.one ?? null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
