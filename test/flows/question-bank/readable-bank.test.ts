import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  hasBank,
  mayReadQuestion,
  midtermAhead,
  readableBank,
} from '#app/domain/question-bank/readable-bank.server.ts';
import { courseOf } from '#app/domain/syllabus/load-course.server.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { testDatabase } from '#test/setup/database.ts';

const database = await testDatabase();
beforeAll(async () => void (await createCourse(database.db)));
afterAll(() => database.close());

const both = (words: string) => ({ en: words, zh: words });
const question: QuestionFile = {
  ...{ slug: 'odds', title: both('Odds'), lecture: 'first', topics: [both('sums')] },
  ...{ difficulty: 1, experiments: [], figures: new Map() },
  text: { en: { statement: 'Show', steps: [] }, zh: { statement: '证明', steps: [] } },
};
const midterm = { date: '2024-04-11', covers: both('All'), published: null, asks: 2, minutes: 30 };
const course = (changed: Parameters<typeof smallOffering>[0]) => ({
  db: database.db,
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
  ] as const)('by a %s %i ms after it: %s', async (role, ms, reads) => {
    const bank = await readableBank(written, asker(role, ms));
    expect(bank?.questions ?? null).toEqual(reads ? [question] : null);
    expect(await mayReadQuestion(written, asker(role, ms), 'odds')).toBe(reads);
    expect(await mayReadQuestion(written, asker(role, ms), 'evens')).toBe(false);
  });

  test('staff are told that nobody else reads it yet', async () => {
    const banks = [-1, 0].map((ms) => readableBank(written, asker('assistant', ms)));
    const published = await Promise.all(banks);
    expect(published.map((bank) => bank?.midterm.published)).toEqual([false, true]);
  });
});

test('one is led to a bank that is there or will come out, and not to none', async () => {
  const empty = course({ midterm: { ...midterm, questions: [] } });
  const led = (services: typeof written, ms: number) => hasBank(services, asker('student', ms));
  expect([await led(written, -1), await led(written, 0)]).toEqual([true, true]);
  // Before it is out nobody learns whether anything is written.
  expect([await led(empty, -1), await led(empty, 0)]).toEqual([true, false]);
  expect(await led(course({ midterm: null }), 0)).toBe(false);
});

test('a midterm is ahead until it begins', async () => {
  const begins = berkeley('2024-04-11T14:00');
  const ahead = await Promise.all(
    [-1_000, 0].map((ms) => midtermAhead(written, asker('student', ms, begins))),
  );
  expect(ahead.map((one) => one?.begins ?? null)).toEqual([begins, null]);
});
