import { describe, expect, it, test } from 'vitest';
import { standingScores, whatStands, type GivenScore } from './what-stands.ts';

const score = (submissionId: string | null, points: number): GivenScore => ({
  ...{ submissionId, kind: 'score', points },
});
const byHand = (kind: GivenScore['kind']): GivenScore => ({
  ...{ submissionId: null, kind, points: null },
});

describe('what stands of what a person was given', () => {
  test.each([
    ['nothing, where nothing was given', [], null],
    ['the score of the only submission', [score('a', 80)], 80],
    ['the best of several', [score('a', 80), score('b', 92), score('c', 85)], 92],
    [
      'of a corrected one the correction, even when it is lower',
      [score('a', 95), score('a', 60)],
      60,
    ],
    [
      'a correction that makes another one the best',
      [score('a', 95), score('b', 70), score('a', 60)],
      70,
    ],
    ['what was given by hand, even when it is lower', [score('a', 80), score(null, 75)], 75],
    ['by hand also when a submission is scored afterwards', [score(null, 75), score('a', 80)], 75],
    ['the last of several by hand', [score(null, 75), score(null, 78)], 78],
    [
      'the submission’s once that by hand was taken back',
      [score(null, 75), byHand('cleared'), score('a', 8)],
      8,
    ],
    ['nothing, once all there was is taken back', [score(null, 75), byHand('cleared')], null],
    ['zero, which is a score', [score('a', 0)], 0],
  ] as const)('%s', (_what, given, points) => {
    expect(whatStands(given)?.points ?? null).toBe(points);
  });

  it('is that they are excused, whatever was scored', () => {
    expect(whatStands([score('a', 80), byHand('excused')])?.kind).toBe('excused');
  });

  it('is the one given first, of equally good ones', () => {
    expect(whatStands([score('a', 80), score('b', 80)])?.submissionId).toBe('a');
  });
});

test('each person’s items stand for themselves', () => {
  const of = (personId: string, item: string, points: number) => ({
    ...{ personId, item },
    ...score(`${personId}${item}`, points),
  });
  const given = [of('ada', 'hw1', 70), of('lin', 'hw1', 90), of('ada', 'hw2', 80)];
  expect(standingScores(given)).toEqual(given);
});
