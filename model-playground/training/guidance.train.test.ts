import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a short guided run comes near the best possible ε-error and never below it', async () => {
  const settings = { steps: 800, batch: '256' };
  const slug = 'guidance';
  const found = await trainInNode(await openInNode('wasm'), slug, settings);
  const { gap, error, floor } = lastOf(found);
  const what = 'share of the best possible ε-error that is too much';
  const relative = { value: gap / floor, error: error / floor };
  expectReached({ experiment: slug, settings, what, ...relative, below: 0.08 });
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
});
