import { mean, sum, tensor2d, tidy, type Tensor1D } from '@tensorflow/tfjs-core';
import { betas } from '../../catalog/betas.ts';
import {
  gaussian2d,
  gaussianEntropy,
  gaussianLogDensity,
  leastDistortion,
  sampleGaussian,
  type GaussianShape,
} from '../../datasets/gaussians-2d.ts';
import { encode, klToPrior, logWeights, vae, type VaeParams } from '../../models/vae.ts';
import type { RateDistortion } from '../../worker/protocol.ts';
import { abreast } from '../abreast.ts';
import { batches } from '../data.ts';
import { averageAndError, read } from '../evaluation.ts';
import type { TrainablePlayer } from '../players.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** Held-out points that rates and distortions are told of. */
const JUDGED = 1000;

/** Rates at which the frontier of linear VAEs is shown: steps of a twentieth of a nat, to five. */
const SHOWN = Float32Array.from({ length: 101 }, (_, i) => i / 20);

/** VAEs that differ by β alone: the same start, side by side, each learning as it would alone. */
export const prepareBetaVae: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const gaussian = gaussian2d(text('shape') as GaussianShape);
  const latentSize = number('latentSize') === 1 ? 1 : 2;
  const modelOf = (beta: number): VaeParams =>
    vae.init(
      { latentSize, width: number('width'), beta, decoderNoise: 'learned' },
      derive(seed, 'init'),
    );
  const [plain, ...weighted] = betas;
  const [first, ...others] = [modelOf(plain), ...weighted.map(modelOf)] as const;
  const models = [first, ...others];
  const population = (n: number, from: number): Float32Array => sampleGaussian(gaussian, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const judged = heldOut.subarray(0, 2 * JUDGED);
  const truth = Float64Array.from({ length: JUDGED }, (_, i) =>
    gaussianLogDensity(gaussian, judged[2 * i] as number, judged[2 * i + 1] as number),
  );
  const entropy = gaussianEntropy(gaussian);
  const [centreX, centreY] = gaussian.mean;
  const frontier = Float32Array.from(
    [...SHOWN].flatMap((rate) => [rate, leastDistortion(gaussian, latentSize, rate)]),
  );
  const trails: number[][] = betas.map(() => []);
  const look = () =>
    Promise.all(models.map((params) => rateAndBound(params, judged, derive(seed, 'evaluation'))));
  return {
    model: {
      parameters: { variables: models.flatMap(({ variables }) => variables) },
      players: [playerOf(first), ...others.map(playerOf)],
      sample: ({ count, seed: from }) =>
        abreast(models.map((params) => vae.sample(params, Math.floor(count / betas.length), from))),
      evaluate: async () => {
        const found = (await look()).map(({ rate, bounds }) => ({
          rate,
          ...averageAndError(truth.map((p, i) => p - (bounds[i] as number))),
        }));
        const at = (beta: (typeof betas)[number]) => found[betas.indexOf(beta)] ?? NOTHING;
        const { average: gap, error } = at(1);
        return {
          ...{ value: entropy + gap, floor: entropy, gap, error },
          quantities: {
            rate: at(1).rate,
            distortion: entropy + gap - at(1).rate,
            rateOfLargest: at(4).rate,
            rateOfSmallest: at(0.1).rate,
            gapOfLargest: at(4).average,
            leastGap: Math.min(...found.map(({ average }) => average)),
          },
        };
      },
      picture: async (): Promise<RateDistortion> => {
        const found = await look();
        const rates = Float32Array.from(found, ({ rate }) => rate);
        // The bound as above, so that what it lacks to the truth is told with the same noise.
        const distortions = Float32Array.from(found, ({ bounds, rate }) => {
          const gap = averageAndError(truth.map((p, i) => p - (bounds[i] as number))).average;
          return entropy + gap - rate;
        });
        trails.forEach((trail, k) => trail.push(rates[k] as number, distortions[k] as number));
        return {
          kind: 'rate-distortion',
          ...{ betas: Float32Array.from(betas), rates, distortions, entropy },
          ...{ trails: Float32Array.from(trails.flat()), frontier: frontier.slice() },
        };
      },
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [centreX - 16, centreX + 16], y: [centreY - 16, centreY + 16] },
      floor: { value: entropy, unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
};

const NOTHING = { average: NaN, error: NaN, rate: NaN };

function playerOf(params: VaeParams): TrainablePlayer {
  return {
    name: `beta-${params.config.beta}`,
    variables: params.variables,
    partNames: vae.partNames,
    turns: 1,
    loss: (x, seed) => vae.loss(params, x, seed),
  };
}

/** Average KL(q(z|x) ‖ p(z)) of points [n, 2], and the ELBO of each, [n]. */
async function rateAndBound(params: VaeParams, points: Float32Array, seed: number) {
  const found = tidy(() => {
    const x = tensor2d(points, [points.length / 2, 2]);
    const rate = mean<Tensor1D>(sum(klToPrior(encode(params, x)), 1));
    return [rate, mean<Tensor1D>(logWeights(params, x, seed), 0)] as const;
  });
  const [[rate = NaN], bounds] = (await Promise.all(found.map(read))) as [
    Float32Array,
    Float32Array,
  ];
  return { rate, bounds };
}
