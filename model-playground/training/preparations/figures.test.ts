import { describe, expect, it } from 'vitest';
import { normals, random } from '../random.ts';
import { figuresOf } from './gan-1d.ts';
import { averageBound } from './iwae.ts';

describe('the figures of a game', () => {
  const half = Float32Array.of(0.5, 0.5, 0.5, 0.5);
  const data = Float64Array.of(0.1, 0.4, 0.4, 0.1);

  it('are a draw, −log 4, when model and data agree and the discriminator says ½', () => {
    const found = figuresOf({ data }, { model: data.slice(), verdicts: half });
    expect(found.gameValue).toBeCloseTo(-Math.log(4), 12);
    expect(found.bestValue).toBeCloseTo(-Math.log(4), 12);
    expect(found.divergence).toBeCloseTo(0, 12);
  });

  it('are 0 at best, and a divergence of log 2, when they share nothing', () => {
    const [left, right] = [Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 0, 0.5, 0.5)];
    const found = figuresOf({ data: left }, { model: right, verdicts: half });
    expect(found.bestValue).toBeCloseTo(0, 12);
    expect(found.divergence).toBeCloseTo(Math.LN2, 12);
    expect(found.shortfall).toBeCloseTo(Math.log(4), 12);
  });

  it('give the Jensen–Shannon divergence by its definition', () => {
    const model = Float64Array.of(0.3, 0.3, 0.2, 0.2);
    const toMiddle = (p: Float64Array): number =>
      p.reduce((sum, mass, i) => {
        const middle = ((data[i] ?? 0) + (model[i] ?? 0)) / 2;
        return sum + mass * Math.log(mass / middle);
      }, 0);
    const { divergence } = figuresOf({ data }, { model, verdicts: half });
    expect(divergence).toBeCloseTo((toMiddle(data) + toMiddle(model)) / 2, 12);
  });
});

describe('the bound of several draws out of many', () => {
  const logs = normals(60, random(2));
  const average = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, v) => sum + v, 0) / values.length;

  it('is the average log-weight of single draws, and the log of the average of all', () => {
    expect(averageBound(logs, 1)).toBeCloseTo(average(logs), 5);
    expect(averageBound(logs, 60)).toBeCloseTo(Math.log(average(logs.map(Math.exp))), 5);
  });

  it('rises with the draws, and bears weights that a number cannot hold', () => {
    const bounds = [1, 2, 5, 60].map((draws) => averageBound(logs, draws));
    expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
    expect(
      averageBound(
        logs.map((v) => v - 5000),
        60,
      ),
    ).toBeCloseTo((bounds[3] ?? 0) - 5000, 2);
  });
});
