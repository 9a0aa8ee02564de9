/** Flows on the sets in the plane: what any of them needs besides its own functions. */
import { tensor2d, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { decodeDrawing } from '../../datasets/drawing.ts';
import {
  drawn,
  planar,
  planarEntropy,
  planarLogDensity,
  samplePlanar,
  type Planar,
  type PlanarName,
} from '../../datasets/planar.ts';
import type { Family, Parameters } from '../../models/contract.ts';
import type { Bounds, FlowMap } from '../../worker/protocol.ts';
import { cellCentres } from '../cells.ts';
import { batches } from '../data.ts';
import { read } from '../evaluation.ts';
import { evaluateDensity } from '../likelihood.ts';
import {
  HELD_OUT,
  trainingOf,
  trainingSet,
  type Preparation,
  type Reader,
} from '../preparation.ts';
import { derive } from '../random.ts';

/** A trained flow's functions on points and codes, [n, 2]; what they return is the caller's. */
export interface PlaneFlow {
  logDensity(x: Tensor2D): Tensor1D;
  toBase(x: Tensor2D): Tensor2D;
  fromBase(z: Tensor2D): Tensor2D;
}

/** Puts a family of flows on the data that its settings name. */
export function onPlane<Config, Params extends Parameters>(
  seed: number,
  settings: Reader,
  family: Family<Config, Params>,
  parameters: Params,
  flow: PlaneFlow,
): Preparation {
  const { text } = settings;
  const data = dataOf(settings);
  const population = (n: number, from: number): Float32Array => samplePlanar(data, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const truth = planarLogDensity(data, heldOut);
  const { entropy } = planarEntropy(data);
  const bounds = boundsOf(data);
  const frame = flowFrame(data, bounds);
  const on = <T extends Tensor1D | Tensor2D>(f: (x: Tensor2D) => T, points: Float32Array) =>
    read(tidy(() => f(tensor2d(points, [points.length / 2, 2]))));

  const picture = async (): Promise<FlowMap> => {
    const points = heldOut.slice(0, 2 * MAPPED_POINTS);
    const [logModel, grid, codes] = await Promise.all([
      on(flow.logDensity, cellCentres(bounds, CELLS)),
      on(flow.fromBase, baseLines()),
      on(flow.toBase, points),
    ]);
    const model = logModel.map(Math.exp);
    return { ...frame, data: frame.data.slice(), model, grid, points, codes };
  };
  return {
    model: {
      parameters,
      partNames: family.partNames,
      loss: (x, from) => family.loss(parameters, x, from),
      sample: (options) => family.sample(parameters, options.count, options.seed),
      evaluate: async () => evaluateDensity(entropy, truth, await on(flow.logDensity, heldOut)),
      picture,
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds,
      floor: { value: entropy, unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
}

/** The set of a name, or one's own drawing. */
export function dataOf({ text }: Reader): Planar {
  const name = text('data');
  if (name !== 'drawing') return planar(name as PlanarName);
  return drawn(decodeDrawing(text('drawing')) ?? []);
}

const CELLS = 64;
const MAPPED_POINTS = 800;
const LINES_A_WAY = 11;
const POINTS_A_LINE = 61;
const BASE_REACH = 2.5;

/** What of the plane is shown. */
export function boundsOf({ reach }: Planar): Bounds {
  const half = 0.85 * reach;
  return { x: [-half, half], y: [-half, half] };
}

type FlowFrame = Omit<FlowMap, 'model' | 'grid' | 'points' | 'codes'>;

/** The part of the picture that training does not change. */
function flowFrame(data: Planar, bounds: Bounds): FlowFrame {
  const density = Float32Array.from(planarLogDensity(data, cellCentres(bounds, CELLS)), Math.exp);
  const lines = { lines: 2 * LINES_A_WAY, pointsPerLine: POINTS_A_LINE };
  return { kind: 'flow-map', bounds, columns: CELLS, rows: CELLS, data: density, ...lines };
}

/** Straight lines of the base, first along one coordinate, then along the other. */
function baseLines(): Float32Array {
  const along = (i: number, count: number): number => BASE_REACH * ((2 * i) / (count - 1) - 1);
  const fixed = Array.from({ length: LINES_A_WAY }, (_, i) => along(i, LINES_A_WAY));
  const line = Array.from({ length: POINTS_A_LINE }, (_, i) => along(i, POINTS_A_LINE));
  return Float32Array.from([
    ...fixed.flatMap((other) => line.flatMap((z) => [z, other])),
    ...fixed.flatMap((other) => line.flatMap((z) => [other, z])),
  ]);
}
