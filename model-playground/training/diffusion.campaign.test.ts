import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { findExperiment, readConfig } from '../catalog.ts';
import { posterior, swissRoll } from '../datasets/swiss-roll.ts';
import type { SampleOptions } from '../worker/protocol.ts';
import { samplesEvent } from './loop.ts';
import { expectReached } from './reached.ts';
import { lastOf, runInNode, verdicts } from './train-in-node.ts';

const slug = 'swiss-roll-diffusion';
const roll = swissRoll(0.5);

let backend: Backend;

/** Average log-density of points under the population, nats. */
function averageLogDensity(points: Float32Array): number {
  const { logDensity } = posterior(roll, points, { alpha: 1, sigma: 0 });
  return logDensity.reduce((a, b) => a + b, 0) / logDensity.length;
}

describe('diffusion on the Swiss roll, trained on wasm', () => {
  beforeAll(async () => {
    backend = await openInNode('wasm');
  });

  it('comes within 2 % of the best possible ε-error, and then samples the roll', async () => {
    const diffusion = findExperiment(slug);
    expect(diffusion && readConfig(diffusion).settings).toMatchObject({
      depth: 4,
      width: 64,
      batch: '1024',
      steps: 9800,
    });
    const { found, model, data } = await runInNode(backend, slug);
    const { gap, error, floor } = lastOf(found);
    const what = 'share of the best possible ε-error that is too much';
    const relative = { value: gap / floor, error: error / floor };
    expectReached({ experiment: slug, settings: {}, what, ...relative, below: 0.02 });
    for (const evaluation of found) {
      expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
    }
    expect(error / floor).toBeLessThan(0.005);
    expect(verdicts(slug, found)).not.toContain('missed');

    // How probable samples are under the population, beside the population's own points.
    const own = averageLogDensity(data.heldOut);
    const sampled = async (settings: { sampler: SampleOptions['sampler']; steps: number }) => {
      const { trajectory } = await samplesEvent(model, { count: 2000, seed: 5, ...settings }, 0);
      return averageLogDensity(trajectory.slice(-2 * 2000));
    };
    for (const settings of [
      { sampler: 'ddim', steps: 64 },
      { sampler: 'ddpm', steps: 256 },
    ] as const) {
      const lost = own - (await sampled(settings));
      const what = 'log-density that samples lose to fresh points, nats';
      expectReached({ experiment: slug, settings, what, value: lost, below: 0.5 });
    }
    const [four, many] = [
      await sampled({ sampler: 'ddpm', steps: 4 }),
      await sampled({ sampler: 'ddpm', steps: 256 }),
    ];
    expect(four).toBeLessThan(many);
  });
});
