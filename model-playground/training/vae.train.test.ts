import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

it('a short run of the VAE comes within 0.05 nats of the entropy, with one latent in use', async () => {
  const settings = { steps: 800 };
  const found = await trainInNode(await openInNode('wasm'), 'vae-gaussians', settings);
  const { gap, error } = lastOf(found);
  const what = toEntropy;
  expectReached({ experiment: 'vae-gaussians', settings, what, value: gap, error, below: 0.05 });
  for (const evaluation of found) {
    expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
  }
  expect(verdicts('vae-gaussians', found)).not.toContain('missed');
});
