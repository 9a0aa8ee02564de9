import { tensor2d, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { contenders } from '../../catalog/contenders.ts';
import { planarEntropy, planarLogDensity, samplePlanar } from '../../datasets/planar.ts';
import { expectedDistance, shadowsOf, slicedDistance } from '../../datasets/sliced-distance.ts';
import type { Trajectory } from '../../models/contract.ts';
import type { SideBySide } from '../../worker/protocol.ts';
import { abreast } from '../abreast.ts';
import { cellCentres } from '../cells.ts';
import { createContenders, type Entry } from '../contenders.ts';
import { batches } from '../data.ts';
import { averageAndError, read, type Evaluation } from '../evaluation.ts';
import type { Players, TrainablePlayer } from '../players.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { boundsOf, dataOf } from './plane.ts';

/** Points of the population that stand for it, samples that are compared, draws for the floor. */
const POPULATION = 8000;
const COMPARED = 1000;
const DRAWS = 16;
/** Held-out points that the likelihoods are judged on. */
const JUDGED = 1000;
const CELLS = 44;
/** Samples that each family shows. */
const SHOWN = 300;

/** What an evaluation finds of one family. */
interface Found {
  gap: number;
  error: number;
  distance: number;
  milliseconds: number;
  /** [CELLS²] */
  density: Float32Array;
}

/**
 * Every family on the same points: they train in turn on the batch of each step, each by its own
 * loss and with its own optimiser, so each learns as it would alone.
 */
export const prepareFamilies: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const data = dataOf(settings);
  const draw = (n: number, from: number): Float32Array => samplePlanar(data, n, from);
  const heldOut = draw(HELD_OUT, derive(seed, 'held-out'));
  const judged = heldOut.subarray(0, 2 * JUDGED);
  const truth = planarLogDensity(data, judged);
  const { entropy } = planarEntropy(data);
  const population = shadowsOf(draw(POPULATION, derive(seed, 'population')));
  const least = expectedDistance(draw, COMPARED, population, { draws: DRAWS, seed });
  const bounds = boundsOf(data);
  const cells = cellCentres(bounds, CELLS);
  const dataDensity = Float32Array.from(planarLogDensity(data, cells), Math.exp);

  const entries = createContenders(number('width'), derive(seed, 'init'));
  const each = contenders.map((name) => entries[name]);
  const clock = contenders.map(() => 0);
  const [first, ...others] = each.flatMap((entry, k) =>
    entry.players.map((player): TrainablePlayer => ({
      ...player,
      took: (milliseconds) => void (clock[k] = (clock[k] ?? 0) + milliseconds / 1000),
    })),
  );
  if (!first) throw new RangeError('nobody trains');
  const players: Players = [first, ...others];
  const turns = players.reduce((sum, player) => sum + player.turns, 0);
  const batch = batches(draw, trainingSet(text('trainingSet')), seed);
  // What was found last: too slow for each picture, and of an untrained model it says nothing.
  let latest: Found[] = [];

  const examine = async (entry: Entry): Promise<Found> => {
    const start = performance.now();
    const samples = await read(entry.sample(COMPARED, derive(seed, 'compared')).frames);
    const milliseconds = performance.now() - start;
    const distance = slicedDistance(samples.subarray(-2 * COMPARED), population);
    const score = entry.bound ?? entry.logDensity;
    if (!entry.logDensity || !score) {
      return { gap: NaN, error: NaN, distance, milliseconds, density: filled(NaN) };
    }
    const found = await on(score, judged);
    const { average: gap, error } = averageAndError(truth.map((p, i) => p - (found[i] as number)));
    const density = (await on(entry.logDensity, cells)).map(Math.exp);
    return { gap, error, distance, milliseconds, density };
  };

  const evaluate = async (): Promise<Evaluation> => {
    latest = [];
    for (const entry of each) latest.push(await examine(entry));
    const quantities: Record<string, number> = { leastDistance: least };
    contenders.forEach((name, k) => {
      const { gap, distance } = latest[k] as Found;
      if (Number.isFinite(gap)) quantities[`${name}Gap`] = gap;
      quantities[`${name}Distance`] = distance;
    });
    const { gap, error } = latest[0] as Found;
    return { value: entropy + gap, floor: entropy, gap, error, quantities };
  };

  const picture = async (): Promise<SideBySide> => ({
    kind: 'side-by-side',
    ...{ bounds, columns: CELLS, rows: CELLS, data: dataDensity.slice(), least },
    densities: Float32Array.from(latest.flatMap(({ density }) => [...density])),
    gaps: Float32Array.from(latest, ({ gap }) => gap),
    errors: Float32Array.from(latest, ({ error }) => error),
    distances: Float32Array.from(latest, ({ distance }) => distance),
    seconds: Float32Array.from(clock),
    milliseconds: Float32Array.from(latest, ({ milliseconds }) => milliseconds),
  });

  const training = trainingOf(seed, settings);
  training.pace.sampling = { ...training.pace.sampling, count: SHOWN * contenders.length };
  return {
    model: {
      parameters: { variables: players.flatMap(({ variables }) => variables) },
      players,
      sample: (options): Trajectory =>
        abreast(each.map((entry) => entry.sample(options.count / each.length, options.seed))),
      evaluate,
      picture,
    },
    data: {
      dimensions: 2,
      // All of a step's turns see the same points.
      batch: (size, turn) => batch(size, Math.floor(turn / turns)),
      heldOut,
      bounds,
      floor: { value: entropy, unit: 'nats' },
    },
    training,
  };
};

function filled(value: number): Float32Array {
  return new Float32Array(CELLS * CELLS).fill(value);
}

/** What a model says of points [n, 2]. */
function on(f: (x: Tensor2D) => Tensor1D, points: Float32Array): Promise<Float32Array> {
  return read(tidy(() => f(tensor2d(points, [points.length / 2, 2]))));
}
