import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a short run of six βs has none below the entropy, and a dear latent that says less', async () => {
  const settings = { width: 16, steps: 400 };
  const found = await trainInNode(await openInNode('wasm'), 'beta-vae', settings);
  const { gap, error, quantities } = lastOf(found);
  expectReached({ experiment: 'beta-vae', settings, what: toEntropy, value: gap, error, below: 1 });
  for (const event of found) {
    expect(event.quantities.leastGap).toBeGreaterThan(-0.05);
  }
  expect(quantities.rateOfLargest).toBeLessThan(quantities.rateOfSmallest ?? NaN);
});
