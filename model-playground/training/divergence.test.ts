import { describe, expect, it } from 'vitest';
import { divergenceWatch, type Verdict } from './divergence.ts';

const verdicts = (start: number, losses: number[]): Verdict[] => losses.map(divergenceWatch(start));

describe('a watch for divergence', () => {
  it('sees at once what is no number', () => {
    expect(verdicts(4, [3, NaN])).toEqual(['fine', 'diverged']);
    expect(verdicts(4, [Infinity])).toEqual(['diverged']);
  });

  it('waits for a loss that is far above its start to stay there', () => {
    expect(verdicts(2, [3, 50, 60, 70])).toEqual(['fine', 'doubtful', 'doubtful', 'diverged']);
    expect(verdicts(2, [50, 60, 2, 50])).toEqual(['doubtful', 'doubtful', 'fine', 'doubtful']);
  });

  it('measures "far" by the size of the start, and bears with losses around and below zero', () => {
    expect(verdicts(100, [900, 900, 900])).toEqual(['fine', 'fine', 'fine']);
    expect(verdicts(0, [15, 15, 15])).toEqual(['fine', 'fine', 'fine']);
    expect(verdicts(-3, [-80, 5, 30])).toEqual(['fine', 'fine', 'fine']);
    expect(verdicts(-3, [60, 60, 60])).toEqual(['doubtful', 'doubtful', 'diverged']);
  });
});
