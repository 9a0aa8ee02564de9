import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached, toEntropy } from './reached.ts';
import { lastOf, trainInNode, verdicts } from './train-in-node.ts';

const experiment = 'vae-gaussians';

let backend: Backend;
const run = (settings: Settings) => trainInNode(backend, experiment, settings);

describe('the VAE on 2D Gaussians, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each<Settings>([{}, { shape: 'mirrored' }])(
    'comes within 0.05 nats of the entropy with one latent in use: %o',
    async (settings) => {
      const found = await run(settings);
      const { gap, error, quantities } = lastOf(found);
      const reached = (what: string, value: number, below: number) =>
        expectReached({ experiment, settings, what, value, error, below });
      reached(toEntropy, gap, 0.05);
      reached('inference gap, nats', quantities.inferenceGap ?? NaN, 0.03);
      expect(quantities.activeLatents).toBe(1);
      for (const evaluation of found) {
        expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      }
      expect(verdicts(experiment, found)).not.toContain('missed');
    },
  );

  it('gives up both latents on the axis-aligned twin, at no cost', async () => {
    const settings = { shape: 'axis-aligned' };
    const { gap, error, quantities } = lastOf(await run(settings));
    expectReached({ experiment, settings, what: toEntropy, value: gap, error, below: 0.05 });
    expect(quantities.activeLatents).toBe(0);
  });

  it('collapses under β = 4, at the cost of describing the data by its two marginals', async () => {
    const settings = { beta: 4 };
    const { gap, error, quantities } = lastOf(await run(settings));
    // Two Gaussians of variance 13 instead of one of 25 and one of 1: ½ log(13 · 13 / 25).
    const cost = 0.5 * Math.log(169 / 25);
    const bounds = { above: cost - 4 * error, below: cost + 4 * error };
    expectReached({ experiment, settings, what: toEntropy, value: gap, error, ...bounds });
    expect(quantities.activeLatents).toBe(0);
  });
});
