/** The suite that every family passes, on both backends that need no GPU. */
import {
  dispose,
  memory,
  tensor2d,
  tidy,
  variableGrads,
  type Scalar,
  type Tensor2D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Optimiser } from '../backends/backend.ts';
import { gradientDisagreement } from '../backends/finite-differences.ts';
import { openInNode } from '../backends/in-node.ts';
import { arms, sampleArms } from '../datasets/arms.ts';
import { digitised, digitisedMasses, sampleDigitised } from '../datasets/digitised.ts';
import { gaussian2d, sampleGaussian } from '../datasets/gaussians-2d.ts';
import { entropyOf } from '../datasets/masses.ts';
import { ganMixture, mixtureEntropy, mixtures1d, sampleMixture } from '../datasets/mixtures-1d.ts';
import { jointMasses, pairs, samplePairs } from '../datasets/pairs.ts';
import { planar, planarEntropy, samplePlanar } from '../datasets/planar.ts';
import { sampleRing } from '../datasets/ring.ts';
import { signed } from '../datasets/noisy-images.ts';
import { listShapes, sampleShapes } from '../datasets/shapes.ts';
import { leastVelocityError, sampleSwissRoll, swissRoll } from '../datasets/swiss-roll.ts';
import { autoregressiveMixture } from './autoregressive-mixture.ts';
import type { Family, Game, Loss, Parameters, Player, Trajectory } from './contract.ts';
import { cdfFlow } from './cdf-flow.ts';
import { dcgan } from './dcgan.ts';
import { dequantization } from './dequantization.ts';
import { diffusion } from './diffusion.ts';
import { flowMatching } from './flow-matching.ts';
import { gan } from './gan.ts';
import { guidedDiffusion } from './guided-diffusion.ts';
import { histogram } from './histogram.ts';
import { imageVae } from './image-vae.ts';
import { imageDiffusion } from './image-diffusion.ts';
import { iwae } from './iwae.ts';
import { logisticMixture } from './logistic-mixture.ts';
import { made } from './made.ts';
import { maf } from './maf.ts';
import { pixelCnn } from './pixelcnn.ts';
import { pixelTransformer } from './pixel-transformer.ts';
import { realNvp } from './realnvp.ts';
import { vae } from './vae.ts';
import { vqVae } from './vq-vae.ts';
import { wganGp } from './wgan-gp.ts';

/** Who trains: its variables, and the loss that it lowers by them. */
interface Trained {
  name: string;
  partNames: readonly string[];
  variables: readonly Variable[];
  loss(x: Tensor2D, seed: number): Loss;
}

/** A family or game with its configuration type hidden, and small enough to test in moments. */
interface Candidate {
  name: string;
  /** Numbers in a point. */
  dimensions: number;
  /** Numbers in a sample, where it has fewer: a label is given, not drawn. */
  sampled?: number;
  /** What no loss passes, where it is not far below every loss. */
  floor: number;
  /**
   * Players whose loss holds slopes of a network: it jumps where a ReLU's kink is crossed, which a
   * finite difference over many points does. Their own test moves one weight at few points. And those
   * whose gradients are on purpose not the loss's: their own test says of what they are.
   */
  jumpy: readonly string[];
  /** Points of its finite differences, where one is already many kinks of ReLU. */
  compared?: number;
  /** Learning rate of its hundred steps, where it is not the usual one. */
  rate?: number;
  /** Gradients below this are rounding: a shift, say, that a normalisation takes away again. */
  rounding?: number;
  /** Points of its hundred steps, where plain JavaScript takes long over each. */
  few?: number;
  /** Training points, [n, dimensions]. */
  points: (n: number) => Float32Array;
  init(seed: number): {
    /** One for a family; for a game everybody who plays. */
    players: readonly Trained[];
    sample(n: number, seed: number): Trajectory;
  };
}

