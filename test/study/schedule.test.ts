import { describe, expect, it } from 'vitest';
import { budgets, compare, horizons, rivals } from './compare.ts';

/** Twelve learners a setting: quick. docs/study-schedule.md has two hundred others. */
const [firstSeed, count] = [1, 12];

/** Half a percentage point: where nearly everything is known, schedules differ by luck alone. */
const level = 0.005;

const kinds = ['power law, default', 'power law, perturbed', 'exponential'] as const;

describe.each(kinds)('learners who forget by %s', (learner) => {
  const comparisons = horizons.flatMap((days) =>
    budgets.map((minutes) => compare({ learner, days, minutes }, firstSeed, count)),
  );

  it.each(rivals)('recall at the exam no less than after “%s”, for the same minutes', (rival) => {
    for (const { setting, ahead, minutes } of comparisons) {
      const { mean, error } = ahead[rival];
      const told = `${setting.days} days of ${setting.minutes} minutes`;
      expect(mean + 2 * error, told).toBeGreaterThanOrEqual(-level);
      // The last card begun may take a few minutes more than the last day has.
      expect(Math.abs(minutes.ours - minutes[rival]), told).toBeLessThan(6);
    }
    const means = comparisons.map(({ ahead }) => ahead[rival].mean);
    expect(means.reduce((sum, mean) => sum + mean, 0) / means.length).toBeGreaterThan(0);
  });
});
