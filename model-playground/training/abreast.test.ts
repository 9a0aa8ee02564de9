import { tensor3d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import type { Trajectory } from '../models/contract.ts';
import { abreast } from './abreast.ts';

/** One point on the diagonal, a frame for each place. */
const way = (...places: number[]): Trajectory => ({
  frames: tensor3d(
    places.flatMap((at) => [at, at]),
    [places.length, 1, 2],
  ),
  times: Float32Array.from(places, (_, i) => 1 - i / (places.length - 1)),
});

describe('trajectories abreast', () => {
  beforeAll(async () => {
    await openInNode('cpu');
  });

  it('have their points beside one another, and one with half the steps goes on evenly', () => {
    const { frames, times } = abreast([way(0, 1, 2, 3, 4), way(10, 20, 40)]);
    expect(frames.shape).toEqual([5, 2, 2]);
    const second = [...frames.dataSync()].filter((_, i) => i % 4 === 2);
    expect(second).toEqual([10, 15, 20, 30, 40]);
    expect([...times]).toEqual([1, 0.75, 0.5, 0.25, 0]);
    frames.dispose();
  });

  it('go each its own way in as long, one that stands still among them', () => {
    const { frames } = abreast([way(0, 3), way(0, 1, 2, 3), way(7)]);
    const at = (point: number): number[] =>
      [...frames.dataSync()].filter((_, i) => i % 6 === 2 * point);
    expect(at(0)).toEqual([0, 1, 2, 3]);
    expect(at(1)).toEqual([0, 1, 2, 3]);
    expect(at(2)).toEqual([7, 7, 7, 7]);
    frames.dispose();
  });
});
