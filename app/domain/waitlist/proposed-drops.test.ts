import { describe, expect, it } from 'vitest';
import { proposedDrops, type HomeworkOf } from './proposed-drops.ts';

const somebody = (
  given: Partial<Record<'handedIn' | 'scored' | 'extended', string[]>>,
  strong = 0,
) =>
  ({
    personId: 'ada',
    handedIn: new Set(given.handedIn),
    scored: new Set(given.scored),
    extended: new Set(given.extended),
    strong,
  }) satisfies HomeworkOf;

const proposed = (person: HomeworkOf, closed: string[]) =>
  proposedDrops([person], closed)[0]?.because ?? null;

describe('somebody with a seat is proposed to be dropped', () => {
  it.each([
    ['nobody before the first homework is closed', somebody({}), [], null],
    ['who handed in nothing', somebody({}), ['hw1'], 'nothing handed in'],
    [
      'who handed in, but nothing strong',
      somebody({ handedIn: ['hw1'], scored: ['hw1'] }),
      ['hw1'],
      'nothing strong',
    ],
    [
      'not who has a strong one',
      somebody({ handedIn: ['hw1'], scored: ['hw1'] }, 1),
      ['hw1'],
      null,
    ],
    ['not while a score is missing', somebody({ handedIn: ['hw1'] }), ['hw1'], null],
    [
      'not while the second of two has no score',
      somebody({ handedIn: ['hw1', 'hw2'], scored: ['hw1'] }),
      ['hw1', 'hw2'],
      null,
    ],
    ['not while an extension runs', somebody({ extended: ['hw1'] }), ['hw1'], null],
    [
      'who let the second pass as well, in spite of an extension on the first',
      somebody({ extended: ['hw1'] }),
      ['hw1', 'hw2'],
      'nothing handed in',
    ],
    ['not who handed in the next one already', somebody({ handedIn: ['hw2'] }), ['hw1'], null],
  ])('%s', (_, person, closed, because) => {
    expect(proposed(person, closed)).toBe(because);
  });
});
