import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a short diffusion run comes near the best possible ε-error and never below it', async () => {
  const settings = { steps: 1000, batch: '256' };
  const slug = 'swiss-roll-diffusion';
  const found = await trainInNode(await openInNode('wasm'), slug, settings);
  const { gap, error, floor } = lastOf(found);
  const what = 'share of the best possible ε-error that is too much';
  const relative = { value: gap / floor, error: error / floor };
  expectReached({ experiment: slug, settings, what, ...relative, below: 0.13 });
  for (const evaluation of found) {
    expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
  }
});