function candidate<Config, Params extends Parameters, Options>(
  family: Family<Config, Params, Options>,
  config: Config,
  points: Candidate['points'],
  options: Options,
  {
    dimensions = 2,
    sampled,
    floor = 0,
    jumpy = [],
    compared,
    rounding,
    few,
    rate,
  }: Partial<Candidate> = {},
): Candidate {
  return {
    name: family.name,
    dimensions,
    sampled,
    floor,
    ...(compared !== undefined && { compared }),
    ...(rate !== undefined && { rate }),
    ...(rounding !== undefined && { rounding }),
    ...(few !== undefined && { few }),
    jumpy,
    points,
    init(seed) {
      const params = family.init(config, seed);
      const loss: Trained['loss'] = (x, from) => family.loss(params, x, from);
      const { name, partNames } = family;
      return {
        players: [{ name, partNames, variables: params.variables, loss }],
        sample: (n, from) => family.sample(params, n, from, options),
      };
    },
  };
}

function gameCandidate<Config, Params extends Parameters>(
  game: Game<Config, Params>,
  config: Config,
  points: Candidate['points'],
  dimensions: number,
  jumpy: readonly string[] = [],
  rate?: number,
): Candidate {
  return {
    name: game.name,
    dimensions,
    ...(rate !== undefined && { rate }),
    // Of a game only what each player can do against the other is known: less than its start.
    floor: 0,
    jumpy,
    points,
    init(seed) {
      const params = game.init(config, seed);
      const trained = (player: Player<Params>): Trained => ({
        name: player.name,
        partNames: player.partNames,
        variables: player.variables(params),
        loss: (x, from) => player.loss(params, x, from),
      });
      return {
        players: game.players.map(trained),
        sample: (n, from) => game.sample(params, n, from),
      };
    },
  };
}

const onValues = { dimensions: 1, floor: entropyOf(digitisedMasses(digitised.twenty)) };
const fewValues = (n: number): Float32Array => sampleDigitised(digitised.twenty, n, 1);

const onMoons = (n: number): Float32Array => samplePlanar(planar('moons'), n, 1);

const tinyShapes = { side: 4, sizes: [3] };
const onShapes = {
  dimensions: tinyShapes.side ** 2,
  floor: entropyOf(listShapes(tinyShapes).masses),
  // A handful of weights, which have far to go.
  rate: 0.01,
};

