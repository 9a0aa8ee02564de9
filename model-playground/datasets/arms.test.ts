import { describe, expect, it } from 'vitest';
import { random } from '../training/random.ts';
import {
  arms,
  armsPosterior,
  labelPosterior,
  LABELS,
  leastArmsError,
  leastArmsErrorAt,
  sampleArms,
  type Mix,
} from './arms.ts';

const data = arms(0.3);
const mixAt = (t: number): Mix => ({
  alpha: Math.cos((Math.PI * t) / 2),
  sigma: Math.sin((Math.PI * t) / 2),
});

describe('arms', () => {
  it('have mean 0 and variance 1 in both coordinates, and labels equally often', () => {
    const n = 100_000;
    const points = sampleArms(data, n, 1);
    for (const axis of [0, 1]) {
      const values = points.filter((_, i) => i % 3 === axis);
      const mean = values.reduce((a, b) => a + b, 0) / n;
      const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
      expect(Math.abs(mean)).toBeLessThan(0.015);
      expect(Math.abs(variance - 1)).toBeLessThan(0.015);
    }
    for (let label = 0; label < LABELS; label++) {
      const share = points.filter((value, i) => i % 3 === 2 && value === label).length / n;
      expect(share).toBeCloseTo(1 / LABELS, 2);
    }
  });

  it('have densities that integrate to 1 at every time, with and without a label', () => {
    const side = 140;
    const step = 12 / side;
    const cells = Float32Array.from({ length: 2 * side * side }, (_, i) => {
      const cell = Math.floor(i / 2);
      return -6 + step * ((i % 2 === 0 ? cell % side : Math.floor(cell / side)) + 0.5);
    });
    for (const t of [0, 0.3, 0.9]) {
      for (const label of [undefined, 1]) {
        const { logDensity } = armsPosterior(data, cells, mixAt(t), label);
        const mass = logDensity.reduce((sum, log) => sum + Math.exp(log), 0) * step * step;
        expect(mass).toBeCloseTo(1, 3);
      }
    }
  });

  it('guess the noise as their score says: E[ε | x_t, y] = −σ ∇ log p_t(x_t | y) (Tweedie)', () => {
    const mix = mixAt(0.4);
    const h = 1e-3;
    for (const label of [undefined, 2]) {
      const at = Float32Array.of(0.4, -0.7);
      const { noise } = armsPosterior(data, at, mix, label);
      for (const axis of [0, 1]) {
        const moved = (by: number): number => {
          const there = at.map((value, i) => (i === axis ? value + by : value));
          return armsPosterior(data, there, mix, label).logDensity[0] ?? NaN;
        };
        expect(noise[axis]).toBeCloseTo((-mix.sigma * (moved(h) - moved(-h))) / (2 * h), 3);
      }
    }
  });

  it('tell the label as often as it is right, by counting', () => {
    const n = 60_000;
    const points = sampleArms(data, n, 3);
    const places = points.filter((_, i) => i % 3 !== 2);
    const posterior = labelPosterior(data, places, 0);
    for (const [from, to] of [
      [0.05, 0.3],
      [0.3, 0.7],
      [0.7, 0.95],
    ] as const) {
      const near = [...posterior.keys()].filter((i) => {
        const p = posterior[i] ?? NaN;
        return p >= from && p < to;
      });
      const said = near.reduce((sum, i) => sum + (posterior[i] ?? NaN), 0) / near.length;
      const right = near.filter((i) => points[3 * i + 2] === 0).length / near.length;
      expect(near.length).toBeGreaterThan(500);
      expect(Math.abs(said - right)).toBeLessThan(4 * Math.sqrt(0.25 / near.length));
    }
  });
});

describe('the floor of the ε-error on the arms', () => {
  it.each([true, false])('is what the exact guess reaches on fresh points (label: %s)', (known) => {
    const [times, n] = [80, 600];
    const source = random(9);
    const squares: number[] = [];
    for (let k = 0; k < times; k++) {
      const mix = mixAt((k + 0.5) / times);
      const points = sampleArms(data, n, 100 + k);
      const noise = Float32Array.from({ length: 2 * n }, () => source.normal());
      const mixed = noise.map((value, i) => {
        const clean = points[3 * Math.floor(i / 2) + (i % 2)] ?? NaN;
        return mix.alpha * clean + mix.sigma * value;
      });
      const free = armsPosterior(data, mixed, mix).noise;
      const each = [0, 1, 2].map((label) => armsPosterior(data, mixed, mix, label).noise);
      noise.forEach((value, i) => {
        const label = points[3 * Math.floor(i / 2) + 2] ?? NaN;
        const guess = (known ? each[label]?.[i] : free[i]) ?? NaN;
        squares.push((guess - value) ** 2);
      });
    }
    const mean = squares.reduce((a, b) => a + b, 0) / squares.length;
    const variance = squares.reduce((a, b) => a + (b - mean) ** 2, 0) / squares.length;
    const difference = Math.abs(mean - leastArmsError(data, mixAt, known));
    expect(difference).toBeLessThan(4 * Math.sqrt(variance / squares.length));
  });

  it('is lower where the label is known, and 1 where there is no noise to find', () => {
    for (const t of [0.3, 0.6]) {
      const [known, free] = [true, false].map((label) => leastArmsErrorAt(data, mixAt(t), label));
      expect(known).toBeLessThan(free ?? NaN);
    }
    expect(leastArmsErrorAt(data, mixAt(0), true)).toBe(1);
    expect(leastArmsErrorAt(data, { alpha: 1e-6, sigma: 1 }, false)).toBeCloseTo(0, 6);
  });
});
