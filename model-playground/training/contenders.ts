/** One model of each family, all in the plane, as a run needs them that trains all of them. */
import { mean, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Contender } from '../catalog/contenders.ts';
import { autoregressiveMixture } from '../models/autoregressive-mixture.ts';
import type { Family, Parameters, Trajectory } from '../models/contract.ts';
import { diffusion, flowLogDensity } from '../models/diffusion.ts';
import { gan } from '../models/gan.ts';
import { realNvp } from '../models/realnvp.ts';
import { logDensity, logWeights, vae } from '../models/vae.ts';
import { playersIn } from './preparations/game.ts';
import type { TrainablePlayer } from './players.ts';
import { derive } from './random.ts';

/** A model among others in one run. */
export interface Entry {
  /** Who trains it: one player, or the two of a game. */
  players: readonly TrainablePlayer[];
  sample(n: number, seed: number): Trajectory;
  /** log p(x) of points [n, 2], [n], where there is one: exact, or for the VAE estimated. */
  logDensity?(x: Tensor2D): Tensor1D;
  /** What it is judged by, where that is not log p(x) itself: the VAE's bound on it. */
  bound?(x: Tensor2D): Tensor1D;
}

/**
 * Steps from noise to data, and the time at which they start: what is left of the data there,
 * 0.03, is too little to tell from N(0, I).
 */
const WAY = { steps: 32, start: 0.98 };

/** Fresh models; hidden layers have so many units. */
export function createContenders(width: number, seed: number): Record<Contender, Entry> {
  const from = (name: Contender): number => derive(seed, name);
  const mixture = autoregressiveMixture.init({ components: 8, width }, from('autoregressive'));
  const couplings = realNvp.init({ layers: 8, width }, from('flow'));
  const vaeParams = vae.init({ ...vae.defaults, latentSize: 2, width }, from('vae'));
  const ganParams = gan.init(
    { ...gan.defaults, dimensions: 2, latentSize: 2, depth: 2, width },
    from('gan'),
  );
  const noises = diffusion.init({ depth: 3, width }, from('diffusion'));
  return {
    autoregressive: {
      players: [alone('autoregressive', autoregressiveMixture, mixture)],
      sample: (n, at) => autoregressiveMixture.sample(mixture, n, at),
      logDensity: (x) => autoregressiveMixture.logDensity?.(mixture, x, 0) as Tensor1D,
    },
    flow: {
      players: [alone('flow', realNvp, couplings)],
      sample: (n, at) => realNvp.sample(couplings, n, at),
      logDensity: (x) => realNvp.logDensity?.(couplings, x, 0) as Tensor1D,
    },
    vae: {
      players: [alone('vae', vae, vaeParams)],
      sample: (n, at) => vae.sample(vaeParams, n, at),
      logDensity: (x) => logDensity(vaeParams, x, derive(seed, 'importance')),
      bound: (x) => tidy(() => mean<Tensor1D>(logWeights(vaeParams, x, derive(seed, 'elbo')), 0)),
    },
    gan: {
      players: playersIn(gan, ganParams, 1),
      sample: (n, at) => gan.sample(ganParams, n, at),
    },
    diffusion: {
      players: [alone('diffusion', diffusion, noises)],
      sample: (n, at) => diffusion.sample(noises, n, at, { sampler: 'ddim', ...WAY }),
      logDensity: (x) => flowLogDensity(noises, x, WAY),
    },
  };
}

/** A family that trains by itself. */
function alone<Config, Params extends Parameters, Options>(
  name: Contender,
  family: Family<Config, Params, Options>,
  parameters: Params,
): TrainablePlayer {
  return {
    name,
    variables: parameters.variables,
    partNames: family.partNames,
    turns: 1,
    loss: (x, seed) => family.loss(parameters, x, seed),
  };
}
