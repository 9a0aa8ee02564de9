import { simulate, type Setting } from './simulate.ts';
import type { ScheduleName } from './schedules.ts';

/** A mean over seeds and its standard error. */
export type Estimate = { mean: number; error: number };

/** What each schedule comes to in a setting, and how far ours is ahead, seed by seed. */
export type Comparison = {
  setting: Setting;
  recall: Record<ScheduleName, Estimate>;
  minutes: Record<ScheduleName, number>;
  ahead: Record<Rival, Estimate>;
};

export const rivals = ['one pass', 'from the top', 'plain FSRS'] as const;
export type Rival = (typeof rivals)[number];

/** Too little time to see 24 questions once, enough for about twice, and plenty; two horizons. */
export const budgets = [15, 30, 60] as const;
export const horizons = [7, 14] as const;

/** Compares the schedules on `count` learners, from this seed on. */
export function compare(setting: Setting, firstSeed: number, count: number): Comparison {
  const names = ['ours', ...rivals] as const;
  const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
  const runs = names.map((name) => seeds.map((seed) => simulate(name, setting, seed)));
  const recalls = runs.map((run) => run.map(({ recall }) => recall));
  const ours = recalls[0] ?? [];
  return {
    setting,
    recall: byName(names, (index) => estimate(recalls[index] ?? [])),
    minutes: byName(names, (index) => estimate((runs[index] ?? []).map((run) => run.spent)).mean),
    ahead: byName(rivals, (index) => {
      const theirs = recalls[index + 1] ?? [];
      return estimate(ours.map((recall, seed) => recall - (theirs[seed] ?? 0)));
    }),
  };
}

function byName<N extends string, T>(names: readonly N[], value: (index: number) => T) {
  return Object.fromEntries(names.map((name, index) => [name, value(index)])) as Record<N, T>;
}

function estimate(values: readonly number[]): Estimate {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
}
