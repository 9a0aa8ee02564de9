import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

const beyond = 'distance beyond that of fresh data, units of the data';

describe('games of two players, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each([
    ['gan-ring', 0.15],
    ['wgan-gp', 0.08],
  ] as const)('%s hits all eight modes, most samples being of one', async (experiment, below) => {
    const found = await trainInNode(backend, experiment);
    const { gap, error, quantities } = lastOf(found);
    const { leftOut = NaN, quality = NaN } = quantities;
    const of = { experiment, settings: {} };
    expectReached({ ...of, what: `sliced W₁: ${beyond}`, value: gap, error, below });
    expectReached({ ...of, what: 'modes left out of eight', value: leftOut, below: 0.5 });
    expectReached({ ...of, what: 'share within 3σ, percent', value: quality, above: 60 });
    expect(verdicts(experiment, found)).not.toContain('missed');
    for (const evaluation of found) {
      expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
    }
  });

  it.each([
    [{ criticSteps: 1 }, 0.04],
    [{ width: 4, depth: 1 }, 0.1],
  ])('a GAN on the line stays away from the data with %o', async (settings, above) => {
    const { gap, error } = lastOf(await trainInNode(backend, 'gan-1d', settings));
    expectReached({
      experiment: 'gan-1d',
      settings,
      what: `W₁: ${beyond}`,
      value: gap,
      error,
      above,
    });
  });
});