const families: Candidate[] = [
  candidate(
    pixelCnn,
    { side: tinyShapes.side, filters: 4, size: 3, depth: 1 },
    (n) => sampleShapes(tinyShapes, n, 1),
    undefined,
    onShapes,
  ),
  candidate(
    pixelTransformer,
    { ...pixelTransformer.defaults, side: tinyShapes.side, width: 8, heads: 2, depth: 1 },
    (n) => sampleShapes(tinyShapes, n, 1),
    undefined,
    { ...onShapes, compared: 32 },
  ),
  candidate(
    made,
    { ...made.defaults, width: 24 },
    (n) => samplePairs(pairs.face, n, 1),
    undefined,
    { floor: entropyOf(jointMasses(pairs.face)), rate: 0.02 },
  ),
  candidate(histogram, histogram.defaults, fewValues, undefined, onValues),
  candidate(logisticMixture, logisticMixture.defaults, fewValues, undefined, onValues),
  candidate(cdfFlow, cdfFlow.defaults, (n) => sampleMixture(mixtures1d.two, n, 1), undefined, {
    dimensions: 1,
    floor: mixtureEntropy(mixtures1d.two),
  }),
  candidate(autoregressiveMixture, { components: 4, width: 16 }, onMoons, undefined, {
    dimensions: 2,
    floor: planarEntropy(planar('moons')).entropy,
  }),
  candidate(realNvp, { layers: 4, width: 16 }, onMoons, undefined, {
    dimensions: 2,
    floor: planarEntropy(planar('moons')).entropy,
  }),
  candidate(maf, { ...maf.defaults, layers: 4, width: 16 }, onMoons, undefined, {
    dimensions: 2,
    floor: planarEntropy(planar('moons')).entropy,
  }),
  candidate(
    dequantization,
    { values: 20, components: 4, noise: 'learned' },
    fewValues,
    undefined,
    onValues,
  ),
  candidate(diffusion, { depth: 2, width: 24 }, (n) => sampleSwissRoll(swissRoll(0.5), n, 1), {
    sampler: 'ddpm',
    steps: 9,
  }),
  candidate(
    flowMatching,
    { depth: 2, width: 24 },
    (n) => sampleSwissRoll(swissRoll(0.5), n, 1),
    {
      sampler: 'heun',
      steps: 9,
    },
    { dimensions: 2, floor: leastVelocityError(swissRoll(0.5)).total },
  ),
  candidate(
    guidedDiffusion,
    { ...guidedDiffusion.defaults, depth: 2, width: 24, dropout: 0.3 },
    (n) => sampleArms(arms(0.3), n, 1),
    { label: 1, guidance: 2, steps: 6 },
    { dimensions: 3, sampled: 2, floor: 0 },
  ),
  candidate(
    imageDiffusion,
    { side: tinyShapes.side, width: 4, gives: 'pixels' },
    (n) => signed(sampleShapes(tinyShapes, n, 1)),
    { sampler: 'ddpm', steps: 6 },
    { dimensions: tinyShapes.side ** 2, rate: 0.01, compared: 8, rounding: 1e-5, few: 8 },
  ),
  candidate(
    vae,
    { ...vae.defaults, width: 24 },
    (n) => sampleGaussian(gaussian2d('rotated'), n, 1),
    undefined,
  ),
  candidate(
    imageVae,
    { ...imageVae.defaults, pixels: tinyShapes.side ** 2, width: 24 },
    (n) => sampleShapes(tinyShapes, n, 1),
    undefined,
    onShapes,
  ),
  candidate(
    vqVae,
    { ...vqVae.defaults, side: tinyShapes.side, codes: 8, width: 8, depth: 1 },
    (n) => sampleShapes(tinyShapes, n, 1),
    undefined,
    { ...onShapes, jumpy: [vqVae.name] },
  ),
  candidate(
    iwae,
    { ...iwae.defaults, width: 16 },
    (n) => sampleGaussian(gaussian2d('rotated'), n, 1),
    undefined,
  ),
  gameCandidate(
    gan,
    { ...gan.defaults, depth: 2, width: 16, start: 1 },
    (n) => sampleMixture(ganMixture, n, 1),
    1,
  ),
  gameCandidate(
    wganGp,
    { ...wganGp.defaults, depth: 2, width: 16 },
    (n) => sampleRing({ modes: 8, deviation: 0.1 }, n, 1),
    2,
    ['critic'],
  ),
  gameCandidate(
    dcgan,
    { ...dcgan.defaults, side: tinyShapes.side, doublings: 1, latentSize: 3, width: 4 },
    // Shades: where paper is nothing at all, every unit of the first layer is at its kink.
    (n) => sampleShapes(tinyShapes, n, 1).map((ink) => 0.2 + 0.6 * ink),
    tinyShapes.side ** 2,
    [],
    0.02,
  ),
];

function playerOf(players: readonly Trained[], index: number): Trained {
  const player = players[index];
  if (!player) throw new RangeError('no such player');
  return player;
}

const BATCH = 64;

