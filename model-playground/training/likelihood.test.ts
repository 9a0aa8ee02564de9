import { describe, expect, it } from 'vitest';
import { entropyOf } from '../datasets/masses.ts';
import { jointMasses, marginal, pairs } from '../datasets/pairs.ts';
import { evaluateJoint } from './likelihood.ts';

const masses = jointMasses(pairs.face);
const logOf = (model: Float64Array): Float32Array => Float32Array.from(model, Math.log);

describe('the gap of a model of pairs', () => {
  it('is nothing for the data’s own masses, whatever they are multiplied by', () => {
    const { value, gap, quantities } = evaluateJoint(masses, logOf(masses.map((p) => 7 * p)));
    expect(gap).toBeCloseTo(0, 5);
    expect(value).toBeCloseTo(entropyOf(masses), 5);
    expect(quantities.sum).toBeCloseTo(7, 4);
  });

  it('is what the two values know of each other, for a model that guesses them apart', () => {
    const [a, b] = [marginal(masses, 0), marginal(masses, 1)];
    const apart = masses.map((_, i) => (a[Math.floor(i / 24)] ?? NaN) * (b[i % 24] ?? NaN));
    const { gap, quantities } = evaluateJoint(masses, logOf(apart));
    expect(gap).toBeCloseTo(entropyOf(a) + entropyOf(b) - entropyOf(masses), 5);
    expect(quantities.first).toBeCloseTo(0, 5);
    expect(quantities.second).toBeCloseTo(gap ?? NaN, 5);
    expect(quantities.perDimension).toBeCloseTo((gap ?? NaN) / 2, 9);
  });
});
