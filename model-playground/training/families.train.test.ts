import { dispose } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, runInNode } from './train-in-node.ts';

it('five families learn in one run, and those with a likelihood never pass the entropy', async () => {
  const [experiment, settings] = ['families', { steps: 300 }] as const;
  const backend = await openInNode('wasm');
  const { found, model, data } = await runInNode(backend, experiment, settings);
  dispose([...model.parameters.variables]);
  const { gap, error, quantities } = lastOf(found);
  expectReached({ experiment, settings, what: toEntropy, value: gap, error, below: 0.35 });
  const { flowGap = NaN, vaeGap = NaN, diffusionGap = NaN } = quantities;
  for (const each of [gap, flowGap, vaeGap, diffusionGap]) {
    expect(each).toBeGreaterThan(-3 * error);
    expect(each).toBeLessThan(2);
  }
  // All six turns of a step see the same points, and those of the next step others.
  expect(data.batch(4, 5)).toEqual(data.batch(4, 0));
  expect(data.batch(4, 6)).not.toEqual(data.batch(4, 0));
});
