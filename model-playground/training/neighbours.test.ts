import { memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import { nearestIn } from './neighbours.ts';
import { random } from './random.ts';

it.each(['cpu', 'wasm'] as const)(
  'on %s the nearest point is the one that looking at each finds',
  async (name) => {
    await openInNode(name);
    const source = random(1);
    const [d, n, m] = [5, 7, 40];
    const draw = (count: number): Float32Array =>
      Float32Array.from({ length: count * d }, () => source.normal());
    const [points, set] = [draw(n), draw(m)];
    const before = memory().numTensors;
    const { indices, distances } = await nearestIn(set, points, d);
    expect(memory().numTensors).toBe(before);
    const apart = (i: number, j: number): number =>
      Math.hypot(
        ...Array.from({ length: d }, (_, k) => (points[i * d + k] ?? 0) - (set[j * d + k] ?? 0)),
      );
    for (let i = 0; i < n; i++) {
      const all = Array.from({ length: m }, (_, j) => apart(i, j));
      expect(distances[i]).toBeCloseTo(Math.min(...all), 4);
      expect(indices[i]).toBe(all.indexOf(Math.min(...all)));
    }
  },
);
