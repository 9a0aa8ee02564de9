/** What the experiments on the ring of Gaussians share. */
import type { Experiment, NumberControl } from './types.ts';

const count = { step: 1, scale: 'linear', integer: true } as const;

export const modesControl: NumberControl = {
  key: 'modes',
  group: 'data',
  type: 'number',
  label: { en: 'Modes', zh: '模的个数' },
  hint: { en: 'Gaussians on a circle of radius 2.', zh: '半径为 2 的圆上的高斯个数。' },
  default: 8,
  min: 2,
  max: 16,
  ...count,
};

export const deviationControl: NumberControl = {
  key: 'deviation',
  group: 'data',
  type: 'number',
  label: { en: 'Deviation of each', zh: '每个的标准差' },
  hint: {
    en: 'The narrower the modes, the emptier the way from one to the next.',
    zh: '模越窄，从一个到下一个的路越空。',
  },
  default: 0.1,
  min: 0.02,
  max: 0.25,
  step: 0.01,
  scale: 'linear',
  integer: false,
};

export const latentControl: NumberControl = {
  key: 'latentSize',
  group: 'model',
  type: 'number',
  label: { en: 'Numbers of noise', zh: '噪声的维数' },
  hint: {
    en: 'With one number the samples are a bent line.',
    zh: '只有一个数时，样本是一条弯曲的线。',
  },
  default: 2,
  min: 1,
  max: 8,
  ...count,
};

/** Floor, figures and picture of any game on the ring. */
export const onRing = {
  floor: {
    name: { en: 'Distance of fresh data', zh: '新数据之间的距离' },
    explanation: {
      en: 'Two fresh sets of 1,000 points of the data lie this far from each other on average, by the sliced Wasserstein distance: how far their shadows on lines have to be carried, averaged over 32 directions. The samples of a perfect model come no closer.',
      zh: '两组各 1,000 个新数据点之间平均相距这么远，以切片 Wasserstein 距离计：把它们在直线上的影子逐一搬过去的距离，对 32 个方向取平均。完美模型的样本也不会更近。',
    },
    unit: 'distance',
  },
  heldOutName: { en: 'sliced W₁ of samples and data', zh: '样本与数据的切片 W₁' },
  picture: 'critic-map',
  quantities: [
    { key: 'modes', label: { en: 'modes hit', zh: '击中的模' }, unit: 'count' },
    { key: 'leftOut', label: { en: 'modes left out', zh: '遗漏的模' }, unit: 'count' },
    {
      key: 'quality',
      label: {
        en: 'samples within 3σ of a mode (data: 98.9 %)',
        zh: '距模 3σ 以内的样本（数据：98.9 %）',
      },
      unit: 'percent',
    },
  ],
} satisfies Partial<Experiment>;
