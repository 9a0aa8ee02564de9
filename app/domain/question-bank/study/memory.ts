import { FSRSAlgorithm, generatorParameters, Rating, type Grade } from 'ts-fsrs';
import type { StudyGrade } from './review-log.ts';

/**
 * What a person is thought to remember of a question, as FSRS tells it: `stability` is the days
 * until recall falls to 0.9; `last` is the instant of the last review, in milliseconds.
 */
export type Memory = { stability: number; difficulty: number; last: number };

export const day = 86_400_000;

/** FSRS with its default parameters: its model of memory, without its schedule. */
const model = new FSRSAlgorithm(generatorParameters());

const ratings: Record<StudyGrade, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** The memory after a review at this instant; `null` before the first one. */
export function remembered(memory: Memory | null, grade: StudyGrade, at: number): Memory {
  const elapsed = memory === null ? 0 : Math.max(0, at - memory.last) / day;
  const { stability, difficulty } = model.next_state(memory, elapsed, ratings[grade]);
  return { stability, difficulty, last: at };
}

/** The probability of an answer known at this instant, by the forgetting curve. */
export function recallAt(memory: Memory, at: number): number {
  return model.forgetting_curve(Math.max(0, at - memory.last) / day, memory.stability);
}
