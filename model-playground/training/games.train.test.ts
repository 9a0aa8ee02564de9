import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

describe('games of two players, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('a GAN on the line brings its samples to where hardly any discriminator could tell', async () => {
    const found = await trainInNode(backend, 'gan-1d');
    const { gap, error, quantities } = lastOf(found);
    const of = { experiment: 'gan-1d', settings: {} } as const;
    expectReached({
      ...of,
      what: 'W₁: distance beyond that of fresh data, units of the data',
      value: gap,
      error,
      below: 0.04,
    });
    const divergence = quantities.divergence ?? NaN;
    expectReached({
      ...of,
      what: 'Jensen–Shannon divergence, nats',
      value: divergence,
      below: 0.05,
    });
    expect(verdicts('gan-1d', found)).not.toContain('missed');
    for (const evaluation of found) {
      expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      // No discriminator plays better than the best one, and a draw is the least that it gets.
      expect(evaluation.quantities.shortfall).toBeGreaterThan(-1e-3);
      expect(evaluation.quantities.bestValue).toBeGreaterThan(-Math.log(4) - 1e-3);
    }
  });

  it('a critic with a bounded slope draws the samples to the ring', async () => {
    // A sixth of the default's moves; all of them are in games.campaign.test.ts.
    const settings = { criticSteps: 1, steps: 600 };
    const found = await trainInNode(backend, 'wgan-gp', settings);
    const { gap, error } = lastOf(found);
    const figures = { value: gap, error, below: 0.2 };
    expectReached({
      experiment: 'wgan-gp',
      settings,
      what: 'sliced W₁: distance beyond that of fresh data, units of the data',
      ...figures,
    });
    for (const evaluation of found) {
      expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
    }
  });
});
