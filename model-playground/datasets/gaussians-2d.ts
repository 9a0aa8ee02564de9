/**
 * The course's 2D Gaussians for VAEs: standard deviations 5 and 1, rotated by 45° around (1, 2);
 * the mirror image around (−1, 2); and the twin along the axes.
 */
import { random } from '../training/random.ts';

export type GaussianShape = 'rotated' | 'mirrored' | 'axis-aligned';

/** x = mean + 5·u·axis + 1·v·normal, with u, v standard normal and axis, normal orthonormal. */
export interface Gaussian2d {
  readonly mean: readonly [number, number];
  /** Unit vector of the long direction. */
  readonly axis: readonly [number, number];
  /** Standard deviations along the long and the short direction. */
  readonly deviations: readonly [number, number];
}

const DEVIATIONS = [5, 1] as const;

const shapes: Record<GaussianShape, Gaussian2d> = {
  rotated: { mean: [1, 2], axis: [Math.SQRT1_2, Math.SQRT1_2], deviations: DEVIATIONS },
  mirrored: { mean: [-1, 2], axis: [-Math.SQRT1_2, Math.SQRT1_2], deviations: DEVIATIONS },
  'axis-aligned': { mean: [1, 2], axis: [1, 0], deviations: DEVIATIONS },
};

/** The data set of a name. */
export function gaussian2d(shape: GaussianShape): Gaussian2d {
  return shapes[shape];
}

/** n points, [n, 2]. */
export function sampleGaussian(
  { mean, axis, deviations }: Gaussian2d,
  n: number,
  seed: number,
): Float32Array {
  const source = random(seed);
  const points = new Float32Array(2 * n);
  for (let i = 0; i < n; i++) {
    const along = deviations[0] * source.normal();
    const across = deviations[1] * source.normal();
    points[2 * i] = mean[0] + along * axis[0] - across * axis[1];
    points[2 * i + 1] = mean[1] + along * axis[1] + across * axis[0];
  }
  return points;
}

/** log p(x, y) in nats: the sum of two one-dimensional log-densities in the rotated frame. */
export function gaussianLogDensity(
  { mean, axis, deviations }: Gaussian2d,
  x: number,
  y: number,
): number {
  const [dx, dy] = [x - mean[0], y - mean[1]];
  const along = (dx * axis[0] + dy * axis[1]) / deviations[0];
  const across = (dy * axis[0] - dx * axis[1]) / deviations[1];
  return (
    -0.5 * (along * along + across * across) -
    Math.log(2 * Math.PI) -
    Math.log(deviations[0] * deviations[1])
  );
}

/**
 * Differential entropy in nats a point: log(2πe) + log 5 + log 1. A rotation keeps volumes, so all
 * three shapes share it (Cover and Thomas, "Elements of Information Theory", theorem 8.4.1).
 */
export function gaussianEntropy({ deviations }: Gaussian2d): number {
  return 1 + Math.log(2 * Math.PI) + Math.log(deviations[0] * deviations[1]);
}

/**
 * The least distortion D, in nats a point, with which a linear VAE with Gaussian decoder describes
 * these points when its latents may cost R nats. None is below R + D = entropy; where the decoder's
 * noise, which is along the axes, cannot take over what the latents leave, it is above.
 *
 * On the turned shapes a single latent carries the long direction, of which 25 e^(−2R) is left, the
 * decoder's noise covers that and the short direction evenly, so D = 1 + log π(25 e^(−2R) + 1); and
 * that touches the line at R = log 5, from where on two latents stay on it.
 */
export function leastDistortion(gaussian: Gaussian2d, latents: number, rate: number): number {
  const onLine = gaussianEntropy(gaussian) - rate;
  const [long, short] = gaussian.deviations;
  const alongAxes = gaussian.axis[0] === 0 || gaussian.axis[1] === 0;
  if (alongAxes || (latents > 1 && rate >= Math.log(long / short))) return onLine;
  const left = long ** 2 * Math.exp(-2 * rate) + short ** 2;
  return 1 + Math.log(Math.PI * left);
}
