import { sub, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInNode } from '../backends/in-node.ts';
import {
  defaults,
  dropLabels,
  guidedDiffusion,
  guidedNoise,
  init,
  loss,
  predictNoise,
} from './guided-diffusion.ts';

const points = (): Tensor2D => tensor2d([0.3, -0.8, 1.5, 0.2], [2, 2]);
const times = (t: number): Tensor2D => tensor2d([t, t], [2, 1]);
const labels = (...rows: number[]): Tensor2D => tensor2d(rows, [2, 3]);

describe('guided diffusion', () => {
  beforeAll(async () => {
    await openInNode('wasm');
  });

  it('is the guess without the label at guidance 0, and with it at 1', () => {
    const params = init(defaults, 1);
    const t = 0.5;
    const difference = (guidance: number, rows: Tensor2D): number[] => [
      ...tidy(() =>
        sub(
          guidedNoise(params, points(), t, { label: 1, guidance }),
          predictNoise(params, points(), times(t), rows),
        ).dataSync(),
      ),
    ];
    const none = difference(0, labels(0, 0, 0, 0, 0, 0));
    const given = difference(1, labels(0, 1, 0, 0, 1, 0));
    for (const value of [...none, ...given]) expect(value).toBeCloseTo(0, 6);
  });

  it('goes on in a straight line beyond 1 (CFG eq. 6 with its own w = 2)', () => {
    const params = init(defaults, 1);
    const at = (guidance: number): Float32Array =>
      tidy(() => guidedNoise(params, points(), 0.3, { label: 2, guidance }).dataSync()) as never;
    const [free, known, guided] = [at(0), at(1), at(3)];
    guided.forEach((value, i) => {
      const paper = 3 * (known[i] ?? NaN) - 2 * (free[i] ?? NaN);
      expect(value).toBeCloseTo(paper, 5);
    });
  });

  it('drops a label as a row of zeros', () => {
    const rows = tidy(() =>
      dropLabels(labels(0, 1, 0, 0, 0, 1), tensor2d([0, 1], [2, 1])).dataSync(),
    );
    expect([...rows]).toEqual([0, 0, 0, 0, 0, 1]);
  });

  it('learns from no label when all are dropped, and from each when none is', () => {
    const x = tensor2d([0.1, 0.2, 0, -0.4, 1, 2], [2, 3]);
    for (const [dropout, silent] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const parts = tidy(() => loss(init({ ...defaults, dropout }, 1), x, 2).parts.dataSync());
      expect(parts[silent]).toBe(0);
      expect(parts[1 - silent]).toBeGreaterThan(0);
    }
    x.dispose();
  });

  it('samples as plain diffusion does, one point a row and no label', () => {
    const { frames, times: when } = guidedDiffusion.sample(init(defaults, 1), 5, 1);
    expect(frames.shape).toEqual([when.length, 5, 2]);
    frames.dispose();
  });
});
