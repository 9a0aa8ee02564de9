import {
  add,
  gather,
  memory,
  mul,
  sub,
  square,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { sampleShapes } from '../datasets/shapes.ts';
import { convVariables } from '../networks/conv.ts';
import { trainable } from '../networks/trainable.ts';
import { pixelSurprise } from '../objectives/pixels.ts';
import { normals, random } from '../training/random.ts';
import {
  codesOf,
  decode,
  defaults,
  drawCodes,
  encode,
  init,
  logDensity,
  logitsOf,
  logPrior,
  loss,
  nearest,
  onSphere,
  pointsOf,
} from './vq-vae.ts';

const config = { ...defaults, side: 8, codes: 3, width: 8, depth: 1 };
const PLACES = 4;
const GRIDS = 3 ** PLACES;

/** Every grid of codes, [81, 4]. */
const grids = Int32Array.from(
  { length: GRIDS * PLACES },
  (_, i) => Math.floor(Math.floor(i / PLACES) / 3 ** (i % PLACES)) % 3,
);

const images = (n: number): Tensor2D =>
  tensor2d(sampleShapes({ side: 8, sizes: [3, 5] }, n, 1), [n, 64]);

/** A model whose prior has something to say: its head's weights are made large. */
function strong() {
  const params = init(config, 3);
  const { weight } = params.prior.head;
  weight.assign(tidy(() => mul(weight, 30)));
  return params;
}

describe('the VQ-VAE', () => {
  it('names the nearest point, as distances say', async () => {
    await openInNode('wasm');
    const [k, rows, d] = [7, 200, 4];
    const points = onSphere(tensor2d(normals(k * d, random(1)), [k, d]));
    const z = onSphere(tensor2d(normals(rows * d, random(2)), [rows, d]));
    const named = nearest(points, z).dataSync();
    const [e, ze] = [points.dataSync(), z.dataSync()];
    const distance = (row: number, code: number): number =>
      [0, 1, 2, 3].reduce((total, j) => {
        return total + ((ze[row * d + j] ?? 0) - (e[code * d + j] ?? 0)) ** 2;
      }, 0);
    named.forEach((code, row) => {
      const all = Array.from({ length: k }, (_, other) => distance(row, other));
      expect(distance(row, code)).toBeCloseTo(Math.min(...all), 5);
      expect(all[code]).toBeCloseTo(2 - 2 * dot(ze, e, row * d, code * d, d), 5);
    });
  });

  it('has the gradients of its loss with the codes and all that stands still held fast', async () => {
    await openInNode('cpu');
    const params = init(config, 5);
    const x = images(24);
    const codes = tensor1d(codesOf(params, x).dataSync() as Int32Array, 'int32');
    const fixed = (found: Tensor2D): Tensor2D =>
      tensor2d(found.dataSync() as Float32Array, found.shape);
    const ze = fixed(encode(params, x));
    const zq = fixed(gather(pointsOf(params), codes));
    const shift = fixed(sub(zq, ze));
    const n = x.shape[0];
    const held = (): Scalar =>
      tidy(() => {
        const now = encode(params, x);
        const pixels = sum(pixelSurprise(decode(params, add(now, shift)), x));
        const prior = mul(sum(logPrior(params, codes)), -1);
        const codebook = sum(square(sub(ze, gather(pointsOf(params), codes))));
        const commitment = mul(sum(square(sub(now, zq))), config.commitment);
        return mul<Scalar>(add(add(pixels, prior), add(codebook, commitment)), 1 / n);
      });
    const own = variableGrads(() => loss(params, x).total, [...params.variables]);
    const other = variableGrads(held, [...params.variables]);
    expect(own.value.dataSync()[0]).toBeCloseTo(other.value.dataSync()[0] ?? NaN, 4);
    const numbers = (grads: typeof own.grads, name: string): Float32Array =>
      Float32Array.from(grads[name]?.dataSync() ?? []);
    for (const { name } of params.variables) {
      const [mine, theirs] = [numbers(own.grads, name), numbers(other.grads, name)];
      const most = theirs.reduce((highest, value) => Math.max(highest, Math.abs(value)), 1e-3);
      mine.forEach((value, i) => expect((value - (theirs[i] ?? NaN)) / most).toBeCloseTo(0, 3));
    }
    // Of the encoder below: patches of paper are all alike, and meet each kink of ReLU at once.
    const decoder = params.decoder.flatMap(convVariables);
    expect(gradientDisagreement(held, [...decoder, params.codebook])).toBeLessThan(0.05);
  });

  it('puts points on a sphere, with the gradient that finite differences find', async () => {
    await openInNode('cpu');
    const points = trainable(normals(20, random(3)), [5, 4]);
    const weights = tensor2d(normals(20, random(4)), [5, 4]);
    const f = (): Scalar => tidy(() => sum(mul(onSphere(points as unknown as Tensor2D), weights)));
    expect(gradientDisagreement(f, [points])).toBeLessThan(0.01);
    const lengths = sum(square(onSphere(points as unknown as Tensor2D)), 1).dataSync();
    lengths.forEach((length) => expect(length).toBeCloseTo(1, 5));
  });

  it('has a prior that sums to 1 over all grids, and draws each as often as it says', async () => {
    await openInNode('wasm');
    const params = strong();
    const logs = tidy(() => sum(logPrior(params, tensor1d(grids, 'int32')), 1).dataSync());
    const masses = Array.from(logs, Math.exp);
    expect(masses.reduce((total, p) => total + p, 0)).toBeCloseTo(1, 4);
    expect(Math.max(...masses)).toBeGreaterThan(3 / GRIDS);
    const n = 20_000;
    const before = memory().numTensors;
    const drawn = drawCodes(params, n, 7);
    expect(memory().numTensors).toBe(before + 1);
    const counts = new Float64Array(GRIDS);
    const codes = drawn.dataSync();
    for (let i = 0; i < n; i++) {
      const key = [0, 1, 2, 3].reduce((at, k) => at + (codes[PLACES * i + k] ?? 0) * 3 ** k, 0);
      counts[key] = (counts[key] ?? 0) + 1;
    }
    masses.forEach((p, key) => {
      const deviation = Math.sqrt(n * p * (1 - p));
      expect(Math.abs((counts[key] ?? 0) - n * p)).toBeLessThan(4.5 * deviation + 1);
    });
  });

  it('bounds log p(x) from below, with all grids of codes added up', async () => {
    await openInNode('wasm');
    const params = strong();
    const x = images(30);
    const bound = logDensity(params, x).dataSync();
    const all = tensor1d(grids, 'int32');
    const prior = tidy(() => sum(logPrior(params, all), 1).dataSync());
    const logits = logitsOf(params, all).dataSync();
    const pixels = x.dataSync();
    bound.forEach((log, i) => {
      const total = Array.from(prior).reduce((p, logCodes, g) => {
        let given = logCodes;
        for (let k = 0; k < 64; k++) {
          const ink = 1 / (1 + Math.exp(-(logits[64 * g + k] ?? 0)));
          given += Math.log(pixels[64 * i + k] === 1 ? ink : 1 - ink);
        }
        return p + Math.exp(given);
      }, 0);
      expect(log).toBeLessThan(Math.log(total) + 1e-4);
    });
  });
});

function dot(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  fromA: number,
  fromB: number,
  length: number,
): number {
  let total = 0;
  for (let j = 0; j < length; j++) total += (a[fromA + j] ?? 0) * (b[fromB + j] ?? 0);
  return total;
}
