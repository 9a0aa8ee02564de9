import { expect, test } from 'vitest';
import { translator } from '#app/i18n/translator.ts';
import type { Ahead, Place } from './order.ts';
import { placeInWords } from './place-in-words.ts';

const more = (count: number, strong: number): Ahead => ({
  count,
  strong,
  because: 'more strong homeworks',
});
const earlier = (count: number, strong: number): Ahead => ({
  count,
  strong,
  because: 'applied earlier',
});

function place(strong: number, ...ahead: Ahead[]): Place {
  const before = ahead.reduce((sum, { count }) => sum + count, 0);
  return { position: before + 1, of: 31, strong, appliedAt: new Date(0), ahead, withOneMore: 1 };
}

test.each([
  [place(1), 'Nobody is before you: the next seat that becomes free is yours to take.'],
  [
    place(1, more(3, 2)),
    'Three people are before you: each has two strong homeworks, you have one.',
  ],
  [place(0, more(1, 1)), 'One person is before you: they have one strong homework, you have none.'],
  [
    place(1, earlier(2, 1)),
    'Two people are before you: each has as many strong homeworks as you and applied earlier.',
  ],
  [
    place(1, more(3, 2), earlier(1, 1)),
    'Four people are before you: three have two strong homeworks and one has as many as you (one) and applied earlier.',
  ],
  [place(0, more(14, 1)), '14 people are before you: each has one strong homework, you have none.'],
])('%#: %o', (given, words) => {
  expect(placeInWords(given, translator('en', 'waitlist'), 'en')).toBe(words);
});

test('the same in Chinese', () => {
  const t = translator('zh', 'waitlist');
  expect(placeInWords(place(1, more(3, 2)), t, 'zh')).toBe(
    '有三人排在你前面：他们各有两次优秀作业，你有一次。',
  );
});
