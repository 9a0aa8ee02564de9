import { describe, expect, it } from 'vitest';
import { isDue, learningRateAt, stepsUntilDue, WARM_UP } from './schedule.ts';

describe('learningRateAt', () => {
  it('climbs to its highest over the warm-up and ends at zero', () => {
    expect(learningRateAt(0, 1, 1000)).toBeCloseTo(1 / WARM_UP);
    expect(learningRateAt(WARM_UP - 1, 1, 1000)).toBe(1);
    expect(learningRateAt(WARM_UP, 1, 1000)).toBe(1);
    expect(learningRateAt(1000, 1, 1000)).toBeCloseTo(0);
  });

  it('is half its highest half-way through the cosine', () => {
    expect(learningRateAt(WARM_UP + 450, 2e-3, 1000)).toBeCloseTo(1e-3);
  });
});

describe('isDue', () => {
  const recurrence = { first: 0, every: 64, totalSteps: 200 };
  const dueSteps = (of: typeof recurrence): number[] =>
    Array.from({ length: of.totalSteps + 1 }, (_, step) => step).filter((step) => isDue(step, of));

  it('comes at powers of two first, then regularly, and at the end', () => {
    expect(dueSteps(recurrence)).toEqual([0, 1, 2, 4, 8, 16, 32, 64, 128, 192, 200]);
  });

  it('does not come before its first step', () => {
    expect(dueSteps({ ...recurrence, first: 64 })).toEqual([64, 128, 192, 200]);
  });

  it('is reached by stepping stepsUntilDue ahead, and never after the last step', () => {
    expect(stepsUntilDue(5, recurrence)).toBe(3);
    expect(stepsUntilDue(192, recurrence)).toBe(8);
    expect(stepsUntilDue(200, recurrence)).toBe(Infinity);
  });
});
