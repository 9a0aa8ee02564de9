import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

let backend: Backend;

describe('a convolutional GAN on digits, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('draws all ten digits, near the data and not by heart', async () => {
    const experiment = 'gan-digits';
    const found = await trainInNode(backend, experiment);
    const { gap, error, quantities } = lastOf(found);
    const { leftOut = NaN, nearest = NaN } = quantities;
    const run = { experiment, settings: {} } as const;
    const what = 'sliced W₁: distance beyond that of fresh digits';
    expectReached({ ...run, what, value: gap, error, below: 0.1 });
    expectReached({ ...run, what: 'digits left out of ten', value: leftOut, below: 0.5 });
    const toSet = 'percent, distance to the training set beside that of held-out digits';
    expectReached({ ...run, what: toSet, value: nearest, above: 100 });
    expect(verdicts(experiment, found)).not.toContain('missed');
  });
});
