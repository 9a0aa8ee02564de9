import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { expectReached } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

it('side by side, each family reaches what the page says of it', async () => {
  const experiment = 'families';
  const found = await trainInNode(await openInNode('wasm'), experiment);
  const { gap, error, quantities } = lastOf(found);
  const run = { experiment, settings: {} } as const;
  const toEntropyOf = (family: string): string => `${family}: gap to the entropy, nats`;
  const { flowGap = NaN, vaeGap = NaN, diffusionGap = NaN, ganDistance = NaN } = quantities;
  expectReached({ ...run, what: toEntropyOf('autoregressive'), value: gap, error, below: 0.1 });
  expectReached({ ...run, what: toEntropyOf('flow'), value: flowGap, below: 0.1 });
  expectReached({
    ...run,
    what: toEntropyOf('diffusion, by its ODE'),
    value: diffusionGap,
    below: 0.3,
  });
  expectReached({ ...run, what: toEntropyOf('VAE, at most'), value: vaeGap, above: 0.2 });
  expectReached({ ...run, what: 'GAN: sliced W₁ to the data', value: ganDistance, below: 0.15 });
  for (const each of found) expect(each.gap).toBeGreaterThan(-3 * each.error);
  expect(verdicts(experiment, found)).not.toContain('missed');
});
