import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../backends/backend.ts';
import { openInNode } from '../backends/in-node.ts';
import { findExperiment, judge, readConfig } from '../catalog.ts';
import { posterior, swissRoll } from '../datasets/swiss-roll.ts';
import type { EvaluationEvent, SampleOptions } from '../worker/protocol.ts';
import { prepare } from './experiments.ts';
import { samplesEvent, train } from './loop.ts';

const diffusion = findExperiment('swiss-roll-diffusion');
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
    if (!diffusion) throw new Error('no such experiment');
    const config = readConfig(diffusion);
    expect(config.settings).toMatchObject({ depth: 4, width: 64, batch: '1024', steps: 9800 });
    const { model, data, training } = prepare(config);
    const found: EvaluationEvent[] = [];
    let seconds = NaN;
    const options = {
      ...training,
      // Pictures cost nothing to the result and a little time to the test.
      pictureEvery: training.steps,
      createAdam: backend.createAdam,
    };
    for await (const event of train(model, data, options, new AbortController().signal)) {
      if (event.type === 'evaluation') found.push(event);
      if (event.type === 'finished') seconds = event.seconds;
      if (event.type === 'failed') throw new Error(event.detail);
    }
    const last = found.at(-1);
    const { gap = NaN, error = NaN, floor = NaN, value = NaN } = last ?? {};
    console.log(`diffusion: ε-error ${value.toFixed(4)}, floor ${floor.toFixed(4)}`);
    console.log(`  ${((100 * gap) / floor).toFixed(2)} % above, in ${seconds.toFixed(0)} s`);

    expect(gap / floor).toBeLessThan(0.02);
    for (const evaluation of found) {
      expect(evaluation.gap).toBeGreaterThan(-3 * evaluation.error);
    }
    expect(error / floor).toBeLessThan(0.005);
    for (const expectation of diffusion.expectations) {
      expect(judge(expectation, found, true)).toBe('met');
    }

    // How probable samples are under the population, beside the population's own points.
    const own = averageLogDensity(data.heldOut);
    const sampled = async (changes: Partial<SampleOptions>): Promise<number> => {
      const drawn: SampleOptions = { count: 2000, seed: 5, sampler: 'ddim', steps: 64, ...changes };
      const { trajectory } = await samplesEvent(model, drawn, 0);
      return averageLogDensity(trajectory.slice(-2 * drawn.count));
    };
    const figures = {
      own,
      ddim64: await sampled({}),
      ddpm256: await sampled({ sampler: 'ddpm', steps: 256 }),
      ddpm4: await sampled({ sampler: 'ddpm', steps: 4 }),
      ddim4: await sampled({ steps: 4 }),
    };
    console.log('  average log-density of points and samples', figures);
    expect(figures.ddim64).toBeGreaterThan(own - 0.5);
    expect(figures.ddpm256).toBeGreaterThan(own - 0.5);
    expect(figures.ddpm4).toBeLessThan(figures.ddpm256);
  });
});
