import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringOf, type GivenAnswer } from './answering.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const at = new Date('2024-02-26T18:00:00Z');
const ago = (ms: number) => new Date(at.getTime() - ms);

/** An answer given so long ago, so long after the hand-in. */
const answer = (released: number, took: number, by = 'ivy'): GivenAnswer => ({
  ...{ by, submittedAt: ago(released + took), releasedAt: ago(released) },
});

describe('how somebody keeps up with answering', () => {
  it.each([
    ['nothing was answered', [], { thisWeek: 0, turnaround: null }],
    [
      'one answer is its own median',
      [answer(day, 5 * hour)],
      { thisWeek: 1, turnaround: 5 * hour },
    ],
    [
      'of two, the mean of both',
      [answer(day, 2 * hour), answer(2 * day, 4 * hour)],
      { thisWeek: 2, turnaround: 3 * hour },
    ],
    [
      'a very late one does not spoil the median',
      [answer(0, hour), answer(1, 2 * hour), answer(2, 900 * hour)],
      { thisWeek: 3, turnaround: 2 * hour },
    ],
    ['seven days ago is not this week', [answer(7 * day, hour)], { thisWeek: 0, turnaround: hour }],
    ['four weeks ago counts no more', [answer(28 * day, hour)], { thisWeek: 0, turnaround: null }],
    ['others count for themselves', [answer(day, hour, 'ash')], { thisWeek: 0, turnaround: null }],
    [
      'what is released later is no answer yet',
      [answer(-hour, day)],
      { thisWeek: 0, turnaround: null },
    ],
  ])('%s', (_, given, expected) => {
    expect(answeringOf(given, 'ivy', at)).toEqual(expected);
  });

  it('has a turnaround between the quickest and the slowest, in whatever order they come', () => {
    const times = fc.array(fc.tuple(fc.nat(20 * day), fc.nat(40 * day)), { minLength: 1 });
    fc.assert(
      fc.property(times, (pairs) => {
        const given = pairs.map(([released, took]) => answer(released, took));
        const { turnaround } = answeringOf(given, 'ivy', at);
        const took = pairs.map(([, ms]) => ms);
        expect(turnaround).toBeGreaterThanOrEqual(Math.min(...took));
        expect(turnaround).toBeLessThanOrEqual(Math.max(...took));
        expect(answeringOf(given.toReversed(), 'ivy', at).turnaround).toBe(turnaround);
      }),
    );
  });
});
