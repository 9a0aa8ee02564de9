/** Drawing points of a flow: codes of its base, carried into the data layer by layer. */
import { stack, tensor2d, tidy, type Tensor2D, type Tensor3D } from '@tensorflow/tfjs-core';
import { normals, random } from '../training/random.ts';

/**
 * n points of the plane: z from N(0, I) at time 1, then each layer's output, the data at time 0.
 *
 * @param way z [n, 2] first, then the output of each layer
 */
export function drawThroughLayers(
  way: (z: Tensor2D) => Tensor2D[],
  n: number,
  seed: number,
): { frames: Tensor3D; times: Float32Array } {
  const frames = tidy(() => stack(way(tensor2d(normals(2 * n, random(seed)), [n, 2]))) as Tensor3D);
  const layers = frames.shape[0] - 1;
  return { frames, times: Float32Array.from({ length: layers + 1 }, (_, i) => 1 - i / layers) };
}
