import type { StudyGrade } from '../study/review-log.ts';

/** How somebody marks a step of their own answer, from best to worst. */
export const stepMarks = ['had', 'partly', 'missed'] as const;
export type StepMark = (typeof stepMarks)[number];

/** In characters. */
export const longestAnswer = 15_000;
export const longestSeed = 24;
/** Of one person in one offering. */
export const mostMocks = 100;
/** Of one answer. */
export const mostPhotos = 8;
/** In bytes. */
export const largestPhoto = 10 * 1024 * 1024;

/** What is on its way when the time is over was written in time. */
const onItsWayMs = 10_000;
const minute = 60_000;

export type MockTime = { begunAt: Date; minutes: number };

/** When the time of a mock midterm is over. */
export function endOf({ begunAt, minutes }: MockTime): Date {
  return new Date(begunAt.getTime() + minutes * minute);
}

/** Whether what arrives at an instant was written after the time. */
export function isLate(mock: MockTime, at: Date): boolean {
  return at.getTime() > endOf(mock).getTime() + onItsWayMs;
}

/** An answer: what was written in time, and all of it where more was written after that. */
export type Written = { text: string; late: string | null };

/** An answer as it stands. */
export function standing({ text, late }: Written): string {
  return late ?? text;
}

/** An answer once this was typed: what was written in time is never changed after the time. */
export function writtenOn({ text }: Written, typed: string, late: boolean): Written {
  if (!late) return { text: typed, late: null };
  return { text, late: typed === text ? null : typed };
}

/** A seed as somebody typed it; null for none, or one that is too long. */
export function readSeed(typed: string): string | null {
  const seed = typed.trim().replace(/\s+/g, ' ');
  return seed === '' || seed.length > longestSeed ? null : seed;
}

/** The seed that a form proposes: eight characters of the id that it made by chance. */
export function proposedSeed(id: string): string {
  return id.slice(-8);
}

const worth: Record<StepMark, number> = { had: 1, partly: 0.5, missed: 0 };

/** Marks as they are kept, where a step without one has an empty word. */
export function marksOf(kept: readonly string[]): (StepMark | null)[] {
  return kept.map((mark) => stepMarks.find((one) => one === mark) ?? null);
}

/** How much of an answer was there, from 0 to 1; null while a step has no mark. */
export function shareOf(marks: readonly (StepMark | null)[]): number | null {
  if (marks.length === 0 || marks.includes(null)) return null;
  return marks.reduce((sum, mark) => sum + (mark === null ? 0 : worth[mark]), 0) / marks.length;
}

/** What a share says to the study of the question: never `easy`, which is said of a card at once. */
export function studyGradeOf(share: number): StudyGrade {
  if (share < 0.5) return 'again';
  return share < 0.85 ? 'hard' : 'good';
}

export type MarkedAnswer = {
  question: string;
  /** Null for a question that is no longer in the bank. */
  lecture: string | null;
  marks: readonly (StepMark | null)[];
};

export type MockResult = {
  /** The mean of the questions' shares. */
  share: number;
  /** What to study, what was missed most first. */
  study: { question: string; lecture: string | null; share: number; notHad: number }[];
};

/** The result of a mock midterm; null while a step has no mark. */
export function resultOf(answers: readonly MarkedAnswer[]): MockResult | null {
  const shares = answers.map(({ marks }) => shareOf(marks));
  const known = shares.filter((share) => share !== null);
  if (known.length < answers.length || known.length === 0) return null;
  return {
    share: known.reduce((sum, share) => sum + share, 0) / known.length,
    study: answers
      .map(({ question, lecture, marks }, index) => ({
        ...{ question, lecture, share: known[index] ?? 0 },
        notHad: marks.filter((mark) => mark !== 'had').length,
      }))
      .sort((a, b) => a.share - b.share),
  };
}
