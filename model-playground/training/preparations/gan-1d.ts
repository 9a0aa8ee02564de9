import { sigmoid, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { ganMixture, mixtureCdf, sampleMixture } from '../../datasets/mixtures-1d.ts';
import { discriminate, gan, generate, type GanParams } from '../../models/gan.ts';
import type { Duel } from '../../worker/protocol.ts';
import { batches } from '../data.ts';
import { read } from '../evaluation.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { cellMasses, evenQuantiles } from '../pushforward.ts';
import { derive } from '../random.ts';
import { distanceOfFreshSets, wasserstein1d } from '../transport.ts';
import { judgeDistance, playersIn } from './game.ts';

const CELLS = 240;
const QUANTILES = 2048;
/** Half of what the picture shows, unless the generator starts farther away. */
const REACH = 1.4;

/** A GAN on the homework's mixture. */
export const prepareGan1d: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const start = number('start');
  const parameters = gan.init(
    {
      dimensions: 1,
      latentSize: 1,
      depth: number('depth'),
      width: number('width'),
      objective: text('objective') === 'minimax' ? 'minimax' : 'non-saturating',
      start,
    },
    derive(seed, 'init'),
  );
  const population = (n: number, from: number): Float32Array => sampleMixture(ganMixture, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const fresh = distanceOfFreshSets(population, HELD_OUT, seed, wasserstein1d);
  const line = lineOf([-REACH, Math.max(REACH, start + 1)]);
  const [from, to] = line.ends;
  return {
    model: {
      parameters,
      players: playersIn(gan, parameters, number('criticSteps')),
      sample: (options) => gan.sample(parameters, options.count, options.seed),
      evaluate: async () => {
        const { frames } = gan.sample(parameters, HELD_OUT, derive(seed, 'judged'));
        const value = wasserstein1d(await read(frames), heldOut);
        return judgeDistance(value, fresh, figuresOf(line, await lookAt(parameters, line)));
      },
      picture: async () => duel(line, await lookAt(parameters, line)),
    },
    data: {
      dimensions: 1,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [from, to], y: [0, 0] },
      floor: { value: fresh.floor, unit: 'distance' },
    },
    training: trainingOf(seed, settings),
  };
};

interface Line {
  ends: readonly [number, number];
  width: number;
  /** [CELLS]: middles of the cells, and the data's mass in each. */
  x: Float32Array;
  data: Float64Array;
  /** [QUANTILES] of the noise. */
  noise: Float32Array;
}

function lineOf(ends: readonly [number, number]): Line {
  const [from, to] = ends;
  const width = (to - from) / CELLS;
  const x = Float32Array.from({ length: CELLS }, (_, i) => from + width * (i + 0.5));
  const data = Float64Array.from(
    { length: CELLS },
    (_, i) =>
      mixtureCdf(ganMixture, from + width * (i + 1)) - mixtureCdf(ganMixture, from + width * i),
  );
  return { ends, width, x, data, noise: evenQuantiles(QUANTILES) };
}

/** The model's masses in the cells, and D(x) in their middles. */
interface Look {
  model: Float64Array;
  verdicts: Float32Array;
}

async function lookAt(params: GanParams, { ends, noise, x }: Line): Promise<Look> {
  const [values, verdicts] = await Promise.all([
    read(tidy(() => generate(params, tensor2d(noise, [noise.length, 1])))),
    read(tidy(() => sigmoid(discriminate(params, tensor2d(x, [x.length, 1]))))),
  ]);
  return { model: cellMasses(values, ends, CELLS), verdicts };
}

/** p_data / (p_data + p_model) in a cell (GAN eq. 2). Far out, where the data's mass is nil, 0. */
function bestVerdict(data: number, model: number): number {
  return data + model > 0 ? data / (data + model) : 0;
}

/**
 * The value of the game in nats, with the discriminator as it is and at its best, and the
 * Jensen–Shannon divergence that the latter says (GAN eqs. 1, 5 and 6): sums over the cells.
 */
export function figuresOf({ data }: Pick<Line, 'data'>, { model, verdicts }: Look) {
  const valueOf = (verdict: (i: number) => number): number =>
    data.reduce((sum, p, i) => {
      const q = model[i] as number;
      const d = verdict(i);
      const onData = p > 0 ? p * Math.log(Math.max(d, 1e-30)) : 0;
      const onSamples = q > 0 ? q * Math.log(Math.max(1 - d, 1e-30)) : 0;
      return sum + onData + onSamples;
    }, 0);
  const best = (i: number): number => bestVerdict(data[i] as number, model[i] as number);
  const gameValue = valueOf((i) => verdicts[i] as number);
  const bestValue = valueOf(best);
  return {
    gameValue,
    bestValue,
    divergence: Math.max(0, (bestValue + Math.log(4)) / 2),
    shortfall: bestValue - gameValue,
  };
}

function duel({ x, width, data }: Line, { model, verdicts }: Look): Duel {
  const density = (masses: Float64Array): Float32Array =>
    Float32Array.from(masses, (mass) => mass / width);
  return {
    kind: 'duel',
    x: x.slice(),
    data: density(data),
    model: density(model),
    discriminator: verdicts,
    best: Float32Array.from(data, (p, i) => bestVerdict(p, model[i] as number)),
  };
}
