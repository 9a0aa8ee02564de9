/** Adversaries on the ring of Gaussians: what either family needs besides its own functions. */
import { grad, sum, tensor2d, tidy, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { census, LEAST_PART, middle, NEAR, sampleRing, type Ring } from '../../datasets/ring.ts';
import type { Game, Parameters } from '../../models/contract.ts';
import type { Bounds, CriticMap } from '../../worker/protocol.ts';
import { cellCentres } from '../cells.ts';
import { batches } from '../data.ts';
import { read } from '../evaluation.ts';
import {
  HELD_OUT,
  trainingOf,
  trainingSet,
  type Preparation,
  type Reader,
} from '../preparation.ts';
import { derive } from '../random.ts';
import { distanceOfFreshSets, slicedWasserstein } from '../transport.ts';
import { judgeDistance, playersIn } from './game.ts';

/** What the first player says of points, [n, 2] → [n, 1]. */
export interface Verdict {
  /** As it is shown. */
  shown(x: Tensor2D): Tensor2D;
  /** As the generator climbs it. */
  climbed(x: Tensor2D): Tensor2D;
  scale: CriticMap['scale'];
}

/** Samples that the distance is measured on; the modes are counted on all of HELD_OUT. */
const CARRIED = 1000;
const CELLS = 48;
const PUSHED = 300;
const BOUNDS = { x: [-3.2, 3.2], y: [-3.2, 3.2] } satisfies Bounds;

/** Puts a game on the ring that its settings name. */
export function onRing<Config, Params extends Parameters>(
  seed: number,
  settings: Reader,
  game: Game<Config, Params>,
  parameters: Params,
  verdict: Verdict,
): Preparation {
  const { number, text } = settings;
  const ring: Ring = { modes: number('modes'), deviation: number('deviation') };
  const population = (n: number, from: number): Float32Array => sampleRing(ring, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const fresh = distanceOfFreshSets(population, CARRIED, seed, slicedWasserstein);
  const draw = async (n: number, from: number): Promise<Float32Array> =>
    read(game.sample(parameters, n, from).frames);
  return {
    model: {
      parameters,
      players: playersIn(game, parameters, number('criticSteps')),
      sample: (options) => game.sample(parameters, options.count, options.seed),
      evaluate: async () => {
        const samples = await draw(HELD_OUT, derive(seed, 'judged'));
        const value = slicedWasserstein(
          samples.subarray(0, 2 * CARRIED),
          heldOut.subarray(0, 2 * CARRIED),
        );
        const { hit, quality } = census(ring, samples);
        return judgeDistance(value, fresh, {
          modes: hit,
          leftOut: ring.modes - hit,
          quality: 100 * quality,
        });
      },
      picture: async () =>
        criticMap(ring, verdict, heldOut, await draw(HELD_OUT, derive(seed, 'shown'))),
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: BOUNDS,
      floor: { value: fresh.floor, unit: 'distance' },
    },
    training: trainingOf(seed, settings),
  };
}

async function criticMap(
  ring: Ring,
  { shown, climbed, scale }: Verdict,
  heldOut: Float32Array,
  drawn: Float32Array,
): Promise<CriticMap> {
  const samples = drawn.slice(0, 2 * PUSHED);
  const slope = grad((x) => sum<Scalar>(climbed(x as Tensor2D)));
  const [values, slopes] = await Promise.all([
    read(tidy(() => shown(tensor2d(cellCentres(BOUNDS, CELLS), [CELLS * CELLS, 2])))),
    read(tidy(() => slope(tensor2d(samples, [PUSHED, 2])))),
  ]);
  return {
    kind: 'critic-map',
    bounds: BOUNDS,
    columns: CELLS,
    rows: CELLS,
    values,
    scale,
    data: heldOut.slice(0, 2 * PUSHED),
    samples,
    pushes: toLongest(slopes),
    modes: Float32Array.from(Array.from({ length: ring.modes }, (_, k) => middle(ring, k)).flat()),
    near: NEAR * ring.deviation,
    shares: census(ring, drawn).shares,
    least: LEAST_PART / ring.modes,
  };
}

/** Vectors scaled so that the longest has length 1. */
function toLongest(vectors: Float32Array<ArrayBuffer>): Float32Array {
  let longest = 0;
  for (let i = 0; i < vectors.length; i += 2) {
    longest = Math.max(longest, Math.hypot(vectors[i] ?? 0, vectors[i + 1] ?? 0));
  }
  return longest > 0 ? vectors.map((v) => v / longest) : vectors;
}
