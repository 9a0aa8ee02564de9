import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { findExperiment, judge, readConfig, type Settings } from '../catalog.ts';
import type { EvaluationEvent } from '../worker/protocol.ts';
import { prepare } from './experiments.ts';
import { train } from './loop.ts';

const vae = findExperiment('vae-gaussians');

let backend: Backend;

/** Trains as the page does and gives every evaluation. */
async function evaluations(settings: Settings): Promise<EvaluationEvent[]> {
  if (!vae) throw new Error('no such experiment');
  const { model, data, training } = prepare(readConfig(vae, { settings }));
  const config = { ...training, createAdam: backend.createAdam };
  const found: EvaluationEvent[] = [];
  for await (const event of train(model, data, config, new AbortController().signal)) {
    if (event.type === 'evaluation') found.push(event);
    if (event.type === 'failed') throw new Error(event.detail);
  }
  return found;
}

function last(found: EvaluationEvent[]): EvaluationEvent {
  const event = found.at(-1);
  if (!event) throw new Error('nothing was evaluated');
  return event;
}

describe('the VAE on 2D Gaussians, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it.each(['rotated', 'mirrored'])(
    'comes within 0.05 nats of the entropy (%s), with one latent in use',
    async (shape) => {
      const found = await evaluations({ shape });
      const { gap, error, floor, value, quantities } = last(found);
      console.log(`vae ${shape}: −ELBO ${value.toFixed(4)}, entropy ${floor.toFixed(4)}`);
      console.log(`  gap ${gap.toFixed(4)} ± ${error.toFixed(4)}`, quantities);
      expect(gap).toBeLessThan(0.05);
      expect(quantities.inferenceGap).toBeLessThan(0.03);
      expect(quantities.activeLatents).toBe(1);
      for (const evaluation of found) {
        expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
      }
      for (const expectation of vae?.expectations ?? []) {
        expect(judge(expectation, found, true)).toBe('met');
      }
    },
  );

  it('gives up both latents on the axis-aligned twin, at no cost', async () => {
    const { gap, quantities } = last(await evaluations({ shape: 'axis-aligned' }));
    expect(gap).toBeLessThan(0.05);
    expect(quantities.activeLatents).toBe(0);
  });

  it('collapses under β = 4, at the cost of describing the data by its two marginals', async () => {
    const { gap, error, quantities } = last(await evaluations({ beta: 4 }));
    // Two Gaussians of variance 13 instead of one of 25 and one of 1: ½ log(13 · 13 / 25).
    expect(Math.abs(gap - 0.5 * Math.log(169 / 25))).toBeLessThan(4 * error);
    expect(quantities.activeLatents).toBe(0);
  });
});
