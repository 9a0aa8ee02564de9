import { tensor2d } from '@tensorflow/tfjs-core';
import {
  arms,
  armsPosterior,
  labelPosterior,
  LABELS,
  leastArmsError,
  sampleArms,
  type Arms,
} from '../../datasets/arms.ts';
import { noise, signal } from '../../models/diffusion.ts';
import { guidedDiffusion, guidedVelocity, predictNoise } from '../../models/guided-diffusion.ts';
import type { Bounds, SampleOptions } from '../../worker/protocol.ts';
import { batches } from '../data.ts';
import {
  evaluateDenoising,
  heldOutNoise,
  noisePrediction,
  type HeldOutNoise,
  type Judged,
} from '../denoising.ts';
import { read, type Evaluation } from '../evaluation.ts';
import { fieldFrame, vectorField } from '../pictures.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

const BOUNDS = { x: [-3, 3], y: [-3, 3] } satisfies Bounds;
/** Samples of the first label that are judged at each strength of guidance, and their steps. */
const JUDGED = 400;
const STEPS = 32;
const STRENGTHS = { One: 1, Three: 3, Eight: 8 } as const;
/** Outside is where the density is below that of all but this share of the data. */
const RARE = 0.01;

/** Classifier-free guidance on labelled arms. */
export const prepareGuidance: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const data = arms(number('armWidth'));
  const dropout = number('dropout');
  const parameters = guidedDiffusion.init(
    { depth: number('depth'), width: number('width'), labels: LABELS, dropout },
    derive(seed, 'init'),
  );
  const floors = {
    known: leastArmsError(data, noisePrediction.mixAt, true),
    free: leastArmsError(data, noisePrediction.mixAt, false),
  };
  const floor = (1 - dropout) * floors.known + dropout * floors.free;
  const heldOut = { known: heldOutArms(data, seed, true), free: heldOutArms(data, seed, false) };
  const rare = rareDensity(data, derive(seed, 'rare'));
  const population = (n: number, from: number): Float32Array => sampleArms(data, n, from);
  const training = trainingOf(seed, settings, {
    sampler: 'ddim',
    steps: number('samplerSteps'),
    label: Number(text('label')),
    guidance: number('guidance'),
  });

  const draw = ({ count, seed: from, steps, label = 0, guidance = 1 }: SampleOptions) =>
    guidedDiffusion.sample(parameters, count, from, { label, guidance, steps });

  const judge = ({ labels, ...points }: HeldOutArms, least: number): Promise<Judged> =>
    evaluateDenoising(
      (xt, t) => predictNoise(parameters, xt, t, tensor2d(labels, [xt.shape[0], LABELS])),
      points,
      least,
    );

  /** How sure the label of guided samples is, and how many are outside the data, in percent. */
  const drift = async (guidance: number): Promise<{ sure: number; outside: number }> => {
    const from = derive(seed, 'judged');
    const way = guidedDiffusion.sample(parameters, JUDGED, from, {
      ...{ label: 0, guidance, steps: STEPS },
    });
    const landed = (await read(way.frames)).slice(-2 * JUDGED);
    const sure = labelPosterior(data, landed, 0).reduce((sum, p) => sum + p, 0);
    const { logDensity } = armsPosterior(data, landed, { alpha: 1, sigma: 0 });
    const outside = logDensity.filter((log) => log < rare).length;
    return { sure: (100 * sure) / JUDGED, outside: (100 * outside) / JUDGED };
  };

  const evaluate = async (): Promise<Evaluation> => {
    const [known, free] = [
      await judge(heldOut.known, floors.known),
      await judge(heldOut.free, floors.free),
    ];
    const quantities: Record<string, number> = {
      relativeGap: (100 * known.gap) / floors.known,
      freeGap: (100 * free.gap) / floors.free,
    };
    for (const [name, strength] of Object.entries(STRENGTHS)) {
      const { sure, outside } = await drift(strength);
      quantities[`sure${name}`] = sure;
      quantities[`outside${name}`] = outside;
    }
    const gap = (1 - dropout) * known.gap + dropout * free.gap;
    const error = (1 - dropout) * known.error + dropout * free.error;
    return { value: floor + gap, floor, gap, error, quantities };
  };

  return {
    model: {
      parameters,
      partNames: guidedDiffusion.partNames,
      loss: (x, from) => guidedDiffusion.loss(parameters, x, from),
      sample: draw,
      evaluate,
      picture: () => {
        const { label = 0, guidance = 1 } = training.pace.sampling;
        const frame = fieldFrame(
          (points, t) => exactVelocity(data, points, t, { label, guidance }),
          BOUNDS,
        );
        return vectorField(
          (points, t) => guidedVelocity(parameters, points, t, { label, guidance }),
          frame,
        );
      },
    },
    data: {
      dimensions: 3,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut: population(HELD_OUT, derive(seed, 'held-out')),
      bounds: BOUNDS,
      floor: { value: floor, unit: 'mse' },
    },
    training,
  };
};

/**
 * The probability flow of the exactly tilted score: E[ε | x_t] + w (E[ε | x_t, y] − E[ε | x_t]),
 * the noise of p_t(x_t) p_t(y | x_t)^w.
 */
export function exactVelocity(
  data: Arms,
  points: Float32Array,
  t: number,
  { label, guidance }: { label: number; guidance: number },
): Float32Array {
  const mix = noisePrediction.mixAt(t);
  const free = armsPosterior(data, points, mix).noise;
  const known = armsPosterior(data, points, mix, label).noise;
  return free.map((value, i) => {
    const guided = value + guidance * ((known[i] as number) - value);
    return ((Math.PI / 2) * (guided - noise(t) * (points[i] as number))) / signal(t);
  });
}

interface HeldOutArms extends HeldOutNoise {
  /** [n, LABELS]: a one at the label, or zeros where it is not told. */
  labels: Float32Array;
}

function heldOutArms(data: Arms, seed: number, labelKnown: boolean): HeldOutArms {
  let labels = new Float32Array();
  const heldOut = heldOutNoise(
    {
      dimensions: 2,
      draw(n, from) {
        const points = sampleArms(data, n, from);
        labels = new Float32Array(LABELS * n);
        for (let i = 0; i < n && labelKnown; i++) {
          labels[LABELS * i + (points[3 * i + 2] as number)] = 1;
        }
        return points.filter((_, i) => i % 3 !== 2);
      },
      noise(mixed, t, from) {
        const mix = noisePrediction.mixAt(t);
        if (!labelKnown) return armsPosterior(data, mixed, mix).noise;
        const guesses = Array.from(
          { length: LABELS },
          (_, label) => armsPosterior(data, mixed, mix, label).noise,
        );
        return mixed.map((_, i) => {
          const row = from + Math.floor(i / 2);
          const label = labels.subarray(LABELS * row, LABELS * (row + 1)).indexOf(1);
          return guesses[label]?.[i] ?? NaN;
        });
      },
    },
    noisePrediction,
    seed,
  );
  return { ...heldOut, labels };
}

/** log-density that all but a small share of the population exceed. */
function rareDensity(data: Arms, seed: number): number {
  const points = sampleArms(data, 10_000, seed).filter((_, i) => i % 3 !== 2);
  const { logDensity } = armsPosterior(data, points, { alpha: 1, sigma: 0 });
  return logDensity.sort()[Math.floor(RARE * logDensity.length)] as number;
}
