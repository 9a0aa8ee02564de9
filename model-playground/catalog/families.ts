import type { Bilingual, Experiment } from './types.ts';

/** A family of models, and the topic by which its experiments and lectures name it. */
export interface ModelFamily {
  id: string;
  name: Bilingual;
  topic: string;
}

/** In the order of the course. */
export const families: readonly ModelFamily[] = [
  { id: 'all', name: { en: 'Side by side', zh: '并排' }, topic: 'introduction' },
  {
    id: 'autoregressive',
    name: { en: 'Autoregressive', zh: '自回归' },
    topic: 'autoregressive models',
  },
  { id: 'flows', name: { en: 'Flows', zh: '流' }, topic: 'flow models' },
  {
    id: 'latent',
    name: { en: 'Latent variables', zh: '隐变量' },
    topic: 'latent variable models',
  },
  { id: 'gans', name: { en: 'GANs', zh: 'GAN' }, topic: 'generative adversarial networks' },
  { id: 'diffusion', name: { en: 'Diffusion', zh: '扩散' }, topic: 'diffusion' },
];

/** The family of an experiment, which its first topic names; undefined when it names none. */
export function familyOf({ topics: [first] }: Pick<Experiment, 'topics'>): string | undefined {
  return families.find(({ topic }) => topic === first)?.id;
}
