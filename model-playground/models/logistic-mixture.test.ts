import { tensor1d, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import * as histogram from './histogram.ts';
import * as mixture from './logistic-mixture.ts';

const logistic = (a: number): number => 1 / (1 + Math.exp(-a));

describe('models of masses', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('the mixture has the masses that differences of distribution functions give', () => {
    const params = mixture.init({ values: 20, components: 3, start: 'spread' });
    const [weights, means, logScales] = [
      [0.5, -1, 0.2],
      [-2.5, 9.3, 18],
      [0.4, -0.5, 1.3],
    ];
    params.weights.assign(tensor1d(weights ?? []));
    params.means.assign(tensor1d(means ?? []));
    params.logInverseScales.assign(tensor1d((logScales ?? []).map((log) => -log)));
    const found = tidy(() => mixture.logMasses(params).dataSync());
    const total = (weights ?? []).reduce((a, b) => a + Math.exp(b), 0);
    let sum = 0;
    for (let v = 0; v < 20; v++) {
      const expected = (weights ?? []).reduce((mass, w, k) => {
        const at = (x: number) => logistic((x - (means?.[k] ?? 0)) / Math.exp(logScales?.[k] ?? 0));
        const [low, high] = [v === 0 ? 0 : at(v - 0.5), v === 19 ? 1 : at(v + 0.5)];
        return mass + (Math.exp(w) / total) * (high - low);
      }, 0);
      expect(Math.exp(found[v] ?? NaN)).toBeCloseTo(expected, 6);
      sum += Math.exp(found[v] ?? NaN);
    }
    expect(sum).toBeCloseTo(1, 5);
  });

  it('the mixture stays finite where a difference would be lost in rounding', () => {
    const params = mixture.init({ values: 100, components: 1, start: 'together' });
    params.logInverseScales.assign(tensor1d([1.5]));
    const found = tidy(() => mixture.logMasses(params).dataSync());
    expect([...found].every(Number.isFinite)).toBe(true);
    // Far from the mean a logistic falls by 1/s nats a value.
    expect((found[20] ?? NaN) - (found[19] ?? NaN)).toBeCloseTo(Math.exp(1.5), 3);
  });

  it('the mixture samples its own masses', () => {
    const params = mixture.init({ values: 20, components: 4, start: 'spread' });
    const n = 20_000;
    const { frames } = mixture.sample(params, n, 3);
    const values = [...frames.dataSync()].slice(n);
    const masses = tidy(() => mixture.logMasses(params).dataSync());
    masses.forEach((mass: number, v: number) => {
      const share = values.filter((value) => value === v).length / n;
      expect(Math.abs(share - Math.exp(mass))).toBeLessThan(0.01);
    });
  });

  it('the histogram’s gradient is its masses minus the frequencies', () => {
    const params = histogram.init({ values: 4 });
    params.logits.assign(tensor1d([0, 1, -1, 0.5]));
    const x = tensor2d([0, 0, 1, 3], [4, 1]);
    const { grads } = variableGrads(() => histogram.loss(params, x).total, [params.logits]);
    const masses = [...tidy(() => histogram.logMasses(params).dataSync())].map(Math.exp);
    const expected = [0.5, 0.25, 0, 0.25].map((f, v) => (masses[v] ?? NaN) - f);
    [...(grads[params.logits.name]?.dataSync() ?? [])].forEach((g, v) => {
      expect(g).toBeCloseTo(expected[v] ?? NaN, 5);
    });
  });
});
