import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode } from './train-in-node.ts';

it.each([
  ['pixelcnn', { steps: 200 }, 1],
  ['pixel-transformer', { steps: 200, batch: '16' }, 2],
] as const)(
  'a short run of %s comes near the enumerated entropy of shapes and never below it',
  async (experiment, settings, below) => {
    const found = await trainInNode(await openInNode('wasm'), experiment, settings);
    const { gap, floor } = lastOf(found);
    const what = 'bits above the enumerated entropy, share of it';
    expectReached({ experiment, settings, what, value: gap / floor, below });
    for (const evaluation of found) expect(evaluation.gap).toBeGreaterThan(-1e-3);
  },
);
