/** Which parts make up the notebook of each experiment, in their order: files in parts/. */
import type { ExperimentSlug } from '../catalog/types.ts';

const flowInPlane = (family: string): string[] => [
  'start',
  'mlp',
  'data-plane',
  family,
  'train',
  'result-density',
  'show-plane',
];

export const partsOf: Partial<Record<ExperimentSlug, readonly string[]>> = {
  'softmax-histogram': ['start', 'data-values', 'histogram', 'train', 'result-values'],
  'logistic-mixture': ['start', 'data-values', 'logistic-mixture', 'train', 'result-values'],
  'cdf-flow': ['start', 'data-line', 'cdf-flow', 'train', 'result-density', 'show-line'],
  realnvp: flowInPlane('realnvp'),
  maf: ['start', 'data-plane', 'maf', 'train', 'result-density', 'show-plane'],
  'vae-gaussians': ['start', 'mlp', 'data-gaussian', 'vae', 'train', 'result-bound', 'show-plane'],
  'swiss-roll-diffusion': [
    'start',
    'mlp',
    'data-swiss-roll',
    'diffusion',
    'train',
    'result-noise',
    'show-plane',
  ],
};

/** Experiments whose notebook is still to be written: their pages offer none. */
export const unwritten: readonly string[] = [
  'flow-matching',
  'sampler-race',
  'guidance',
  'gan-1d',
  'gan-ring',
  'wgan-gp',
  'iwae-bound',
  'pixelcnn',
];
