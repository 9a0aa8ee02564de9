import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { signed } from '../../datasets/noisy-images.ts';
import type { DiffusionSampling } from '../../models/diffusion.ts';
import * as diffusion from '../../models/image-diffusion.ts';
import type { Denoised } from '../../worker/protocol.ts';
import { excessOf, noisePrediction, type HeldOutNoise } from '../denoising.ts';
import { read } from '../evaluation.ts';
import { imageSet, type ImageSet } from '../images.ts';
import {
  census,
  excessAlone,
  heldOutImages,
  judgeImages,
  truthOf,
  type Truth,
} from '../noisy-images.ts';
import { trainingOf, type Prepare } from '../preparation.ts';
import { derive, normals, random } from '../random.ts';

/** Samples that are looked through, and samples in the picture's grid. */
const JUDGED_SAMPLES = 64;
const SHOWN_SAMPLES = 16;

/** Images that go through the network at once: more would only take more memory. */
const AT_ONCE = 64;

/** Times at which the picture shows what is made of one image. */
const SHOWN_TIMES = Float32Array.of(0.3, 0.45, 0.6, 0.7, 0.8, 0.9);

/** Diffusion on shapes and digits. */
export const prepareImageDiffusion: Prepare = async (seed, settings, open) => {
  const { number, text } = settings;
  const [name, size] = [text('data'), text('trainingSet')];
  const set = await imageSet(name, size === 'all' ? size : Number(size), seed, open);
  const { side } = set;
  const truth = truthOf(name, seed);
  const heldOut = heldOutImages(set, truth, seed);
  const alone = excessAlone(set, truth, heldOut);
  const gives = text('gives') === 'noise' ? 'noise' : 'pixels';
  const parameters = diffusion.init({ side, width: number('width'), gives }, derive(seed, 'init'));
  const sampling = { sampler: samplerOf(text('sampler')), steps: number('samplerSteps') };
  const training = trainingOf(seed, settings, sampling);
  return {
    model: {
      parameters,
      partNames: diffusion.partNames,
      loss: (x, from) => diffusion.loss(parameters, x, from),
      sample: ({ count, seed: from, sampler, steps }) =>
        diffusion.sample(parameters, count, from, { sampler: samplerOf(sampler), steps }),
      evaluate: async () => {
        const excess = excessOf(await guessNoise(parameters, heldOut), heldOut);
        const figures = judgeImages(excess, heldOut.times, alone, truth?.floor);
        const samples = await draw(parameters, derive(seed, 'judged'), sampling);
        return {
          ...figures,
          quantities: { ...figures.quantities, ...census(samples, set, truth) },
        };
      },
      picture: () => denoised(parameters, set, truth, seed),
    },
    data: {
      dimensions: side ** 2,
      batch: (count, step) => signed(set.batch(count, step)),
      heldOut: signed(set.heldOut),
      bounds: { x: [0, side], y: [0, side] },
      ...(truth && { floor: { value: truth.floor, unit: 'mse' } as const }),
      baseline: (truth?.floor ?? 0) + alone,
    },
    training: {
      ...training,
      // A step takes long enough for a picture every few, and an evaluation costs about forty.
      pictureEvery: 64,
      evaluateEvery: 256,
      pace: { ...training.pace, sampling: { ...training.pace.sampling, count: SHOWN_SAMPLES } },
    },
  };
};

function samplerOf(asked: string): 'ddpm' | 'ddim' {
  return asked === 'ddpm' ? 'ddpm' : 'ddim';
}

/** The network's guess of the noise in held-out images, [n, side²]. */
async function guessNoise(
  parameters: diffusion.ImageDiffusionParams,
  { times, noisy }: HeldOutNoise,
): Promise<Float32Array> {
  const pixels = noisy.length / times.length;
  const found = new Float32Array(noisy.length);
  for (let from = 0; from < times.length; from += AT_ONCE) {
    const at = times.subarray(from, from + AT_ONCE);
    const some = noisy.slice(from * pixels, (from + at.length) * pixels);
    const guess = tidy(() =>
      diffusion.predictNoise(parameters, tensor2d(some, [at.length, pixels]), at),
    );
    found.set(await read(guess), from * pixels);
  }
  return found;
}

/** Samples, [JUDGED_SAMPLES, side²]. */
async function draw(
  parameters: diffusion.ImageDiffusionParams,
  seed: number,
  sampling: DiffusionSampling,
): Promise<Float32Array> {
  const all = await read(diffusion.sample(parameters, JUDGED_SAMPLES, seed, sampling).frames);
  return all.subarray(all.length - JUDGED_SAMPLES * parameters.config.side ** 2);
}

/** One held-out image at some times: noisy, as the network cleans it, and as well as can be. */
async function denoised(
  parameters: diffusion.ImageDiffusionParams,
  { side, heldOut }: ImageSet,
  truth: Truth | undefined,
  seed: number,
): Promise<Denoised> {
  const pixels = side ** 2;
  const times = SHOWN_TIMES.slice();
  const image = signed(heldOut.subarray(0, pixels));
  const epsilon = normals(pixels, random(derive(seed, 'shown noise')));
  const noisy = new Float32Array(times.length * pixels);
  const best = new Float32Array(truth ? noisy.length : 0);
  times.forEach((t, k) => {
    const mix = noisePrediction.mixAt(t);
    const mixed = image.map((x, p) => mix.alpha * x + mix.sigma * (epsilon[p] as number));
    noisy.set(mixed, k * pixels);
    if (truth) best.set(truth.posterior.clean(mixed, mix), k * pixels);
  });
  const guess = tidy(() =>
    diffusion.guessPixels(parameters, tensor2d(noisy, [times.length, pixels]), times),
  );
  return { kind: 'denoised', side, times, noisy, guess: await read(guess), best };
}
