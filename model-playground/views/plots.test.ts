import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { quantile, series, smooth, thin, toCsv } from './loss-history.ts';
import { bracket, fitPlane, mixRows } from './plane.ts';
import { lossDomain } from './plot-layout.ts';
import { formatNumber, formatTick, linearScale, niceTicks } from './scale.ts';
import { viridis } from './viridis.ts';

const points = fc
  .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 400 })
  .map((values) => values.map((y, x) => ({ x, y })));

describe('scales and ticks', () => {
  it('map the domain onto the range and back', () => {
    const scale = linearScale([2, 4], [100, 0]);
    expect([2, 3, 4].map((value) => scale.at(value))).toEqual([100, 50, 0]);
    expect(scale.invert(25)).toBe(3.5);
  });

  it('are round numbers inside the domain', () => {
    expect(niceTicks([0, 9800], 5)).toEqual([0, 2000, 4000, 6000, 8000]);
    expect(niceTicks([0.291, 0.318], 3)).toEqual([0.3, 0.31]);
    expect(niceTicks([1, 1], 5)).toEqual([]);
  });

  it('are written with a true minus sign and no more decimals than they need', () => {
    expect(formatTick(-0.25, 0.05)).toBe('−0.25');
    expect(formatTick(2000, 1000)).toBe('2,000');
    expect(formatNumber(-0.0001, 3)).toBe('0.000');
    expect(formatNumber(Number.NaN)).toBe('–');
  });
});

describe('the loss history', () => {
  it('leaves out what is not finite', () => {
    const history = [1, Number.NaN, Infinity, 4].map((loss, step) => ({ step, values: { loss } }));
    expect(series(history, 'loss')).toEqual([
      { x: 0, y: 1 },
      { x: 3, y: 4 },
    ]);
  });

  it('smooths without leaving the range of the values, starting at the first', () => {
    fc.assert(
      fc.property(points, (raw) => {
        const smoothed = smooth(raw, 0.9);
        const ys = raw.map(({ y }) => y);
        expect(smoothed[0]?.y).toBeCloseTo(ys[0] ?? 0, 6);
        for (const { y } of smoothed) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...ys) - 1e-6);
          expect(y).toBeLessThanOrEqual(Math.max(...ys) + 1e-6);
        }
      }),
    );
  });

  it('thins to few points and keeps the extremes', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 50 }), (raw, bins) => {
        const kept = thin(raw, bins);
        expect(kept.length).toBeLessThanOrEqual(Math.max(2 * bins, 2));
        const ys = (of: typeof raw) => of.map(({ y }) => y);
        expect(Math.max(...ys(kept))).toBe(Math.max(...ys(raw)));
        expect(Math.min(...ys(kept))).toBe(Math.min(...ys(raw)));
      }),
    );
  });

  it('becomes a table with one line a step', () => {
    const history = [{ step: 10, values: { loss: 0.5, kl: 0.25 } }];
    expect(toCsv(history, ['loss', 'kl'])).toBe('step,loss,kl\n10,0.5,0.25\n');
  });
});

describe('the plot’s layout', () => {
  it('shows the floor and the run, and lets the first steps run out at the top', () => {
    const run = Array.from({ length: 100 }, (_, x) => ({ x, y: x < 5 ? 100 : 1 }));
    const [low, high] = lossDomain([run], 0.9);
    expect(low).toBeLessThan(0.9);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeLessThan(2);
  });

  it('shows the floor before the first loss', () => {
    expect(lossDomain([[]], 3)).toEqual([0, 6]);
  });

  it('finds the middle of a list', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('the plane', () => {
  it('draws both axes to one scale with y upwards', () => {
    const plane = fitPlane({ x: [-2, 2], y: [-1, 1] }, 200, 200);
    expect(plane.scale).toBe(50);
    expect([plane.x(-2), plane.x(2), plane.y(1), plane.y(-1)]).toEqual([0, 200, 50, 150]);
  });

  it('mixes between the two nearest frames, whichever way the times run', () => {
    const frames = Float32Array.of(0, 0, 10, 20);
    for (const times of [Float32Array.of(0, 1), Float32Array.of(1, 0)]) {
      const mixed = mixRows(frames, 2, bracket(times, 0.5));
      expect([...mixed]).toEqual([5, 10]);
    }
    expect(bracket(Float32Array.of(1, 0.5, 0), 2)).toEqual({ index: 0, next: 0, fraction: 0 });
    expect(bracket(Float32Array.of(1, 0.5, 0), -1)).toEqual({ index: 2, next: 2, fraction: 0 });
  });
});

describe('viridis', () => {
  it('goes from dark violet to yellow, ever lighter', () => {
    expect(viridis(0)).toEqual([68, 1, 84]);
    expect(viridis(1)).toEqual([253, 231, 37]);
    const light = Array.from({ length: 33 }, (_, i) => {
      const [r, g, b] = viridis(i / 32);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    expect(light).toEqual([...light].sort((a, b) => a - b));
  });
});
