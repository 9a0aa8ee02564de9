import {
  gaussian2d,
  gaussianEntropy,
  sampleGaussian,
  type GaussianShape,
} from '../../datasets/gaussians-2d.ts';
import { vae } from '../../models/vae.ts';
import { batches } from '../data.ts';
import { evaluateVae } from '../evaluation.ts';
import { latentMap } from '../pictures.ts';
import { HELD_OUT, trainingOf, trainingSet, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** How many held-out points a VAE is judged on, at IMPORTANCE_SAMPLES draws each. */
const JUDGED = 1000;

/** A VAE on the course's Gaussians. */
export const prepareVae: Prepare = (seed, settings) => {
  const { number, text } = settings;
  const gaussian = gaussian2d(text('shape') as GaussianShape);
  const decoderNoise = text('decoderNoise');
  const parameters = vae.init(
    {
      latentSize: number('latentSize') === 1 ? 1 : 2,
      width: number('width'),
      beta: number('beta'),
      decoderNoise: decoderNoise === 'learned' ? 'learned' : Number(decoderNoise),
    },
    derive(seed, 'init'),
  );
  const population = (n: number, from: number): Float32Array => sampleGaussian(gaussian, n, from);
  const heldOut = population(HELD_OUT, derive(seed, 'held-out'));
  const judged = heldOut.subarray(0, 2 * JUDGED);
  const [centreX, centreY] = gaussian.mean;
  return {
    model: {
      parameters,
      partNames: vae.partNames,
      loss: (x, from) => vae.loss(parameters, x, from),
      sample: (options) => vae.sample(parameters, options.count, options.seed),
      evaluate: () => evaluateVae(parameters, gaussian, judged, derive(seed, 'evaluation')),
      picture: () => latentMap(parameters, heldOut, seed),
    },
    data: {
      dimensions: 2,
      batch: batches(population, trainingSet(text('trainingSet')), seed),
      heldOut,
      bounds: { x: [centreX - 16, centreX + 16], y: [centreY - 16, centreY + 16] },
      floor: { value: gaussianEntropy(gaussian), unit: 'nats' },
    },
    training: trainingOf(seed, settings),
  };
};
