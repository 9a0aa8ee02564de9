import { dispose } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, runWithoutFloor } from './train-in-node.ts';

it('a short run of the VAE on digits pays less than independent pixels', async () => {
  const settings = { data: 'digits-14', steps: 300 };
  const { found, model } = await runWithoutFloor(await openInNode('wasm'), 'vae-digits', settings);
  const { value, quantities } = lastOf(found);
  const what = '−ELBO, percent of what independent pixels cost';
  const share = quantities.ofIndependent ?? NaN;
  expectReached({ experiment: 'vae-digits', settings, what, value: share, below: 97 });
  // The tighter bound comes from the same draws.
  for (const event of found) expect(event.quantities.bound).toBeLessThan(event.value);
  expect(quantities.kl).toBeGreaterThan(0);
  expect((quantities.reconstruction ?? NaN) + (quantities.kl ?? NaN)).toBeCloseTo(value, 6);
  const image = await model.decode?.([0.5, -0.5]);
  expect(image).toHaveLength(14 ** 2);
  expect(image?.every((p) => p >= 0 && p <= 1)).toBe(true);
  dispose([...model.parameters.variables]);
});
