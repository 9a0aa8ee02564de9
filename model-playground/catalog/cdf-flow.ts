import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A flow on the line by its distribution function. */
export const cdfFlow: Experiment = {
  slug: 'cdf-flow',
  title: { en: 'A flow by its distribution function', zh: '用分布函数做流' },
  lookAt: [
    {
      en: 'A rising curve F takes every point x to a code z = F(x) between 0 and 1.',
      zh: '一条上升的曲线 F 把每个点 x 送到 0 与 1 之间的编码 z = F(x)。',
    },
    {
      en: 'Where points are dense the curve must be steep, so that it spreads them out; its slope is the density of the model.',
      zh: '点密集的地方曲线必须陡，才能把它们摊开；曲线的斜率就是模型的密度。',
    },
    {
      en: 'When the model is right the codes at the left are spread evenly: the flow has bent the data into the uniform distribution.',
      zh: '模型正确时，左侧的编码均匀分布：流已把数据弯成均匀分布。',
    },
  ],
  topics: ['flow models'],
  paper: {
    title: 'Variational Inference with Normalizing Flows',
    authors: ['Danilo Jimenez Rezende', 'Shakir Mohamed'],
    year: 2015,
    url: 'https://arxiv.org/abs/1505.05770',
  },
  yardstick: {
    en: 'The course’s one-dimensional mixtures as continuous data: half N(−1.5, 0.35²) and half N(0.2, 0.6²); equal parts of N(0.4, 0.05²), N(0.5, 0.1²), N(0.7, 0.02²). The distribution function of a mixture of Gaussians as the flow, to a uniform or normal base; nats a dimension.',
    zh: '课程的一维混合分布，作为连续数据：N(−1.5, 0.35²) 与 N(0.2, 0.6²) 各半；N(0.4, 0.05²)、N(0.5, 0.1²)、N(0.7, 0.02²) 等权混合。以高斯混合的分布函数为流，基分布为均匀或正态；单位为每维奈特。',
  },
  floor: {
    name: { en: 'Entropy of the data', zh: '数据的熵' },
    explanation: {
      en: 'No model can describe fresh points in fewer nats on average: −∫ p log p of the exact density. For continuous data it may be negative.',
      zh: '任何模型描述新点所需的平均奈特数都不会更少：精确密度的 −∫ p log p。对连续数据它可以为负。',
    },
    unit: 'nats',
  },
  lossName: { en: '−log p(x)', zh: '−log p(x)' },
  parts: [],
  picture: 'bend',
  controls: [
    {
      key: 'data',
      group: 'data',
      type: 'choice',
      label: { en: 'Data', zh: '数据' },
      hint: { en: 'Mixtures of Gaussians from the homework.', zh: '作业中的高斯混合。' },
      default: 'two',
      options: [
        { value: 'two', label: { en: 'two Gaussians', zh: '两个高斯' } },
        { value: 'three', label: { en: 'three Gaussians', zh: '三个高斯' } },
        { value: 'one', label: { en: 'one Gaussian', zh: '一个高斯' } },
      ],
    },
    trainingSetControl(['20', '1000', '10000'], '10000'),
    {
      key: 'components',
      group: 'model',
      type: 'number',
      label: { en: 'Components of F', zh: 'F 的成分数' },
      hint: {
        en: 'How many Gaussian distribution functions add up to the curve.',
        zh: '曲线由几个高斯分布函数相加而成。',
      },
      default: 5,
      min: 1,
      max: 12,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    learningRateControl(0.02),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(2000),
  ],
  quantities: [],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the flow is within 0.02 nats of the entropy.',
        zh: '训练结束时，流与熵相差不到 0.02 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.02,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'one-step',
      label: { en: 'A single step', zh: '只有一级台阶' },
      text: {
        en: 'One Gaussian’s distribution function rises once. Two peaks need a curve that is steep twice: the codes pile up in two heaps, and the gap stays.',
        zh: '一个高斯的分布函数只上升一次，而两个峰需要一条陡两次的曲线：编码堆成两堆，差距消不掉。',
      },
      settings: { components: 1 },
    },
    {
      id: 'spikes',
      label: { en: 'Twenty points', zh: '二十个点' },
      text: {
        en: 'Twelve components and twenty points: a component that sits on a single point can be as steep as it likes. The loss dives below the entropy, and fresh points, which fall between the spikes, pay for it.',
        zh: '十二个成分、二十个点：只坐在一个点上的成分可以要多陡有多陡。损失潜到熵以下，而落在尖峰之间的新点要为此付出代价。',
      },
      settings: { components: 12, trainingSet: '20', learningRate: 0.05 },
    },
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'With a rate of 1 means and widths jump past each other: components land far from the data and are lost there.',
        zh: '学习率为 1 时，均值与宽度互相跳过：有的成分落到远离数据处，再也回不来。',
      },
      settings: { learningRate: 1 },
    },
  ],
  source: 'models/cdf-flow.ts',
  equations: [
    {
      id: 'flow',
      label: { en: 'The flow', zh: '流' },
      tex: 'z = F(x) = \\sum_{k=1}^K \\pi_k\\, \\Phi\\!\\left(\\frac{x - \\mu_k}{\\sigma_k}\\right)',
      symbol: 'toBase',
      reference: 'the course’s homework',
    },
    {
      id: 'density',
      label: { en: 'Its density', zh: '它的密度' },
      tex: 'p(x) = p_Z\\bigl(F(x)\\bigr)\\, \\left|\\frac{\\mathrm d F}{\\mathrm d x}\\right| = \\sum_k \\pi_k\\, \\mathcal N(x; \\mu_k, \\sigma_k^2)',
      symbol: 'logDensity',
      reference: 'Rezende, Mohamed 2015, eq. 5',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_i \\log p(x_i)',
      symbol: 'loss',
      reference: 'the course’s homework',
    },
    {
      id: 'inverse',
      label: { en: 'The way back', zh: '返回' },
      tex: 'x = F^{-1}(z), \\quad z \\sim \\text{Uniform}(0, 1)',
      symbol: 'fromBase',
      reference: 'bisection',
    },
  ],
};
