import {
  digitsFile,
  halved,
  labelOf,
  readDigits,
  TRAINING_DIGITS,
  type Digits,
} from '../../datasets/digits.ts';
import { directionsBetween, shadowsOf, slicedDistance } from '../../datasets/sliced-distance.ts';
import { dcgan } from '../../models/dcgan.ts';
import type { DigitGallery } from '../../worker/protocol.ts';
import { averageAndError, read, type Evaluation } from '../evaluation.ts';
import { batchesOf } from '../images.ts';
import { frequenciesOf } from '../likelihood.ts';
import { nearestIn } from '../neighbours.ts';
import { trainingOf, type Prepare } from '../preparation.ts';
import { derive } from '../random.ts';
import { judgeDistance, playersIn } from './game.ts';

/** Samples that are judged, and directions in which their shadows are compared. */
const JUDGED = 500;
/** Samples whose digits the picture counts. */
const COUNTED = 200;
const DIRECTIONS = 32;
/** Sets of fresh digits behind the floor. */
const FRESH_SETS = 8;
/** A digit that gets less than this part of its fair share of the samples counts as left out. */
const LEAST_SHARE = 0.01;
/** Samples that the picture shows with their nearest neighbours; samples in the grid. */
const PAIRS = 8;
const SHOWN = 40;

/** A convolutional GAN on handwritten digits. */
export const prepareGanDigits: Prepare = async (seed, settings, open) => {
  const { number, text } = settings;
  const whole = await readDigits(await open(digitsFile));
  const small = text('data') === 'digits-14';
  const digits = small ? halved(whole) : whole;
  const area = digits.side ** 2;
  const size = text('trainingSet') === 'all' ? TRAINING_DIGITS : Number(text('trainingSet'));
  const set = digits.training.subarray(0, size * area);
  const parameters = dcgan.init(
    {
      side: digits.side,
      doublings: small ? 1 : 2,
      latentSize: number('latentSize'),
      width: number('width'),
      objective: text('objective') === 'minimax' ? 'minimax' : 'non-saturating',
    },
    derive(seed, 'init'),
  );
  const directions = directionsBetween(digits.training, area, DIRECTIONS, derive(seed, 'lines'));
  const population = shadowsOf(digits.heldOut, directions);
  const distance = (images: Float32Array): number => slicedDistance(images, population, directions);
  const fresh = distanceOfFreshDigits(digits, distance, seed);
  // Needs the device, so it is measured when it is first asked for.
  let usual: Promise<Usual> | undefined;
  const draw = async (n: number, from: number): Promise<Float32Array> =>
    read(dcgan.sample(parameters, n, from).frames);

  const evaluate = async (): Promise<Evaluation> => {
    const samples = await draw(JUDGED, derive(seed, 'judged'));
    const { distance: away } = await (usual ??= usualOf(digits, set));
    const shares = await sharesOf(samples, digits);
    const { distances } = await nearestIn(set, samples, area);
    const kept = shares.filter((share) => share >= LEAST_SHARE);
    return judgeDistance(distance(samples), fresh, {
      digits: kept.length,
      leftOut: shares.length - kept.length,
      most: 100 * Math.max(...shares),
      nearest: (100 * averageAndError(distances).average) / away,
    });
  };

  const picture = async (): Promise<DigitGallery> => {
    const samples = await draw(COUNTED, derive(seed, 'shown'));
    const { shares } = await (usual ??= usualOf(digits, set));
    const few = samples.slice(0, PAIRS * area);
    const { indices } = await nearestIn(set, few, area);
    return {
      ...{ kind: 'digit-gallery', side: digits.side, samples: few },
      nearest: Float32Array.from(few, (_, i) => {
        const image = indices[Math.floor(i / area)] as number;
        return set[image * area + (i % area)] as number;
      }),
      shares: await sharesOf(samples, digits),
      dataShares: shares.slice(),
    };
  };

  const { sampling, ...pace } = trainingOf(seed, settings).pace;
  return {
    model: {
      parameters,
      players: playersIn(dcgan, parameters, number('criticSteps')),
      sample: (options) => dcgan.sample(parameters, options.count, options.seed),
      evaluate,
      picture,
    },
    data: {
      dimensions: area,
      batch: batchesOf(set, area, seed),
      heldOut: digits.heldOut.slice(0, SHOWN * area),
      bounds: { x: [0, digits.side], y: [0, digits.side] },
      floor: { value: fresh.floor, unit: 'distance' },
    },
    training: {
      ...trainingOf(seed, settings),
      evaluateEvery: 256,
      pace: { ...pace, sampling: { ...sampling, count: SHOWN } },
    },
  };
};

/** What held-out digits are like. */
interface Usual {
  /** To the nearest image of the training set, on average. */
  distance: number;
  /** [10]: share of each digit, told as it is told of samples. */
  shares: Float32Array;
}

async function usualOf(digits: Digits, set: Float32Array): Promise<Usual> {
  const { distances } = await nearestIn(
    set,
    digits.heldOut.subarray(0, COUNTED * digits.side ** 2),
    digits.side ** 2,
  );
  return {
    distance: averageAndError(distances).average,
    shares: await sharesOf(digits.heldOut, digits),
  };
}

/** Digits of the training set that tell which digit an image shows. */
const EXAMPLES = 2000;

/** Share of the images, [n, side²], that show each digit by the nearest of the examples, [10]. */
async function sharesOf(images: Float32Array, { side, training }: Digits): Promise<Float32Array> {
  const examples = training.subarray(0, EXAMPLES * side ** 2);
  const { indices } = await nearestIn(examples, images, side ** 2);
  return frequenciesOf(indices.map(labelOf), 10);
}

/** How far digits that nobody trains on are from the held-out ones, and how far one set strays. */
function distanceOfFreshDigits(
  { side, training }: Digits,
  distance: (images: Float32Array) => number,
  seed: number,
): { floor: number; stray: number } {
  const draw = batchesOf(training, side ** 2, derive(seed, 'fresh sets'));
  const found = Array.from({ length: FRESH_SETS }, (_, k) => distance(draw(JUDGED, k)));
  const { average, error } = averageAndError(found);
  return { floor: average, stray: error * Math.sqrt(FRESH_SETS) };
}
