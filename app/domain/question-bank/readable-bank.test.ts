import { describe, expect, test } from 'vitest';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { berkeley, smallOffering } from '#test/factories/course.ts';
import { hasBank, mayReadQuestion, midtermAhead, readableBank } from './readable-bank.server.ts';

const both = (words: string) => ({ en: words, zh: words });
const question: QuestionFile = {
  ...{ slug: 'odds', title: both('Odds'), lecture: 'first', topics: [both('sums')] },
  ...{ difficulty: 1, experiments: [], figures: new Map() },
  text: { en: { statement: 'Show', steps: [] }, zh: { statement: '证明', steps: [] } },
};
const midterm = { date: '2024-04-11', covers: both('All'), published: null, asks: 2, minutes: 30 };
const course = (changed: Parameters<typeof smallOffering>[0]) => ({
  course: courseOf([smallOffering(changed)]),
});
const written = course({ midterm: { ...midterm, questions: [question] } });
const from = berkeley('2024-04-04T00:00');
const asker = (role: 'visitor' | 'student' | 'assistant', ms: number, at = from) => {
  return { person: null, role, offering: 'sp24', at: new Date(at.getTime() + ms) };
};

describe('a bank is read from its instant on, and by staff before', () => {
  test.each([
    ['visitor', -1_000, false],
    ['visitor', 1_000, true],
    ['student', -1, false],
    ['student', 0, true],
    ['assistant', -30 * 86_400_000, true],
  ] as const)('by a %s %i ms after it: %s', (role, ms, reads) => {
    const bank = readableBank(written, asker(role, ms));
    expect(bank?.questions ?? null).toEqual(reads ? [question] : null);
    expect(mayReadQuestion(written, asker(role, ms), 'odds')).toBe(reads);
    expect(mayReadQuestion(written, asker(role, ms), 'evens')).toBe(false);
  });

  test('staff are told that nobody else reads it yet', () => {
    const published = [-1, 0].map((ms) => readableBank(written, asker('assistant', ms))?.midterm);
    expect(published.map((one) => one?.published)).toEqual([false, true]);
  });
});

test('one is led to a bank that is there or will come out, and not to none', () => {
  const empty = course({ midterm: { ...midterm, questions: [] } });
  const led = (services: typeof written, ms: number) => hasBank(services, asker('student', ms));
  expect([led(written, -1), led(written, 0)]).toEqual([true, true]);
  // Before it is out nobody learns whether anything is written.
  expect([led(empty, -1), led(empty, 0)]).toEqual([true, false]);
  expect(led(course({ midterm: null }), 0)).toBe(false);
});

test('a midterm is ahead until it begins', () => {
  const begins = berkeley('2024-04-11T14:00');
  const ahead = [-1_000, 0].map((ms) => midtermAhead(written, asker('student', ms, begins)));
  expect(ahead.map((one) => one?.begins ?? null)).toEqual([begins, null]);
});
