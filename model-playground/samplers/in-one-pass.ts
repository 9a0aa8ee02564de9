/** Samples of a generator: noise through a network, with nothing to watch on the way. */
import { stack, tensor2d, tidy, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { normals, random } from '../training/random.ts';

/** Noise z for n samples, N(0, I), [n, size]. */
export function standardNoise(n: number, size: number, seed: number): Tensor2D {
  return tensor2d(normals(n * size, random(seed)), [n, size]);
}

/** n samples as their only frame: G(z), [1, n, dimensions], of noise with so many numbers. */
export function drawInOnePass(
  generate: (z: Tensor2D) => Tensor2D,
  n: number,
  latentSize: number,
  seed: number,
): { frames: Tensor3D; times: Float32Array } {
  const frames = tidy(() => stack<Tensor2D>([generate(standardNoise(n, latentSize, seed))]));
  return { frames: frames as Tensor3D, times: Float32Array.of(0) };
}
