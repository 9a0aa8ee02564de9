import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

let backend: Backend;

describe('flows, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each([
    ['cdf-flow', { data: 'two' }, 0.02],
    ['cdf-flow', { data: 'three' }, 0.02],
    // A fifth of their steps; all of them are in flows.campaign.test.ts.
    ['realnvp', { steps: 600 }, 0.2],
    ['maf', { steps: 600 }, 0.25],
  ] as const)(
    '%s comes close to the entropy and never below it: %o',
    async (experiment, settings, below) => {
      const found = await trainInNode(backend, experiment, settings);
      const { gap, error } = lastOf(found);
      expectReached({ experiment, settings, what: toEntropy, value: gap, error, below });
      for (const evaluation of found) {
        expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      }
    },
  );

  it('a CDF flow of one component cannot say what two say', async () => {
    const settings = { components: 1 };
    const { gap, error } = lastOf(await trainInNode(backend, 'cdf-flow', settings));
    const figures = { what: toEntropy, value: gap, error, above: 0.1 };
    expectReached({ experiment: 'cdf-flow', settings, ...figures });
  });
});
