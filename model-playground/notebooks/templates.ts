/** Which parts make up the notebook of each experiment, in their order: files in parts/. */
import type { ExperimentSlug } from '../catalog/types.ts';

const training = ['batches', 'train'];

const flowInPlane = (family: string, ...before: string[]): string[] => [
  'start',
  ...before,
  'data-plane',
  family,
  ...training,
  'result-density',
  'show-plane',
];

const onImages = (family: string, show: string): string[] => [
  'start',
  'data-images',
  family,
  ...training,
  'result-images',
  show,
];

const onGaussians = (family: string, ...results: string[]): string[] => [
  'start',
  'mlp',
  'data-gaussian',
  family,
  ...training,
  ...results,
  'show-plane',
];

const onRing = (family: string): string[] => [
  'start',
  'mlp-leaky',
  'data-game-ring',
  family,
  'batches',
  'train-game',
  'distance-plane',
  'result-distance',
  'show-ring',
];

const denoiser = (data: string, family: string[], ...results: string[]): string[] => [
  'start',
  'mlp',
  data,
  ...family,
  ...training,
  'above-floor',
  ...results,
];

export const partsOf: Readonly<Record<ExperimentSlug, readonly string[]>> = {
  families: [
    'start',
    'mlp',
    'leaky',
    'data-plane',
    'families',
    'batches',
    'train-families',
    'distance-plane',
    'result-families',
  ],
  'softmax-histogram': ['start', 'data-values', 'histogram', ...training, 'result-values'],
  'logistic-mixture': ['start', 'data-values', 'logistic-mixture', ...training, 'result-values'],
  made: ['start', 'masked-linear', 'data-pairs', 'made', ...training, 'result-pairs'],
  pixelcnn: onImages('pixelcnn', 'show-field'),
  'pixel-transformer': onImages('pixel-transformer', 'show-cache'),
  'cdf-flow': ['start', 'data-line', 'cdf-flow', ...training, 'result-density', 'show-line'],
  realnvp: flowInPlane('realnvp', 'mlp'),
  maf: flowInPlane('maf', 'masked-linear'),
  dequantization: ['start', 'data-values', 'dequantization', ...training, 'result-cells'],
  'vae-gaussians': onGaussians('vae', 'result-bound'),
  'beta-vae': ['start', 'mlp', 'data-gaussian', 'beta-vae', ...training, 'result-betas'],
  'iwae-bound': onGaussians('iwae', 'result-density', 'show-ladder'),
  'vae-digits': ['start', 'mlp', 'data-images', 'image-vae', ...training, 'result-latent-map'],
  'vq-vae': ['start', 'data-images', 'vq-vae', ...training, 'result-codes'],
  'gan-1d': [
    'start',
    'mlp-leaky',
    'data-game-line',
    'gan',
    'gan-start',
    'batches',
    'train-game',
    'distance-line',
    'result-distance',
    'show-duel',
  ],
  'gan-ring': onRing('gan'),
  'wgan-gp': onRing('wgan-gp'),
  'gan-digits': ['start', 'data-digits', 'dcgan', 'batches', 'train-game', 'result-digits'],
  'swiss-roll-diffusion': denoiser('data-swiss-roll', ['diffusion'], 'result-noise', 'show-plane'),
  'flow-matching': denoiser(
    'data-swiss-roll',
    ['flow-matching', 'flow-alone'],
    'result-velocity',
    'show-plane',
  ),
  'sampler-race': denoiser(
    'data-swiss-roll',
    ['flow-matching', 'race'],
    'distance-plane',
    'result-race',
  ),
  guidance: denoiser('data-arms', ['guidance'], 'result-guidance'),
  'image-diffusion': [
    'start',
    'data-images',
    'unet',
    'image-diffusion',
    ...training,
    'result-image-noise',
  ],
};
