import { describe, expect, it } from 'vitest';
import { noise, signal } from '../models/diffusion.ts';
import { normals, random } from '../training/random.ts';
import { entropyOf } from './masses.ts';
import { cleanAlone, inkOf, leastNoiseError, posteriorOf, signed } from './noisy-images.ts';
import { gaussLegendre } from './quadrature.ts';
import { canvases, listShapes, sampleShapes } from './shapes.ts';

const mixAt = (t: number) => ({ alpha: signal(t), sigma: noise(t) });

/** Two images of four pixels that differ in three. */
const two = { pixels: Uint8Array.of(0, 0, 0, 1, 1, 1, 1, 1), masses: Float64Array.of(0.7, 0.3) };

describe('of two images', () => {
  it('the best guess is the hyperbolic tangent of what the pixels say together', () => {
    const mixed = Float64Array.of(0.2, -0.4, 0.9, 0.1, -1, 0.3, -0.2, 2);
    const { alpha, sigma } = mixAt(0.6);
    const found = posteriorOf(two).clean(mixed, { alpha, sigma });
    for (const from of [0, 4]) {
      const sum = (mixed[from] ?? 0) + (mixed[from + 1] ?? 0) + (mixed[from + 2] ?? 0);
      const expected = Math.tanh((alpha * sum) / sigma ** 2 + Math.log(0.3 / 0.7) / 2);
      for (const p of [0, 1, 2]) expect(found[from + p]).toBeCloseTo(expected, 10);
      expect(found[from + 3]).toBeCloseTo(1, 10);
    }
  });

  it('the least error is an integral over one direction', () => {
    // Along the line through both images, half their distance √3: a bit of ±√3 in normal noise.
    const rule = gaussLegendre(200, -9, 9);
    const errorAt = (t: number): number => {
      const { alpha, sigma } = mixAt(t);
      let certain = 0;
      rule.nodes.forEach((z, i) => {
        const weight = ((rule.weights[i] ?? 0) * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
        for (const [sign, mass] of [
          [1, 0.3],
          [-1, 0.7],
        ] as const) {
          const along = alpha * Math.sqrt(3) * sign + sigma * z;
          const guess = (alpha * Math.sqrt(3) * along) / sigma ** 2 + Math.log(0.3 / 0.7) / 2;
          certain += mass * weight * Math.tanh(guess) ** 2;
        }
      });
      return (alpha / sigma) ** 2 * (3 / 4) * (1 - certain);
    };
    const { total, times } = leastNoiseError(two, mixAt, 2000, 1);
    const exact = times.reduce((sum, t) => sum + errorAt(t) / times.length, 0);
    expect(Math.abs(total / exact - 1)).toBeLessThan(0.01);
  });
});

describe('of the shapes on a canvas of 12', () => {
  const list = listShapes(canvases['12']);

  it('the least error over all noise levels is the entropy: the two are one by I-MMSE', () => {
    // Guo, Shamai, Verdú (2005): H = ½ ∫ E‖x − E[x | x_t]‖² d(α²/σ²), and the ε-error is (α/σ)² of
    // the squared error a pixel; with these α and σ, d log (α²/σ²) = −2π / sin(πt) dt.
    const { times, errors } = leastNoiseError(list, mixAt, 128, 3);
    const found = times.reduce((sum, t, k) => {
      const error = errors[k] ?? NaN;
      return sum + (Math.PI * 144 * error) / Math.sin(Math.PI * t) / times.length;
    }, 0);
    expect(Math.abs(found / entropyOf(list.masses) - 1)).toBeLessThan(0.04);
  });

  it('the least error is the squared error of the best guess, and less than pixel by pixel', () => {
    const { clean } = posteriorOf(list);
    const n = 600;
    const t = 0.7;
    const mix = mixAt(t);
    const x = signed(sampleShapes(canvases['12'], n, 8));
    const epsilon = normals(x.length, random(9));
    const mixed = x.map((v, i) => mix.alpha * v + mix.sigma * (epsilon[i] ?? 0));
    const errorOf = (guess: Float64Array): number =>
      guess.reduce((sum, v, i) => {
        const behind = ((mixed[i] ?? 0) - mix.alpha * v) / mix.sigma;
        return sum + (behind - (epsilon[i] ?? 0)) ** 2 / mixed.length;
      }, 0);
    const { times, errors } = leastNoiseError(list, mixAt, 200, 4);
    const after = times.findIndex((each) => each > t);
    const least = ((errors[after - 1] ?? NaN) + (errors[after] ?? NaN)) / 2;
    const best = errorOf(clean(mixed, mix));
    expect(Math.abs(best / least - 1)).toBeLessThan(0.15);
    expect(errorOf(cleanAlone(inkOf(list), mixed, mix))).toBeGreaterThan(3 * best);
  });
});
