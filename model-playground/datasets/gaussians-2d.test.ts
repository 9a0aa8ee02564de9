import { describe, expect, it } from 'vitest';
import {
  gaussian2d,
  gaussianEntropy,
  gaussianLogDensity,
  leastDistortion,
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

describe('the least distortion of a linear VAE', () => {
  const turned = gaussian2d('rotated');
  const entropy = gaussianEntropy(turned);

  /** The same by search over encoders z ~ N(a u, τ²) of the long direction u that cost this rate. */
  const searched = (rate: number): number => {
    let least = Infinity;
    for (let tau = 0.005; tau <= 1; tau += 0.0005) {
      // R = ½ (25 a² + τ² − log τ² − 1)
      const spread = 2 * rate + 1 + 2 * Math.log(tau) - tau ** 2;
      if (spread < 0) continue;
      // What the best linear decoder leaves of u, and the noise that covers it and the other direction.
      const left = (25 * tau ** 2) / (spread + tau ** 2);
      const noise = (left + 1) / 2;
      const distortion = Math.log(2 * Math.PI * noise) + (left + 1) / (2 * noise);
      least = Math.min(least, distortion);
    }
    return least;
  };

  it('is what a search over encoders of that rate finds', () => {
    for (const rate of [0, 0.3, 1, Math.log(5), 2.5, 4]) {
      expect(leastDistortion(turned, 1, rate)).toBeCloseTo(searched(rate), 3);
    }
  });

  it('touches the line of the entropy at log 5, and is nowhere below it', () => {
    for (const latents of [1, 2]) {
      for (let rate = 0; rate < 5; rate += 0.1) {
        const sum = rate + leastDistortion(turned, latents, rate);
        expect(sum).toBeGreaterThan(entropy - 1e-9);
      }
      const touch = Math.log(5);
      expect(touch + leastDistortion(turned, latents, touch)).toBeCloseTo(entropy, 9);
    }
  });

  it('costs without latents what two marginals cost, and nothing more along the axes', () => {
    const marginals = entropy + 0.5 * Math.log(169 / 25);
    expect(leastDistortion(turned, 1, 0)).toBeCloseTo(marginals, 9);
    expect(leastDistortion(gaussian2d('axis-aligned'), 1, 0)).toBeCloseTo(entropy, 9);
  });
});
