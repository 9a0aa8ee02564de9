import { criticStepsControl, depthControl } from './adversarial.ts';
import { deviationControl, latentControl, modesControl, onRing } from './ring.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A Wasserstein GAN with gradient penalty on the ring of Gaussians. */
export const wganGp: Experiment = {
  slug: 'wgan-gp',
  title: { en: 'A critic with a bounded slope', zh: '斜率有界的评论家' },
  lookAt: [
    {
      en: 'The critic scores places: high where data lie, low where samples do. Its penalty holds the slope at one unit a unit of distance on the way from samples to data.',
      zh: '评论家给各处打分：数据所在处高，样本所在处低。惩罚项使它在从样本到数据的路上，每单位距离的斜率保持为一。',
    },
    {
      en: 'So it never saturates: a sample far from every mode is pushed as hard as one that is nearly there.',
      zh: '因此它从不饱和：远离所有模的样本与快到的样本受到同样大的推力。',
    },
    {
      en: 'The difference of its scores estimates how far the samples still have to be carried, and falls as they arrive.',
      zh: '它的分数之差估计样本还要搬多远，并随样本到位而下降。',
    },
  ],
  topics: ['generative adversarial networks'],
  paper: {
    title: 'Improved Training of Wasserstein GANs',
    authors: [
      'Ishaan Gulrajani',
      'Faruk Ahmed',
      'Martin Arjovsky',
      'Vincent Dumoulin',
      'Aaron Courville',
    ],
    year: 2017,
    url: 'https://arxiv.org/abs/1704.00028',
  },
  yardstick: {
    en: 'The same ring of Gaussians as in “Mode collapse, counted”, with the same distance, modes and quality, so that both games can be compared.',
    zh: '与“数一数模式坍缩”同一个高斯圆环，同样的距离、模数与样本质量，便于两种博弈对照。',
  },
  lossName: { en: 'critic’s loss', zh: '评论家的损失' },
  lossLine: { label: { en: 'no difference:', zh: '没有差别：' }, value: 0 },
  parts: [
    { name: 'difference', label: { en: 'score of samples − of data', zh: '样本分数 − 数据分数' } },
    { name: 'penalty', label: { en: 'gradient penalty', zh: '梯度惩罚' } },
  ],
  others: [],
  ...onRing,
  controls: [
    modesControl,
    deviationControl,
    trainingSetControl(['100', '1000', '10000'], '10000'),
    latentControl,
    { ...widthControl({ en: 'In each hidden layer.', zh: '每个隐藏层的单元数。' }), default: 64 },
    depthControl(2),
    {
      key: 'penalty',
      group: 'training',
      type: 'number',
      label: { en: 'Weight of the penalty λ', zh: '惩罚的权重 λ' },
      hint: {
        en: 'How dearly the critic pays for slopes other than 1.',
        zh: '斜率不为 1 时评论家付出的代价。',
      },
      default: 1,
      min: 0.001,
      max: 100,
      step: 1.2,
      scale: 'log',
      integer: false,
    },
    criticStepsControl(3, { en: 'Moves of the critic', zh: '评论家的步数' }),
    learningRateControl(0.002),
    batchControl(['64', '128', '256', '1024'], '128'),
    stepsControl(2000),
  ],
  expectations: [
    {
      id: 'near',
      text: {
        en: 'The samples have hardly farther to be carried than fresh data: the gap is below 0.08.',
        zh: '样本要搬的距离几乎不比新数据远：差距小于 0.08。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.08,
      when: 'finished',
    },
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
        en: 'More than 60 % of the samples lie within three deviations of a mode.',
        zh: '60 % 以上的样本落在某个模的三倍标准差以内。',
      },
      quantity: 'quality',
      comparison: 'above',
      threshold: 60,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'dear-slope',
      label: { en: 'λ = 100', zh: 'λ = 100' },
      text: {
        en: 'The critic is so busy with its slope that it hardly looks at the data: the samples are thrown about, and most modes are left out.',
        zh: '评论家忙于维持自己的斜率，几乎不看数据：样本被甩来甩去，多数模被遗漏。',
      },
      settings: { penalty: 100, steps: 1000 },
    },
    {
      id: 'eight-units',
      label: { en: 'Eight units', zh: '八个单元' },
      text: {
        en: 'A bounded slope is no remedy for networks that are too small: most modes are left out here as well.',
        zh: '斜率有界治不了网络太小：这里同样有多数模被遗漏。',
      },
      settings: { width: 8, steps: 1000 },
    },
  ],
  source: 'models/wgan-gp.ts',
  equations: [
    {
      id: 'critic',
      label: { en: 'What the critic lowers', zh: '评论家要降低的量' },
      tex: 'L = \\mathbb E_z[f(G(z))] - \\mathbb E_x[f(x)] + \\lambda\\, \\mathbb E_{\\hat x}\\bigl[(\\lVert\\nabla f(\\hat x)\\rVert - 1)^2\\bigr]',
      symbol: 'criticLoss',
      reference: 'Gulrajani et al. 2017, eq. 3',
    },
    {
      id: 'penalty',
      label: { en: 'The penalty', zh: '惩罚项' },
      tex: '\\lambda\\, \\mathbb E_{\\hat x}\\bigl[(\\lVert\\nabla f(\\hat x)\\rVert - 1)^2\\bigr]',
      symbol: 'gradientPenalty',
      reference: 'Gulrajani et al. 2017, eq. 3',
    },
    {
      id: 'between',
      label: { en: 'Where it is asked for', zh: '惩罚施加之处' },
      tex: '\\hat x = \\epsilon x + (1 - \\epsilon) G(z), \\quad \\epsilon \\sim \\text{Uniform}(0, 1)',
      symbol: 'between',
      reference: 'Gulrajani et al. 2017, algorithm 1',
    },
    {
      id: 'generator',
      label: { en: 'What the generator lowers', zh: '生成器要降低的量' },
      tex: '-\\mathbb E_z[f(G(z))]',
      symbol: 'generatorLoss',
      reference: 'Gulrajani et al. 2017, algorithm 1',
    },
  ],
};
