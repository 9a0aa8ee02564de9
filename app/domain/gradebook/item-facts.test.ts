import { describe, expect, test } from 'vitest';
import { toRelease, type StaffScore } from './item-facts.ts';

const soon = new Date('2024-03-01T10:00:00Z');
const later = new Date('2024-03-02T10:00:00Z');

function score(id: string, changes: Partial<StaffScore> = {}): StaffScore {
  return { id, submissionId: null, kind: 'score', points: 80, knownFrom: null, ...changes };
}
const cleared = { kind: 'cleared', points: null } as const;

describe('a release opens', () => {
  test.each([
    ['what was given', [score('a')], ['a']],
    ['the last of what was given by hand', [score('a'), score('b')], ['b']],
    ['nothing that is open already', [score('a', { knownFrom: soon })], []],
    [
      'the last of each submission',
      [score('a', { submissionId: '1' }), score('b', { submissionId: '2' }), score('c')],
      ['a', 'b', 'c'],
    ],
    ['nothing where what was given was taken back unseen', [score('a'), score('b', cleared)], []],
    [
      'that it was taken back, where they have seen it',
      [score('a', { knownFrom: soon }), score('b', cleared)],
      ['b'],
    ],
    [
      'nothing where they have seen that it was taken back, and more was given and taken back since',
      [
        score('a', { knownFrom: soon }),
        score('b', { ...cleared, knownFrom: later }),
        score('c'),
        score('d', cleared),
      ],
      [],
    ],
    [
      'the score of a submission, also where one by hand was taken back unseen',
      [score('a', { submissionId: '1' }), score('b'), score('c', cleared)],
      ['a'],
    ],
  ])('%s', (_, given, opened) => {
    expect(toRelease(given).map(({ id }) => id)).toEqual(opened);
  });
});
