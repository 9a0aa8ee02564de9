import { tensor, tensor2d, tidy, variableGrads, type Variable } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { variablesOf } from '../networks/mlp.ts';
import { between, criticise, gradientPenalty, init, slopes, type WganParams } from './wgan-gp.ts';

const config = { dimensions: 2, latentSize: 2, depth: 2, width: 6, penalty: 3 };
const points = [0.7, -1.3, 1.9, 0.2, -0.4, -0.6];
const x = () => tensor2d(points, [3, 2]);

/** The penalty with one entry of a variable moved. */
function moved(params: WganParams, variable: Variable, entry: number, by: number): number {
  const base = Float32Array.from(variable.dataSync());
  const put = (values: Float32Array): void =>
    tidy(() => variable.assign(tensor(values, variable.shape)));
  put(base.map((value, i) => (i === entry ? value + by : value)));
  const penalty = tidy(() => gradientPenalty(params, x()).dataSync()[0] ?? NaN);
  put(base);
  return penalty;
}

describe.each(['cpu', 'wasm'] as const)('the gradient penalty on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('has the gradient that moving each weight by itself finds', () => {
    // The slope of a leaky ReLU jumps where its input changes sign, and the penalty with it; at
    // these few points no small move comes across such a place.
    const params = init(config, 3);
    const variables = variablesOf(params.critic);
    const { grads } = variableGrads(() => gradientPenalty(params, x()), variables);
    for (const variable of variables) {
      // A bias has no part in the slope, and so no gradient.
      const recorded = grads[variable.name]?.dataSync() ?? new Float32Array(variable.size);
      recorded.forEach((gradient, i) => {
        const step = 2e-3;
        const found = moved(params, variable, i, step) - moved(params, variable, i, -step);
        expect(gradient).toBeCloseTo(found / (2 * step), 2);
      });
    }
  });

  it('is λ (‖w‖ − 1)² for a critic that is a plane', () => {
    const params = init({ ...config, depth: 0 }, 5);
    const [a = NaN, b = NaN] = variablesOf(params.critic)[0]?.dataSync() ?? [];
    const penalty = gradientPenalty(params, x()).dataSync()[0];
    expect(penalty).toBeCloseTo(3 * (Math.hypot(a, b) - 1) ** 2, 5);
  });

  it('takes slopes that finite differences of the score confirm', () => {
    const params = init(config, 7);
    const found = slopes(params, x()).dataSync();
    const score = (values: number[]): number[] => [
      ...criticise(params, tensor2d(values, [3, 2])).dataSync(),
    ];
    points.forEach((_, i) => {
      const at = (by: number) => score(points.map((v, k) => (k === i ? v + by : v)));
      const row = Math.floor(i / 2);
      const slope = ((at(1e-2)[row] ?? NaN) - (at(-1e-2)[row] ?? NaN)) / 2e-2;
      expect(found[i]).toBeCloseTo(slope, 2);
    });
  });

  it('is asked for on the straight ways from samples to points', () => {
    const samples = tensor2d([1, 1, 1, 1, 1, 1], [3, 2]);
    const way = between(x(), samples, 4).dataSync();
    const shares = points.map((v, i) => ((way[i] ?? NaN) - 1) / (v - 1));
    for (const row of [0, 1, 2]) {
      expect(shares[2 * row]).toBeCloseTo(shares[2 * row + 1] ?? NaN, 4);
      expect(shares[2 * row]).toBeGreaterThanOrEqual(0);
      expect(shares[2 * row]).toBeLessThanOrEqual(1);
    }
    expect(new Set(shares.map((share) => share.toFixed(3))).size).toBe(3);
  });
});
