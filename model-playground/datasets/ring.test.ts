import { describe, expect, it } from 'vitest';
import { census, middle, RADIUS, sampleRing, SHARE_NEAR, type Ring } from './ring.ts';

const ring: Ring = { modes: 8, deviation: 0.1 };

describe('the ring of Gaussians', () => {
  it('has the share of points near their modes that its deviation says', () => {
    const n = 100_000;
    const { quality, hit, shares } = census(ring, sampleRing(ring, n, 3));
    expect(SHARE_NEAR).toBeCloseTo(0.98889, 5);
    expect(Math.abs(quality - SHARE_NEAR)).toBeLessThan(4 * Math.sqrt(0.011 / n));
    expect(hit).toBe(8);
    for (const share of shares) expect(Math.abs(share - SHARE_NEAR / 8)).toBeLessThan(0.005);
  });

  it('finds the nearest mode as a search over all of them does', () => {
    const points = sampleRing({ modes: 7, deviation: 0.8 }, 500, 5);
    const seven = { modes: 7, deviation: 0.4 };
    const counts = new Float32Array(7);
    for (let i = 0; i < 500; i++) {
      const far = Array.from({ length: 7 }, (_, k) => {
        const [x, y] = middle(seven, k);
        return Math.hypot((points[2 * i] ?? 0) - x, (points[2 * i + 1] ?? 0) - y);
      });
      const least = Math.min(...far);
      if (least <= 3 * seven.deviation)
        counts[far.indexOf(least)] = (counts[far.indexOf(least)] ?? 0) + 1 / 500;
    }
    census(seven, points).shares.forEach((share, k) =>
      expect(share).toBeCloseTo(counts[k] ?? NaN, 5),
    );
  });

  it('counts a collapsed model for what it is', () => {
    const onOne = new Float32Array(200).map((_, i) => (i % 2 === 0 ? -RADIUS : 0.01));
    expect(census(ring, onOne)).toMatchObject({ hit: 1, quality: expect.closeTo(1, 5) });
    expect(census(ring, new Float32Array(200))).toMatchObject({ hit: 0, quality: 0 });
  });
});
