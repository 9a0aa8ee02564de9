import { describe, expect, it } from 'vitest';
import {
  gaussian2d,
  gaussianEntropy,
  gaussianLogDensity,
  sampleGaussian,
  type GaussianShape,
} from './gaussians-2d.ts';

const shapes: GaussianShape[] = ['rotated', 'mirrored', 'axis-aligned'];

describe.each(shapes)('the %s Gaussian', (shape) => {
  const data = gaussian2d(shape);

  it('has the entropy that Monte Carlo finds: the mean of −log p over its samples', () => {
    const n = 200_000;
    const points = sampleGaussian(data, n, 11);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      sum -= gaussianLogDensity(data, points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN);
    }
    // −log p has variance 1 (half a χ² with two degrees of freedom): four standard errors.
    expect(Math.abs(sum / n - gaussianEntropy(data))).toBeLessThan(4 / Math.sqrt(n));
  });

  it('has a density that integrates to 1, and −p log p that integrates to the entropy', () => {
    const step = 0.1;
    let [mass, entropy] = [0, 0];
    for (let x = -35; x <= 35; x += step) {
      for (let y = -35; y <= 35; y += step) {
        const logDensity = gaussianLogDensity(data, x, y);
        const p = Math.exp(logDensity) * step * step;
        mass += p;
        entropy -= p * logDensity;
      }
    }
    expect(mass).toBeCloseTo(1, 6);
    expect(entropy).toBeCloseTo(gaussianEntropy(data), 5);
  });

  it('has standard deviations 5 and 1 along its axes around its mean', () => {
    const n = 100_000;
    const points = sampleGaussian(data, n, 5);
    const along = Float64Array.from(
      { length: n },
      (_, i) =>
        ((points[2 * i] ?? NaN) - data.mean[0]) * data.axis[0] +
        ((points[2 * i + 1] ?? NaN) - data.mean[1]) * data.axis[1],
    );
    const across = Float64Array.from(
      { length: n },
      (_, i) =>
        ((points[2 * i + 1] ?? NaN) - data.mean[1]) * data.axis[0] -
        ((points[2 * i] ?? NaN) - data.mean[0]) * data.axis[1],
    );
    const moments = (values: Float64Array): [number, number] => {
      const mean = values.reduce((a, b) => a + b, 0) / n;
      return [mean, Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / n)];
    };
    expect(moments(along)[0]).toBeCloseTo(0, 1);
    expect(moments(along)[1]).toBeCloseTo(5, 1);
    expect(moments(across)[0]).toBeCloseTo(0, 1);
    expect(moments(across)[1]).toBeCloseTo(1, 1);
  });
});

describe('gaussian2d', () => {
  it('mirrors the rotated Gaussian at the line x = 0', () => {
    const [rotated, mirrored] = [gaussian2d('rotated'), gaussian2d('mirrored')];
    for (const [x, y] of [
      [1, 2],
      [4, -3],
      [-2.5, 0.3],
    ] as const) {
      const left = gaussianLogDensity(rotated, x, y);
      expect(gaussianLogDensity(mirrored, -x, y)).toBeCloseTo(left, 12);
    }
  });
});
