import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a short run of MADE comes near the entropy of the pairs and never below it', async () => {
  const settings = { steps: 600 };
  const found = await trainInNode(await openInNode('wasm'), 'made', settings);
  const value = lastOf(found).gap / 2;
  const what = 'gap to the entropy, nats a dimension';
  expectReached({ experiment: 'made', settings, what, value, below: 0.03 });
  for (const evaluation of found) {
    expect(evaluation.gap).toBeGreaterThan(-1e-5);
    expect(Math.abs((evaluation.quantities.sum ?? NaN) - 1)).toBeLessThan(1e-4);
  }
});
