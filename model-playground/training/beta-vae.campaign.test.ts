import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

it('β = 1 comes to the line, a dear latent collapses, and nobody is below the entropy', async () => {
  const experiment = 'beta-vae';
  const found = await trainInNode(await openInNode('wasm'), experiment);
  const { gap, error, quantities } = lastOf(found);
  const of = { experiment, settings: {} } as const;
  expectReached({ ...of, what: toEntropy, value: gap, error, below: 0.05 });
  const { rateOfLargest = NaN, rate = NaN, gapOfLargest = NaN } = quantities;
  expectReached({ ...of, what: 'rate under β = 4, nats', value: rateOfLargest, below: 0.05 });
  // A linear VAE has log 5 there, and its two marginals when it has collapsed.
  const one = { value: Math.abs(rate - Math.log(5)), below: 0.3 };
  expectReached({ ...of, what: 'rate under β = 1, away from log 5, nats', ...one });
  const collapsed = { value: Math.abs(gapOfLargest - 0.5 * Math.log(169 / 25)), below: 0.06 };
  expectReached({ ...of, what: 'R + D − H under β = 4, away from ½ log(169/25)', ...collapsed });
  for (const event of found) expect(event.quantities.leastGap).toBeGreaterThan(-0.05);
  expect(verdicts(experiment, found)).not.toContain('missed');
});
