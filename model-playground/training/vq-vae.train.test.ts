import { dispose } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, runInNode } from './train-in-node.ts';

it('a short run of the VQ-VAE uses its codes, and never pays less than the entropy', async () => {
  const settings = { data: '8', steps: 400 };
  const { found, model } = await runInNode(await openInNode('wasm'), 'vq-vae', settings);
  const { value, gap, quantities } = lastOf(found);
  expectReached({ experiment: 'vq-vae', settings, what: toEntropy, value: gap, below: 12 });
  for (const event of found) {
    const { prior = NaN, leastCodes = NaN, independentCodes = NaN } = event.quantities;
    expect(event.gap).toBeGreaterThan(0);
    expect(prior).toBeGreaterThan(leastCodes - 1e-4);
    expect(independentCodes).toBeGreaterThan(leastCodes - 1e-9);
  }
  const { reconstruction = NaN, prior = NaN, perplexity = NaN, used = NaN } = quantities;
  expect(reconstruction + prior).toBeCloseTo(value, 3);
  expect(perplexity).toBeGreaterThan(15);
  expect(perplexity).toBeLessThanOrEqual(used + 1e-9);
  const image = await model.decode?.([3, 1, 4, 1]);
  expect(image).toHaveLength(8 ** 2);
  expect(image?.every((p) => p >= 0 && p <= 1)).toBe(true);
  dispose([...model.parameters.variables]);
});
