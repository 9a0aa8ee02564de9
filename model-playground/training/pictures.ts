/** Pictures of a model's inside, as numbers in data coordinates; drawing them is the views' part. */
import { concat, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { decode, encode, sample, type VaeParams } from '../models/vae.ts';
import type { Bounds, LatentMap, VectorField } from '../worker/protocol.ts';
import { cellCentres } from './cells.ts';
import { klPerDimension, read } from './evaluation.ts';
import { derive } from './random.ts';

/** Cells of the vector field a side, and the diffusion times at which it is shown. */
const CELLS = 20;
const FIELD_TIMES = Float32Array.of(0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

/** The part of a vector field that training does not change; computed once a run. */
export type FieldFrame = Omit<VectorField, 'learned'>;

/** Velocities at points [n, 2] of one time, and at the same time exactly. */
export type VelocityAt = (points: Tensor2D, t: number) => Tensor2D;
export type BestVelocityAt = (points: Float32Array, t: number) => Float32Array;

/** The grid, and the best possible field on it: −dx/dt. */
export function fieldFrame(best: BestVelocityAt, bounds: Bounds): FieldFrame {
  const cells = cellCentres(bounds, CELLS);
  const rows = [...FIELD_TIMES].flatMap((t) => [...best(cells, t)].map((value) => -value));
  return {
    ...{ kind: 'vector-field', bounds, columns: CELLS, rows: CELLS },
    ...{ times: FIELD_TIMES, best: Float32Array.from(rows) },
  };
}

/** The vector field of a model now. */
export async function vectorField(velocity: VelocityAt, frame: FieldFrame): Promise<VectorField> {
  const found = tidy(() => {
    const cells = tensor2d(cellCentres(frame.bounds, CELLS), [CELLS * CELLS, 2]);
    return concat([...frame.times].map((t) => velocity(cells, t))) as Tensor2D;
  });
  const learned = (await read(found)).map((value) => -value);
  return { ...frame, times: frame.times.slice(), best: frame.best.slice(), learned };
}

const MAPPED_POINTS = 600;
const PRIOR_SAMPLES = 600;
const LINES_A_LATENT = 9;
const POINTS_A_LINE = 41;

/** Where a VAE puts these points [n, 2] in latent space, what comes back, and what it draws. */
export async function latentMap(
  params: VaeParams,
  heldOut: Float32Array,
  seed: number,
): Promise<LatentMap> {
  const points = heldOut.slice(0, 2 * MAPPED_POINTS);
  const { latentSize } = params.config;
  const lattice = latentLattice(latentSize);
  const x = tensor2d(points, [points.length / 2, 2]);
  const q = tidy(() => {
    const { mean, logVariance } = encode(params, x);
    return { mean, logVariance, back: decode(params, mean).mean };
  });
  const carried = tidy(
    () => decode(params, tensor2d(lattice, [lattice.length / latentSize, latentSize])).mean,
  );
  const usage = klPerDimension(params, x);
  const drawn = sample(params, PRIOR_SAMPLES, derive(seed, 'prior samples')).frames;
  x.dispose();
  const [means, logVariances, reconstructions, gridLines, klPerLatent, prior] = await Promise.all([
    read(q.mean),
    read(q.logVariance),
    read(q.back),
    read(carried),
    read(usage),
    read(drawn),
  ]);
  return {
    kind: 'latent-map',
    latentSize,
    points,
    means,
    deviations: logVariances.map((value) => Math.exp(value / 2)),
    reconstructions,
    priorMeans: prior.slice(0, 2 * PRIOR_SAMPLES),
    priorSamples: prior.slice(2 * PRIOR_SAMPLES),
    klPerDimension: klPerLatent,
    grid: gridLines,
    lines: latentSize === 1 ? 1 : 2 * LINES_A_LATENT,
    pointsPerLine: POINTS_A_LINE,
  };
}

/** Lines through the latent space [−2, 2]^latentSize: [lines · points a line, latentSize]. */
function latentLattice(latentSize: number): Float32Array {
  const along = (i: number, count: number): number => -2 + (4 * i) / (count - 1);
  const line = Array.from({ length: POINTS_A_LINE }, (_, i) => along(i, POINTS_A_LINE));
  if (latentSize === 1) return Float32Array.from(line);
  const fixed = Array.from({ length: LINES_A_LATENT }, (_, i) => along(i, LINES_A_LATENT));
  return Float32Array.from([
    ...fixed.flatMap((other) => line.flatMap((z) => [z, other])),
    ...fixed.flatMap((other) => line.flatMap((z) => [other, z])),
  ]);
}
