import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
} from './shared-controls.ts';
import { rollNetworkControls, samplerStepsControl } from './swiss-roll.ts';
import type { Experiment } from './types.ts';

/** Classifier-free guidance in the plane, where the exact guided field is known. */
export const guidance: Experiment = {
  slug: 'guidance',
  title: { en: 'Classifier-free guidance', zh: '无分类器引导' },
  lookAt: [
    {
      en: 'One network learns to guess the noise with the label of a point and, because some labels are dropped, without it.',
      zh: '一个网络学习在知道点的标签时猜噪声；由于一部分标签被去掉，它也学会在不知道标签时猜。',
    },
    {
      en: 'Guidance goes on in the direction from the guess without the label to the guess with it: at 1 samples follow the arm, beyond it they leave the places where arms meet.',
      zh: '引导沿着“无标签的猜测”到“有标签的猜测”的方向继续走：强度为 1 时样本沿着旋臂分布，更大时样本离开旋臂相接之处。',
    },
    {
      en: 'With guidance 3 nearly every sample is surely of its label. With 8 samples overshoot and leave the data, also along the best possible arrows: it is no fault of the network.',
      zh: '引导强度为 3 时，几乎每个样本都确定属于该标签；为 8 时，样本冲过头、离开数据。沿最优箭头也是如此：这不是网络的错。',
    },
  ],
  topics: ['diffusion'],
  paper: {
    title: 'Classifier-Free Diffusion Guidance',
    authors: ['Jonathan Ho', 'Tim Salimans'],
    year: 2022,
    url: 'https://arxiv.org/abs/2207.12598',
  },
  yardstick: {
    en: 'The homework guides a class-conditional diffusion of images. Here in the plane with its 2D network and schedule, where the exact guided field is known.',
    zh: '作业中引导的是按类别生成图像的扩散。这里用作业的二维网络与日程在平面上做，精确的引导向量场是已知的。',
  },
  floor: {
    name: { en: 'Best possible ε-error', zh: 'ε 误差的理论下限' },
    explanation: {
      en: 'The average variance of the noise given the noisy point, with the label for the points that keep it and without it for the others, computed exactly. Mean squared error a dimension.',
      zh: '给定加噪点时噪声的平均条件方差：保留标签的点按有标签算，其余按无标签算，均精确算出。单位为每维均方误差。',
    },
    unit: 'mse',
  },
  lossName: { en: 'ε-prediction error', zh: 'ε 预测误差' },
  parts: [
    { name: 'with label', label: { en: 'with the label', zh: '有标签' } },
    { name: 'without label', label: { en: 'without it', zh: '无标签' } },
  ],
  picture: 'vector-field',
  controls: [
    {
      key: 'armWidth',
      group: 'data',
      type: 'number',
      label: { en: 'Width of the arms', zh: '旋臂的宽度' },
      hint: {
        en: 'The wider, the more of the data could be of another label.',
        zh: '越宽，越多的数据也可能属于别的标签。',
      },
      default: 0.3,
      min: 0.1,
      max: 0.6,
      step: 0.05,
      scale: 'linear',
      integer: false,
    },
    trainingSetControl(['100', '1000', '10000'], '10000'),
    ...rollNetworkControls,
    {
      key: 'dropout',
      group: 'model',
      type: 'number',
      label: { en: 'Labels dropped', zh: '去掉标签的比例' },
      hint: {
        en: 'Share of points that are learned from without their label.',
        zh: '学习时不给标签的点所占的比例。',
      },
      default: 0.1,
      min: 0,
      max: 0.9,
      step: 0.05,
      scale: 'linear',
      integer: false,
    },
    {
      key: 'label',
      group: 'model',
      type: 'choice',
      label: { en: 'Label', zh: '标签' },
      hint: { en: 'Which arm samples are drawn of.', zh: '从哪一条旋臂采样。' },
      default: '0',
      options: [
        { value: '0', label: { en: 'first arm', zh: '第一条旋臂' } },
        { value: '1', label: { en: 'second arm', zh: '第二条旋臂' } },
        { value: '2', label: { en: 'third arm', zh: '第三条旋臂' } },
      ],
      live: true,
    },
    {
      key: 'guidance',
      group: 'model',
      type: 'number',
      label: { en: 'Guidance', zh: '引导强度' },
      hint: {
        en: '0 leaves the label out, 1 uses it as it is, more exaggerates it.',
        zh: '0 不用标签，1 如实使用，更大则夸大。',
      },
      default: 1,
      min: 0,
      max: 12,
      step: 0.5,
      scale: 'linear',
      integer: false,
      live: true,
    },
    samplerStepsControl(32),
    learningRateControl(1e-3),
    batchControl(['64', '256', '1024', '4096'], '1024'),
    stepsControl(5000),
  ],
  quantities: [
    {
      key: 'relativeGap',
      label: { en: 'Above the floor, with the label', zh: '高于下限，有标签' },
      unit: 'percent',
    },
    {
      key: 'freeGap',
      label: { en: 'Above the floor, without it', zh: '高于下限，无标签' },
      unit: 'percent',
    },
    {
      key: 'sureOne',
      label: { en: 'Guidance 1: p(label | sample)', zh: '引导 1：p(标签 | 样本)' },
      unit: 'percent',
    },
    {
      key: 'sureThree',
      label: { en: 'Guidance 3: p(label | sample)', zh: '引导 3：p(标签 | 样本)' },
      unit: 'percent',
    },
    {
      key: 'sureEight',
      label: { en: 'Guidance 8: p(label | sample)', zh: '引导 8：p(标签 | 样本)' },
      unit: 'percent',
    },
    {
      key: 'outsideOne',
      label: { en: 'Guidance 1: samples outside the data', zh: '引导 1：数据之外的样本' },
      unit: 'percent',
    },
    {
      key: 'outsideThree',
      label: { en: 'Guidance 3: samples outside the data', zh: '引导 3：数据之外的样本' },
      unit: 'percent',
    },
    {
      key: 'outsideEight',
      label: { en: 'Guidance 8: samples outside the data', zh: '引导 8：数据之外的样本' },
      unit: 'percent',
    },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the error with the label is within 2 % of the best possible one.',
        zh: '训练结束时，有标签的误差与理论下限相差不到 2 %。',
      },
      quantity: 'relativeGap',
      comparison: 'below',
      threshold: 2,
      when: 'finished',
    },
    {
      id: 'surer',
      text: {
        en: 'With guidance 3 samples are of their label with a probability over 95 %.',
        zh: '引导强度为 3 时，样本属于该标签的概率超过 95 %。',
      },
      quantity: 'sureThree',
      comparison: 'above',
      threshold: 95,
      when: 'finished',
    },
    {
      id: 'leaves',
      text: {
        en: 'With guidance 8 more than 20 % of the samples are where only 1 % of the data are.',
        zh: '引导强度为 8 时，超过 20 % 的样本落在只有 1 % 数据的地方。',
      },
      quantity: 'outsideEight',
      comparison: 'above',
      threshold: 20,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'too-much',
      label: { en: 'Too much guidance', zh: '引导过强' },
      text: {
        en: 'The arrows grow with the guidance, and samples that follow them overshoot: they land outside the data, some even where another label is likelier.',
        zh: '箭头随引导强度变长，跟着走的样本冲过了头：落在数据之外，有的甚至落在别的标签更可能的地方。',
      },
      settings: { guidance: 8 },
    },
    {
      id: 'never-dropped',
      label: { en: 'No label dropped', zh: '从不去掉标签' },
      text: {
        en: 'Without the label the network has learned nothing, so guidance extrapolates from nonsense: with 3 most samples land outside the data.',
        zh: '网络没有学过无标签的情形，引导便从胡乱的猜测出发外推：强度为 3 时，大多数样本落在数据之外。',
      },
      settings: { dropout: 0, guidance: 3 },
    },
    {
      id: 'memorise',
      label: { en: 'A hundred points', zh: '一百个点' },
      text: {
        en: 'The training loss falls below the floor, which only learning by heart can do; held-out points fare worse.',
        zh: '训练损失降到下限以下，只有死记硬背才做得到；对留出点反而更差。',
      },
      settings: { trainingSet: '100' },
    },
  ],
  source: 'models/guided-diffusion.ts',
  equations: [
    {
      id: 'drop',
      label: { en: 'Dropping labels', zh: '去掉标签' },
      tex: 'y \\leftarrow \\varnothing \\quad\\text{with probability } p',
      symbol: 'dropLabels',
      reference: 'Ho, Salimans 2022, algorithm 1',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\mathbb E_{t, x, y, \\varepsilon}\\, \\tfrac12 \\bigl\\| \\varepsilon - \\hat\\varepsilon(x_t, t, y) \\bigr\\|^2',
      symbol: 'loss',
      reference: 'Ho, Salimans 2022, algorithm 1',
    },
    {
      id: 'guide',
      label: { en: 'The guided guess', zh: '引导后的猜测' },
      tex: '\\tilde\\varepsilon = \\hat\\varepsilon(x_t, t, \\varnothing) + w\\, \\bigl(\\hat\\varepsilon(x_t, t, y) - \\hat\\varepsilon(x_t, t, \\varnothing)\\bigr)',
      symbol: 'guidedNoise',
      reference: 'Ho, Salimans 2022, eq. 6, w for 1 + w',
    },
    {
      id: 'flow',
      label: { en: 'The guided flow', zh: '引导后的流' },
      tex: '\\frac{\\mathrm d x_t}{\\mathrm d t} = \\frac{\\pi}{2}\\, \\frac{\\tilde\\varepsilon(x_t, t) - \\sigma(t)\\, x_t}{\\alpha(t)}',
      symbol: 'guidedVelocity',
      reference: 'Song et al. 2021, eq. 13',
    },
    {
      id: 'sample',
      label: { en: 'Sampling', zh: '采样' },
      tex: 'x_s = \\alpha(s)\\, \\frac{x_t - \\sigma(t)\\, \\tilde\\varepsilon}{\\alpha(t)} + \\sigma(s)\\, \\tilde\\varepsilon',
      symbol: 'sample',
      reference: 'Ho, Salimans 2022, algorithm 2; Song, Meng, Ermon 2021, eq. 12',
    },
  ],
};
