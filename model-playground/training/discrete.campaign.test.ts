import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { ExperimentSlug, Settings } from '../catalog.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

let backend: Backend;

/** The gap at the end of a run, in nats: exact, since every value is summed over. */
async function gapOf(slug: ExperimentSlug, settings: Settings, seed = 1): Promise<number> {
  return lastOf(await trainInNode(backend, slug, settings, seed)).gap;
}

describe('the homework’s one-dimensional discrete sets, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('costs the histogram what theory says: (d − 1) / 2N nats, averaged over seeds', async () => {
    const seeds = [1, 2, 3, 4, 5, 6];
    const gaps = await Promise.all(seeds.map((seed) => gapOf('softmax-histogram', {}, seed)));
    const value = gaps.reduce((a, b) => a + b, 0) / gaps.length;
    // 2N times a gap is nearly χ² with 19 degrees of freedom: a deviation of 0.0039 a seed.
    const error = 0.0039 / Math.sqrt(6);
    const theory = 19 / 1600;
    expectReached({
      experiment: 'softmax-histogram',
      settings: { seeds: '1 to 6' },
      what: `${toEntropy}, averaged; theory says ${theory.toFixed(4)}`,
      value,
      error,
      above: theory - 4 * error,
      below: theory + 4 * error,
    });
  });

  it.each([
    // What four logistics cannot say of three Gaussians, however many points they see.
    ['logistic-mixture', { trainingSet: 'fresh' }, { above: 0.024, below: 0.034 }],
    ['logistic-mixture', { components: 1 }, { above: 0.1 }],
    ['softmax-histogram', { trainingSet: '80' }, { above: 0.3 }],
  ] as const)('%s breaks as its preset says: %o', async (experiment, changes, bounds) => {
    const settings = { data: 'hundred', ...changes };
    const value = await gapOf(experiment, settings);
    expectReached({ experiment, settings, what: toEntropy, value, ...bounds });
  });

  it('four components that start together stay one', async () => {
    const one = await gapOf('logistic-mixture', { data: 'hundred', components: 1 });
    const twins = await gapOf('logistic-mixture', { data: 'hundred', start: 'together' });
    expect(Math.abs(twins - one)).toBeLessThan(0.02);
  });
});
