import { describe, expect, it } from 'vitest';
import { mixtureCdf, ganMixture, sampleMixture } from '../datasets/mixtures-1d.ts';
import { normalCdf } from '../datasets/normal.ts';
import { sampleRing } from '../datasets/ring.ts';
import { cellMasses, evenQuantiles } from './pushforward.ts';
import { normals, random } from './random.ts';
import { distanceOfFreshSets, slicedWasserstein, wasserstein1d } from './transport.ts';

describe('W₁ on the line', () => {
  it('is what the two distribution functions enclose', () => {
    const [a, b] = [normals(300, random(1)), normals(300, random(2)).map((x) => 1.5 * x + 0.3)];
    const places = [...a, ...b].sort((x, y) => x - y);
    const share = (set: Float32Array, x: number): number => set.filter((v) => v <= x).length / 300;
    let area = 0;
    places.slice(1).forEach((to, i) => {
      const from = places[i] ?? to;
      area += (to - from) * Math.abs(share(a, from) - share(b, from));
    });
    expect(wasserstein1d(a, b)).toBeCloseTo(area, 5);
  });

  it('is the shift of a shifted set, whatever the order', () => {
    const a = normals(100, random(3));
    expect(wasserstein1d(a, a.map((x) => x - 0.7).reverse())).toBeCloseTo(0.7, 5);
  });
});

describe('sliced W₁ in the plane', () => {
  it('of a shifted set is 2/π of the shift, its average shadow', () => {
    const a = sampleRing({ modes: 8, deviation: 0.1 }, 400, 1);
    const shifted = a.map((v, i) => v + (i % 2 === 0 ? 0.3 : 0.4));
    expect(slicedWasserstein(a, shifted)).toBeCloseTo((2 / Math.PI) * 0.5, 2);
  });
});

describe('the distance of fresh sets', () => {
  it('is what the spread of empirical distribution functions says', () => {
    // E W₁ ≈ ∫ E |F_n − G_n| dx, and F_n − G_n is nearly normal with variance 2 F (1 − F) / n.
    const n = 2500;
    let expected = 0;
    for (let x = -1.5; x < 1.5; x += 0.001) {
      const f = mixtureCdf(ganMixture, x);
      expected += 0.001 * Math.sqrt((2 / Math.PI) * ((2 * f * (1 - f)) / n));
    }
    const population = (count: number, seed: number): Float32Array =>
      sampleMixture(ganMixture, count, seed);
    const { floor, stray } = distanceOfFreshSets(population, n, 1, wasserstein1d);
    expect(Math.abs(floor - expected)).toBeLessThan((4 * stray) / Math.sqrt(48));
    expect(stray).toBeLessThan(floor);
  });
});

describe('the density of a function of N(0, 1)', () => {
  const z = evenQuantiles(2048);

  it('is the normal’s for the identity, within a thousandth of all mass', () => {
    const masses = cellMasses(z, [-4, 4], 40);
    masses.forEach((mass, i) => {
      const from = -4 + 0.2 * i;
      expect(Math.abs(mass - (normalCdf(from + 0.2) - normalCdf(from)))).toBeLessThan(1e-3);
    });
  });

  it('is what the frequencies of many draws say for a function that folds', () => {
    const fold = (x: number): number => Math.abs(x - 0.4) + 0.1 * Math.sin(3 * x);
    const masses = cellMasses(z.map(fold), [0, 3], 30);
    const n = 200_000;
    const counts = new Float64Array(30);
    for (const x of normals(n, random(8))) {
      const cell = Math.floor(fold(x) * 10);
      if (cell >= 0 && cell < 30) counts[cell] = (counts[cell] ?? 0) + 1 / n;
    }
    masses.forEach((mass, i) => {
      expect(Math.abs(mass - (counts[i] ?? 0))).toBeLessThan(4 * Math.sqrt(mass / n) + 1e-3);
    });
  });
});
