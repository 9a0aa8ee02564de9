import {
  criticStepsControl,
  depthControl,
  discriminatorLoss,
  ganEquations,
  ganPaper,
  objectiveControl,
} from './adversarial.ts';
import { deviationControl, latentControl, modesControl, onRing } from './ring.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A GAN on the ring of Gaussians, its modes counted. */
export const ganRing: Experiment = {
  slug: 'gan-ring',
  title: { en: 'Mode collapse, counted', zh: '数一数模式坍缩' },
  lookAt: [
    {
      en: 'Eight Gaussians on a circle. Nothing in the game asks the generator for all of them: it is only told where the discriminator believes it.',
      zh: '圆上有八个高斯。博弈中没有什么要求生成器全都顾及：它只被告知判别器在哪里相信它。',
    },
    {
      en: 'Lines show where each sample is pushed. When many samples sit on one mode the discriminator stops believing that mode, and they set out for the next together.',
      zh: '短线表示每个样本被推向何处。许多样本挤在一个模上时，判别器便不再相信这个模，它们会一起奔向下一个。',
    },
    {
      en: 'A circle around a mode is drawn full while the mode is hit, dashed while it is left out.',
      zh: '模外的圆：被击中时为实线，被遗漏时为虚线。',
    },
  ],
  topics: ['generative adversarial networks'],
  paper: ganPaper,
  yardstick: {
    en: 'A ring of Gaussians, the usual set for counting modes: a mode is hit when it gets at least a tenth of its fair share of 2,500 samples within three deviations; a sample is good within three deviations of any mode.',
    zh: '高斯圆环，数模的常用数据：2,500 个样本中，若某个模三倍标准差以内至少有其应得份额的十分之一，即算击中；样本若在任一模的三倍标准差以内，即为好样本。',
  },
  ...discriminatorLoss,
  ...onRing,
  controls: [
    modesControl,
    deviationControl,
    trainingSetControl(['100', '1000', '10000'], '10000'),
    latentControl,
    { ...widthControl({ en: 'In each hidden layer.', zh: '每个隐藏层的单元数。' }), default: 64 },
    depthControl(2),
    objectiveControl,
    criticStepsControl(3, { en: 'Moves of the discriminator', zh: '判别器的步数' }),
    learningRateControl(0.002),
    batchControl(['64', '128', '256', '1024'], '128'),
    stepsControl(2000),
  ],
  expectations: [
    {
      id: 'all-modes',
      text: { en: 'No mode is left out.', zh: '没有一个模被遗漏。' },
      quantity: 'leftOut',
      comparison: 'below',
      threshold: 0.5,
      when: 'finished',
    },
    {
      id: 'quality',
      text: {
        en: 'More than 60 % of the samples lie within three deviations of a mode. (Of fresh data it would be 98.9 %: the way from one mode to the next is never quite empty.)',
        zh: '60 % 以上的样本落在某个模的三倍标准差以内。（新数据为 98.9 %：从一个模到下一个的路从不会全空。）',
      },
      quantity: 'quality',
      comparison: 'above',
      threshold: 60,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'eight-units',
      label: { en: 'Eight units', zh: '八个单元' },
      text: {
        en: 'Networks of eight units a layer: some modes are left out, and few samples belong to any.',
        zh: '每层只有八个单元的网络：有的模被遗漏，属于任一模的样本寥寥无几。',
      },
      settings: { width: 8 },
    },
    {
      id: 'needles',
      label: { en: 'Needles', zh: '针尖' },
      text: {
        en: 'Modes five times narrower, and a single move of the discriminator: some modes are left out, and most samples are nowhere.',
        zh: '模窄五倍，判别器只走一步：有的模被遗漏，大多数样本哪儿都不属于。',
      },
      settings: { deviation: 0.02, criticSteps: 1 },
    },
    {
      id: 'one-number',
      label: { en: 'One number of noise', zh: '一维噪声' },
      text: {
        en: 'A line has to visit eight places: it runs along the ring, and its two ends leave a gap.',
        zh: '一条线要走遍八处：它沿圆环而行，两端之间留下缺口。',
      },
      settings: { latentSize: 1 },
    },
  ],
  source: 'models/gan.ts',
  equations: ganEquations,
};
