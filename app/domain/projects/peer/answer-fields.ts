import { z } from 'zod';
import type { PeerQuestion } from '#app/domain/syllabus/course.ts';
import { isStorable } from '../document/safe-text.ts';
import { longestAnswer, longestWhy } from './reading.ts';

const bilingual = z.object({ en: z.string(), zh: z.string() });
const questionsSchema = z.array(
  z.object({ key: z.string(), label: bilingual, help: bilingual.nullable() }),
);

/** What was asked, as a round keeps it. */
export function readQuestions(json: unknown): PeerQuestion[] {
  return questionsSchema.safeParse(json).data ?? [];
}

const answersSchema = z.record(z.string(), z.string());

/** Words by the keys of questions. */
export type Answers = Record<string, string>;

/** What was handed in, as the database keeps it. */
export function readAnswers(json: unknown): Answers {
  return answersSchema.safeParse(json).data ?? {};
}

const answer = z.string().trim().min(1).max(longestAnswer).refine(isStorable);

/** Answers to all questions, or the keys of those that are missing or too long. */
export function checkAnswers(
  questions: readonly PeerQuestion[],
  typed: Answers,
): { ok: true; answers: Answers } | { ok: false; wrong: string[] } {
  const checked = questions.map(({ key }) => ({ key, read: answer.safeParse(typed[key] ?? '') }));
  const wrong = checked.flatMap(({ key, read }) => (read.success ? [] : [key]));
  if (wrong.length > 0) return { ok: false, wrong };
  return {
    ok: true,
    answers: Object.fromEntries(checked.map(({ key, read }) => [key, read.data ?? ''])),
  };
}

/** Why staff or a reader do something: said in a few words. */
export const reason = z.string().trim().min(1).max(longestWhy).refine(isStorable);
