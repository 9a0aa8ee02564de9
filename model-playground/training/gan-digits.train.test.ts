import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it('a convolutional GAN soon draws several of the digits, ink and paper where digits have them', async () => {
  const [experiment, settings] = ['gan-digits', { width: 8, steps: 300 }] as const;
  const { gap, error, quantities } = lastOf(
    await trainInNode(await openInNode('wasm'), experiment, settings),
  );
  const what = 'sliced W₁: distance beyond that of fresh digits';
  expectReached({ experiment, settings, what, value: gap, error, below: 0.2 });
  expect(gap).toBeGreaterThan(-3 * error);
  expect(quantities['digits']).toBeGreaterThan(4);
});
