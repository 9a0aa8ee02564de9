import { memory, mul, sum, tensor, tidy, type Scalar } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { normals, random } from '../training/random.ts';
import { createTimeEmbedding, embedTimes, timeFeatures, timeVariables } from './time-embedding.ts';

const times = Float32Array.from([0, 0.001, 0.25, 1]);

describe.each(['cpu', 'wasm'] as const)('an embedding of times on %s', (backend) => {
  beforeAll(async () => {
    await openInNode(backend);
  });

  it('is sines and cosines, from a period of 2π steps to one of 2π · 10,000', () => {
    const rows = tidy(() => timeFeatures(times, 8).arraySync());
    expect(rows[0]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    const step = rows[1] ?? [];
    expect(step[0]).toBeCloseTo(Math.sin(1), 5);
    expect(step[3]).toBeCloseTo(1e-4, 7);
    expect(step[4]).toBeCloseTo(Math.cos(1), 5);
  });

  it('tells any two of a thousand steps apart', () => {
    const steps = Float32Array.from({ length: 1001 }, (_, i) => i / 1000);
    const rows = tidy(() => timeFeatures(steps, 16).arraySync());
    for (let i = 1; i < rows.length; i++) {
      const distance = Math.hypot(...(rows[i] ?? []).map((v, k) => v - (rows[i - 1]?.[k] ?? NaN)));
      expect(distance).toBeGreaterThan(0.1);
    }
  });

  it('has the shape, the seed and the gradient that it should', () => {
    const embedding = createTimeEmbedding(8, 12, 1);
    expect(tidy(() => embedTimes(embedding, times).shape)).toEqual([4, 12]);
    const output = (seed: number): number[] => [
      ...tidy(() => embedTimes(createTimeEmbedding(8, 12, seed), times).dataSync()),
    ];
    expect(output(1)).toEqual(output(1));
    expect(output(1)).not.toEqual(output(2));
    const weights = tensor(normals(48, random(3)), [4, 12]);
    const loss = (): Scalar =>
      tidy(() => sum(mul(embedTimes(embedding, times), weights)) as Scalar);
    expect(gradientDisagreement(loss, timeVariables(embedding))).toBeLessThan(0.02);
  });

  it('leaves no tensor behind', () => {
    const embedding = createTimeEmbedding(8, 12, 1);
    const before = memory().numTensors;
    tidy(() => embedTimes(embedding, times).dataSync());
    expect(memory().numTensors).toBe(before);
  });

  it('refuses a sine without its cosine', () => {
    expect(() => createTimeEmbedding(7, 12, 1)).toThrow('cosine');
  });
});
