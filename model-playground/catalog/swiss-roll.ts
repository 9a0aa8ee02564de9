/** What the experiments on the Swiss roll have in common. */
import { trainingSetControl, widthControl } from './shared-controls.ts';
import type { ChoiceControl, Control, Experiment, NumberControl } from './types.ts';

/** The roll itself, and how much of it may be learned from. */
export const rollControls: readonly Control[] = [
  {
    key: 'noise',
    group: 'data',
    type: 'number',
    label: { en: 'Noise of the roll', zh: '螺旋的噪声' },
    hint: {
      en: 'How thick the spiral is, before normalising. The course uses 0.5.',
      zh: '归一化之前螺旋的粗细。课程用 0.5。',
    },
    default: 0.5,
    min: 0.1,
    max: 2,
    step: 0.1,
    scale: 'linear',
    integer: false,
  },
  trainingSetControl(['100', '1000', '10000'], '10000'),
];

/** The course's network on (x, t). */
export const rollNetworkControls: readonly Control[] = [
  {
    key: 'depth',
    group: 'model',
    type: 'number',
    label: { en: 'Hidden layers', zh: '隐藏层数' },
    hint: { en: 'Layers of the network.', zh: '网络的层数。' },
    default: 4,
    min: 1,
    max: 6,
    step: 1,
    scale: 'linear',
    integer: true,
  },
  widthControl({ en: 'Wider learns finer detail and costs time.', zh: '越宽细节越好，也越慢。' }),
];

/** Which way a diffusion goes back from noise; acts on the running model. */
export const diffusionSamplerControl: ChoiceControl = {
  key: 'sampler',
  group: 'model',
  type: 'choice',
  label: { en: 'Sampler', zh: '采样器' },
  hint: {
    en: 'DDPM adds noise at each step; DDIM follows the probability flow and adds none.',
    zh: 'DDPM 每一步都加噪声；DDIM 沿概率流前进，不加噪声。',
  },
  default: 'ddim',
  options: [
    { value: 'ddim', label: { en: 'DDIM (probability flow)', zh: 'DDIM（概率流）' } },
    { value: 'ddpm', label: { en: 'DDPM (ancestral)', zh: 'DDPM（祖先采样）' } },
  ],
  live: true,
};

/** How often a sampler may ask the network; acts on the running model. */
export function samplerStepsControl(steps: number): NumberControl {
  return {
    key: 'samplerSteps',
    group: 'model',
    type: 'number',
    label: { en: 'Sampler steps', zh: '采样步数' },
    hint: {
      en: 'How often the network is asked for one sample.',
      zh: '生成一个样本要调用网络多少次。',
    },
    default: steps,
    min: 1,
    max: 512,
    step: 2,
    scale: 'log',
    integer: true,
    live: true,
  };
}

/** The loss by thirds of the time axis. */
export const thirdsOfTime: Experiment['parts'] = [
  { name: 'near data', label: { en: 'near the data, t < ⅓', zh: '靠近数据，t < ⅓' } },
  { name: 'middle', label: { en: 'middle, ⅓ ≤ t < ⅔', zh: '中段，⅓ ≤ t < ⅔' } },
  { name: 'near noise', label: { en: 'near noise, t ≥ ⅔', zh: '靠近噪声，t ≥ ⅔' } },
];

/** The gap to the floor, whole and by thirds of the time axis. */
export const gapQuantities: Experiment['quantities'] = [
  {
    key: 'relativeGap',
    label: { en: 'Above the floor', zh: '高于下限' },
    unit: 'percent',
  },
  {
    key: 'gapNearData',
    label: { en: 'Gap near the data, t < ⅓', zh: '靠近数据处的差距，t < ⅓' },
    unit: 'mse',
  },
  {
    key: 'gapMiddle',
    label: { en: 'Gap in the middle', zh: '中段的差距' },
    unit: 'mse',
  },
  {
    key: 'gapNearNoise',
    label: { en: 'Gap near noise, t ≥ ⅔', zh: '靠近噪声处的差距，t ≥ ⅔' },
    unit: 'mse',
  },
];

/** The error above the floor at which a denoiser counts as learned, in percent. */
export const nearFloor: Experiment['expectations'][number] = {
  id: 'near-floor',
  text: {
    en: 'At the end the held-out error is within 2 % of the best possible one.',
    zh: '训练结束时，留出误差与理论下限相差不到 2 %。',
  },
  quantity: 'relativeGap',
  comparison: 'below',
  threshold: 2,
  when: 'finished',
};