describe.each(['cpu', 'wasm'] as const)('on %s', (backendName) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await openInNode(backendName);
  });

  describe.each(families)('the family $name', (family) => {
    const batch = (): Tensor2D => tensor2d(family.points(BATCH), [BATCH, family.dimensions]);
    const numbers = ({ total, parts }: Loss): number[] => {
      const values = [...total.dataSync(), ...parts.dataSync()];
      dispose([total, parts]);
      return values;
    };

    it('gives a finite loss whose parts have names and sum to the total', () => {
      const model = family.init(1);
      for (const { loss, partNames } of model.players) {
        const [total = NaN, ...parts] = tidy(() => numbers(loss(batch(), 2)));
        expect(Number.isFinite(total)).toBe(true);
        expect(parts).toHaveLength(partNames.length);
        expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 4);
      }
    });

    it('repeats itself byte for byte with the same seed, and not with another', () => {
      const run = (seed: number): number[] => {
        const model = family.init(seed);
        const { frames, times } = model.sample(20, seed);
        const samples = [...frames.dataSync(), ...times];
        frames.dispose();
        const losses = model.players.flatMap(({ loss }) =>
          tidy(() => numbers(loss(batch(), seed))),
        );
        return [...losses, ...samples];
      };
      expect(run(5)).toEqual(run(5));
      expect(run(5)).not.toEqual(run(6));
    });

    it('samples n finite points, one frame for each time', () => {
      const { frames, times } = family.init(1).sample(33, 4);
      expect(frames.shape).toEqual([times.length, 33, family.sampled ?? family.dimensions]);
      expect(frames.dataSync().every(Number.isFinite)).toBe(true);
      frames.dispose();
    });

    it('leaves no tensor behind but what it returns', () => {
      const model = family.init(1);
      const x = batch();
      const before = memory().numTensors;
      for (const { loss } of model.players) dispose(Object.values(loss(x, 1)));
      model.sample(10, 2).frames.dispose();
      expect(memory().numTensors).toBe(before);
    });

    it('learns: a hundred steps on a fixed seed bring the loss well down', () => {
      // Of a game each player alone, against opponents that stand still.
      family.init(1).players.forEach((_, who) => {
        const { variables, loss } = playerOf(family.init(1).players, who);
        const adam: Optimiser = backend.createAdam(variables);
        // Logits and scales of one distribution move further than the weights of a network.
        const rate = family.rate ?? (variables.length > 3 ? 3e-3 : 0.05);
        // An image is many numbers, and plain JavaScript takes its time over convolutions.
        const n = family.few ?? (family.dimensions > 9 ? 32 : 256);
        const x = tensor2d(family.points(n), [n, family.dimensions]);
        const lossNow = (): number => tidy(() => loss(x, 0).total.dataSync()[0] ?? NaN);
        const before = lossNow();
        for (let step = 0; step < 100; step++) {
          const { value, grads } = variableGrads(() => loss(x, step).total, [...variables]);
          adam.apply(grads, rate);
          dispose([value, grads]);
        }
        adam.dispose();
        expect(lossNow() - family.floor).toBeLessThan(0.75 * (before - family.floor));
      });
    });
  });
});

describe('the gradients', () => {
  it.each(families)('of $name are those that finite differences find, on cpu', async (family) => {
    // cpu adds up in double precision; wasm does not, and is compared with cpu below.
    await openInNode('cpu');
    // Many points: each one's kinks of ReLU then weigh little in a finite difference.
    const n = family.compared ?? 512;
    const x = tensor2d(family.points(n), [n, family.dimensions]);
    const { players } = family.init(3);
    for (const player of players.filter(({ name }) => !family.jumpy.includes(name))) {
      const loss = (): Scalar => tidy(() => player.loss(x, 7).total);
      expect(gradientDisagreement(loss, player.variables)).toBeLessThan(0.03);
    }
  });

  it.each(families)('of $name, and its loss, are the same on cpu and wasm', async (family) => {
    const results: Float32Array[][] = [];
    for (const name of ['cpu', 'wasm'] as const) {
      await openInNode(name);
      const x = tensor2d(family.points(BATCH), [BATCH, family.dimensions]);
      const numbers = family.init(11).players.flatMap(({ variables, loss }) => {
        const { value, grads } = variableGrads(() => loss(x, 12).total, [...variables]);
        const gradients = variables.map((variable) => grads[variable.name]);
        return [value, ...gradients].map((t) => Float32Array.from(t?.dataSync() ?? []));
      });
      results.push(numbers);
      x.dispose();
    }
    const [cpu = [], wasm = []] = results;
    cpu.forEach((expected, k) => {
      const scale = expected.reduce(
        (most, v) => Math.max(most, Math.abs(v)),
        family.rounding ?? 1e-6,
      );
      const worst = expected.reduce(
        (most, v, i) => Math.max(most, Math.abs(v - (wasm[k]?.[i] ?? NaN))),
        0,
      );
      expect(worst / scale).toBeLessThan(1e-4);
    });
  });
});
