import { tensor, tensor2d, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import type { Parameters } from './contract.ts';
import { normals, random } from '../training/random.ts';
import * as cdf from './cdf-flow.ts';
import * as autoregressive from './maf.ts';
import * as nvp from './realnvp.ts';

/** Moves every weight at random, so that a flow is far from what it started as. */
function bend<Params extends Parameters>(params: Params): Params {
  const source = random(8);
  for (const variable of params.variables) {
    tidy(() => {
      const moved = variable.dataSync().map((v: number) => v + 0.1 * source.normal());
      variable.assign(tensor(moved, variable.shape));
    });
  }
  return params;
}

interface Flow {
  toBase(x: Tensor2D): { z: Tensor2D; logDeterminant: Tensor1D };
  fromBase(z: Tensor2D): Tensor2D[];
  logDensity(x: Tensor2D): Tensor1D;
}

const flows: [string, () => Flow][] = [
  [
    'RealNVP',
    () => {
      const params = bend(nvp.init({ layers: 4, width: 12 }, 3));
      return {
        toBase: (x) => nvp.toBase(params, x),
        fromBase: (z) => nvp.fromBase(params, z),
        logDensity: (x) => nvp.logDensity(params, x),
      };
    },
  ],
  [
    'the masked autoregressive flow',
    () => {
      const params = bend(autoregressive.init({ layers: 4, width: 12, order: 'alternating' }, 3));
      return {
        toBase: (x) => autoregressive.toBase(params, x),
        fromBase: (z) => autoregressive.fromBase(params, z),
        logDensity: (x) => autoregressive.logDensity(params, x),
      };
    },
  ],
];

const points = (n: number, scale = 1): Tensor2D =>
  tensor2d(
    normals(2 * n, random(4)).map((v) => scale * v),
    [n, 2],
  );

describe.each(flows)('%s', (_, make) => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('comes back from the base to where it started', () => {
    const flow = make();
    const x = points(200, 1.5);
    const back = tidy(() => {
      const way = flow.fromBase(flow.toBase(x).z);
      return (way.at(-1) as Tensor2D).dataSync();
    });
    const there = x.dataSync();
    back.forEach((value: number, i: number) => expect(value).toBeCloseTo(there[i] ?? NaN, 3));
  });

  it('has the log-determinant of a numerical Jacobian', () => {
    const flow = make();
    const step = 2e-3;
    const x = points(40).dataSync();
    const codes = (dx: number, dy: number): Float32Array =>
      tidy(() => {
        const moved = x.map((v: number, i: number) => v + (i % 2 === 0 ? dx : dy));
        return Float32Array.from(flow.toBase(tensor2d(moved, [40, 2])).z.dataSync());
      });
    const slope = (a: Float32Array, b: Float32Array, i: number): number =>
      ((a[i] ?? NaN) - (b[i] ?? NaN)) / (2 * step);
    const [east, west] = [codes(step, 0), codes(-step, 0)];
    const [north, south] = [codes(0, step), codes(0, -step)];
    const found = tidy(() => flow.toBase(tensor2d(x, [40, 2])).logDeterminant.dataSync());
    const errors = Array.from(found, (value: number, i) => {
      const [a, b] = [slope(east, west, 2 * i), slope(north, south, 2 * i)];
      const [c, d] = [slope(east, west, 2 * i + 1), slope(north, south, 2 * i + 1)];
      return Math.abs(Math.log(Math.abs(a * d - b * c)) - value);
    }).sort((a, b) => a - b);
    // A point whose differences straddle a kink of ReLU may be off: all but two are not.
    expect(errors.at(-3)).toBeLessThan(0.02);
  });

  it('has a log-density whose exponential integrates to 1', () => {
    const flow = make();
    // The masked flow reaches far: within 12 of the middle lies 0.984 of it, within 24 0.998.
    const [side, half] = [640, 24];
    const step = (2 * half) / side;
    const grid = Float32Array.from({ length: 2 * side * side }, (_, i) => {
      const cell = Math.floor(i / 2);
      return -half + step * ((i % 2 === 0 ? cell % side : Math.floor(cell / side)) + 0.5);
    });
    const values = tidy(() =>
      Float32Array.from(flow.logDensity(tensor2d(grid, [side * side, 2])).dataSync()),
    );
    const mass = values.reduce((sum: number, value: number) => sum + Math.exp(value), 0);
    expect(Math.abs(mass * step * step - 1)).toBeLessThan(0.01);
  });
});

describe('the flow by its distribution function', () => {
  const params = (): cdf.CdfFlowParams => cdf.init({ components: 4, from: -2, to: 2 });

  it('has a log-density that is the logarithm of its slope, and integrates to 1', () => {
    const [n, from, to] = [2001, -8, 8];
    const step = (to - from) / (n - 1);
    const x = Float32Array.from({ length: n }, (_, i) => from + step * i);
    const { codes, densities } = tidy(() => ({
      codes: Float32Array.from(cdf.toBase(params(), tensor2d(x, [n, 1])).dataSync()),
      densities: Float32Array.from(
        cdf.logDensity(params(), tensor2d(x, [n, 1])).dataSync(),
        Math.exp,
      ),
    }));
    for (let i = 1; i < n - 1; i++) {
      const slope = ((codes[i + 1] ?? NaN) - (codes[i - 1] ?? NaN)) / (2 * step);
      expect(Math.abs(slope - (densities[i] ?? NaN))).toBeLessThan(1e-3);
    }
    expect(Math.abs(densities.reduce((a, b) => a + b, 0) * step - 1)).toBeLessThan(0.01);
  });

  it('comes back from a code to the point that has it', () => {
    const codes = Float32Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const again = tidy(() => {
      const x = cdf.fromBase(params(), tensor2d(codes, [99, 1]));
      return cdf.toBase(params(), x).dataSync();
    });
    again.forEach((code: number, i: number) => expect(code).toBeCloseTo(codes[i] ?? NaN, 4));
  });
});
