import { logSumExp, mean, slice, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { labelOf } from '../../datasets/digits.ts';
import {
  DRAWS,
  encode,
  expectedAt,
  imageVae,
  logWeights,
  type ImageVaeParams,
} from '../../models/image-vae.ts';
import { klToPrior } from '../../models/vae.ts';
import type { LatentImages } from '../../worker/protocol.ts';
import { averageAndError, read, type Evaluation } from '../evaluation.ts';
import { imageSet, type ImageSet } from '../images.ts';
import { trainingOf, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';

/** A latent that says less than this about the image, in nats, is not in use. */
const ACTIVE = 0.05;

/** Images judged at once: their draws take DRAWS times the memory. */
const AT_ONCE = 64;

/** Places of the map that are decoded, a side. */
const CELLS = 13;

/** Held-out images shown with their reconstructions. */
const SHOWN = 8;

/** A VAE on handwritten digits. */
export const prepareVaeDigits: Prepare = async (seed, settings, open) => {
  const { number, text } = settings;
  const choice = text('trainingSet');
  const size = choice === 'all' ? choice : Number(choice);
  const set = await imageSet(text('data'), size, seed, open);
  const pixels = set.side ** 2;
  const parameters = imageVae.init(
    {
      pixels,
      latentSize: Number(text('latentSize')),
      width: number('width'),
      beta: number('beta'),
    },
    derive(seed, 'init'),
  );
  const { pace, ...training } = trainingOf(seed, settings);
  return {
    model: {
      parameters,
      partNames: imageVae.partNames,
      loss: (x, from) => imageVae.loss(parameters, x, from),
      sample: (options) => imageVae.sample(parameters, options.count, options.seed),
      evaluate: () => evaluate(parameters, set, derive(seed, 'evaluation')),
      picture: () => latentImages(parameters, set),
      decode: (z) => read(imageAt(parameters, z)),
    },
    data: {
      dimensions: pixels,
      batch: set.batch,
      heldOut: set.heldOut,
      bounds: { x: [0, set.side], y: [0, set.side] },
      baseline: set.independent,
    },
    training: {
      ...training,
      evaluateEvery: 256,
      pace: { ...pace, sampling: { ...pace.sampling, count: 16 } },
    },
  };
};

/** The image at one place, [pixels]; latents that are not said stand at 0. */
function imageAt(params: ImageVaeParams, z: readonly number[]) {
  const { latentSize } = params.config;
  const whole = Array.from({ length: latentSize }, (_, j) => z[j] ?? 0);
  return tidy(() => expectedAt(params, tensor2d(whole, [1, latentSize])));
}

/**
 * −ELBO of held-out images, and its parts; a tighter bound on log p(x) from the same draws, so that
 * it is never looser (IWAE theorem 1).
 */
async function evaluate(
  params: ImageVaeParams,
  { judged, side, independent }: ImageSet,
  seed: number,
): Promise<Evaluation> {
  const area = side ** 2;
  const [bounds, tighter]: [number[], number[]] = [[], []];
  const count = judged.images.length / area;
  const x = tensor2d(judged.images, [count, area]);
  const kl = await read(klPerLatent(params, x));
  for (let from = 0; from < count; from += AT_ONCE) {
    const n = Math.min(AT_ONCE, count - from);
    const both = tidy(() => {
      const weights = logWeights(
        params,
        slice(x, [from, 0], [n, area]),
        DRAWS,
        derive(seed, 'draws', from),
      );
      return [mean(weights, 1), logSumExp(weights, 1)] as const;
    });
    const [elbo, total] = await Promise.all(both.map(read));
    bounds.push(...(elbo as Float32Array));
    tighter.push(...(total as Float32Array).map((value) => value - Math.log(DRAWS)));
  }
  x.dispose();
  const { average, error } = averageAndError(bounds);
  const totalKl = kl.reduce((sum, value) => sum + value, 0);
  const bound = -averageAndError(tighter).average;
  return {
    value: -average,
    error,
    quantities: {
      reconstruction: -average - totalKl,
      kl: totalKl,
      bound,
      ofIndependent: (100 * -average) / independent,
      below: independent + average,
      activeLatents: kl.filter((value) => value > ACTIVE).length,
    },
  };
}

/** KL(q(z_j|x) ‖ p(z_j)) averaged over images x, [latentSize], nats. */
function klPerLatent(params: ImageVaeParams, x: Tensor2D) {
  return tidy(() => mean(klToPrior(encode(params, x)), 0));
}

/** Half the width of the map: a round number that holds nearly all means. */
function reachOf(means: Float32Array): number {
  const far = means.map(Math.abs).sort();
  const usual = far[Math.floor(far.length * 0.99)] ?? 0;
  return [3, 4, 5, 7.5, 10, 15].find((size) => size >= usual) ?? 25;
}

/** Where the held-out digits are in latent space, and what the decoder makes of places there. */
async function latentImages(
  params: ImageVaeParams,
  { judged, side }: ImageSet,
): Promise<LatentImages> {
  const area = side ** 2;
  const { latentSize } = params.config;
  const count = judged.images.length / area;
  const x = tensor2d(judged.images, [count, area]);
  const q = tidy(() => {
    const { mean: mu } = encode(params, x);
    return { mu, back: expectedAt(params, slice(mu, [0, 0], [SHOWN, latentSize])) };
  });
  const usage = klPerLatent(params, x);
  x.dispose();
  const [all, reconstructions, klPerDimension] = await Promise.all([
    read(q.mu),
    read(q.back),
    read(usage),
  ]);
  const axes = Float32Array.from(mostUsed(klPerDimension));
  const means = Float32Array.from(
    { length: count * axes.length },
    (_, i) =>
      all[Math.floor(i / axes.length) * latentSize + (axes[i % axes.length] as number)] as number,
  );
  const reach = reachOf(means);
  const [columns, rows] = [CELLS, axes.length === 1 ? 1 : CELLS];
  const places = Float32Array.from({ length: rows * columns * latentSize }, (_, i) => {
    const cell = Math.floor(i / latentSize);
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const across = reach * ((2 * (column + 0.5)) / columns - 1);
    const up = reach * (1 - (2 * (row + 0.5)) / rows);
    const latent = i % latentSize;
    return latent === axes[0] ? across : latent === axes[1] ? up : 0;
  });
  const lattice = await read(
    tidy(() => expectedAt(params, tensor2d(places, [rows * columns, latentSize]))),
  );
  return {
    ...{ kind: 'latent-images', side, latentSize, axes, reach, means },
    labels: Float32Array.from({ length: count }, (_, i) => labelOf(i)),
    ...{ klPerDimension, lattice, columns, rows },
    originals: judged.images.slice(0, SHOWN * area),
    reconstructions,
  };
}

/** The two latents that say most, in their order; of a single one, that one. */
function mostUsed(kl: Float32Array): number[] {
  const byUse = Array.from(kl.keys()).sort((a, b) => (kl[b] as number) - (kl[a] as number));
  return byUse.slice(0, 2).sort((a, b) => a - b);
}
