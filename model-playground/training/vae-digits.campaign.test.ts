import { dispose } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import type { Settings } from '../catalog.ts';
import { expectReached } from './reached.ts';
import { lastOf, runWithoutFloor, verdicts } from './train-in-node.ts';

const experiment = 'vae-digits';

let backend: Backend;

async function run(settings: Settings, seed = 1) {
  const { found, model } = await runWithoutFloor(backend, experiment, settings, seed);
  dispose([...model.parameters.variables]);
  return { found, ...lastOf(found) };
}

describe('the VAE on digits, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('costs 40 nats less than independent pixels, with both latents in use', async () => {
    const { found, error, quantities } = await run({});
    const what = '−ELBO below independent pixels, nats';
    const value = quantities.below ?? NaN;
    expectReached({ experiment, settings: {}, what, value, error, above: 40 });
    for (const event of found) expect(event.quantities.bound).toBeLessThan(event.value);
    expect(verdicts(experiment, found)).not.toContain('missed');
  });

  it('collapses under β = 50: it pays about what independent pixels cost', async () => {
    const settings = { beta: 50, steps: 1000 };
    const { error, quantities } = await run(settings);
    const value = quantities.ofIndependent ?? NaN;
    const what = '−ELBO, percent of what independent pixels cost';
    expectReached({ experiment, settings, what, value, error, above: 95, below: 105 });
    expect(quantities.kl).toBeLessThan(0.2);
  });
});
