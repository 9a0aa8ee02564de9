/** What a training test states and what it came to: asserted, and kept for docs/benchmarks. */
import { expect, TestRunner } from 'vitest';
import type { ExperimentSlug, Settings } from '../catalog.ts';

export interface Reached {
  experiment: ExperimentSlug;
  /** What differs from the defaults, the seed included where it does. */
  settings: Settings;
  /** The figure in words, as “gap to the entropy, nats”. */
  what: string;
  value: number;
  /** Standard error of the value's estimate, in its unit; left out where it is exact. */
  error?: number;
  below?: number;
  above?: number;
}

declare module 'vitest' {
  interface TaskMeta {
    reached?: Reached[];
  }
}

/** The figure of most likelihood models. */
export const toEntropy = 'gap to the entropy, nats';

/**
 * Holds a figure to its stated bound. `npm run campaign:training` writes it into
 * docs/benchmarks/training.md, a missed one as well.
 */
export function expectReached(result: Reached): void {
  const { experiment, what, value, error = 0, below = Infinity, above = -Infinity } = result;
  const { meta } = TestRunner.getCurrentTest() ?? {};
  if (meta) meta.reached = [...(meta.reached ?? []), result];
  console.log(`${experiment}: ${what} ${value.toFixed(4)} ± ${error.toFixed(4)}`);
  expect(value, `${experiment}: ${what}`).toBeLessThan(below);
  expect(value, `${experiment}: ${what}`).toBeGreaterThan(above);
}
