import { digitisedControls, digitisedFloor } from './digitised.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import type { Control, Experiment } from './types.ts';

/** A flow on discrete data. */
export const dequantization: Experiment = {
  slug: 'dequantization',
  title: { en: 'Dequantization', zh: '去量化' },
  lookAt: [
    {
      en: 'The data are whole numbers, the flow is a density. Noise fills the cell around each number; what the density then holds in a cell is the probability of the number.',
      zh: '数据是整数，流给出的却是密度。噪声填满每个整数周围的格子；密度在一个格子里的积分，就是该整数的概率。',
    },
    {
      en: 'On the line that integral is exact, a difference of F at the edges of the cell: the held-out figure is a true likelihood of the data, and never below the entropy.',
      zh: '在直线上这个积分是精确的，即 F 在格子两端之差：留出指标是数据真正的似然，绝不会低于熵。',
    },
    {
      en: 'What is trained on is only a bound: −log p(x + u) is on average more than −log P(x), by as much as the density is uneven within the cells.',
      zh: '训练所用的只是一个界：−log p(x + u) 平均高于 −log P(x)，密度在格子里越不均匀，高出得越多。',
    },
  ],
  topics: ['flow models'],
  paper: {
    title: 'A note on the evaluation of generative models',
    authors: ['Lucas Theis', 'Aäron van den Oord', 'Matthias Bethge'],
    year: 2016,
    url: 'https://arxiv.org/abs/1511.01844',
  },
  yardstick: {
    en: 'The homework’s discrete sets, here for a flow: N(0.2, 0.2²) in 20 values, and equal parts of N(0.4, 0.05²), N(0.5, 0.1²), N(0.7, 0.02²) in 100. Compare the nats with those of the softmax histogram and of the discretised logistics.',
    zh: '作业中的离散数据集，这里交给流：N(0.2, 0.2²) 分为 20 个取值，N(0.4, 0.05²)、N(0.5, 0.1²)、N(0.7, 0.02²) 等权混合分为 100 个取值。可与 softmax 直方图和离散化 logistic 的奈特数相比。',
  },
  floor: digitisedFloor,
  lossName: { en: '−log p(x + u) + log q(u | x)', zh: '−log p(x + u) + log q(u | x)' },
  heldOutName: { en: '−log P(x), exact', zh: '−log P(x)，精确' },
  parts: [
    { name: 'density', label: { en: '−log density', zh: '−log 密度' } },
    { name: 'noise', label: { en: 'log density of the noise', zh: '噪声的 log 密度' } },
  ],
  picture: 'masses',
  controls: [
    // Always fresh: of 800 points alone no model comes much nearer than the 0.02 nats stated here.
    ...digitisedControls.map((control) =>
      control.key === 'trainingSet' ? ({ ...control, default: 'fresh' } as Control) : control,
    ),
    {
      key: 'noise',
      group: 'model',
      type: 'choice',
      label: { en: 'Noise in the cells', zh: '格子里的噪声' },
      hint: {
        en: 'Uniform fills each cell evenly; learned noise goes where the flow wants it, at its price; none leaves bare numbers.',
        zh: '均匀噪声把每个格子填平；学到的噪声去流想要的地方，并为此付价；没有噪声时只剩光秃秃的整数。',
      },
      default: 'uniform',
      options: [
        { value: 'uniform', label: { en: 'uniform', zh: '均匀' } },
        { value: 'learned', label: { en: 'learned', zh: '学到的' } },
        { value: 'none', label: { en: 'none', zh: '没有' } },
      ],
    },
    {
      key: 'components',
      group: 'model',
      type: 'number',
      label: { en: 'Components of F', zh: 'F 的成分数' },
      hint: {
        en: 'How many Gaussian distribution functions add up to the curve.',
        zh: '曲线由几个高斯分布函数相加而成。',
      },
      default: 10,
      min: 1,
      max: 24,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    learningRateControl(0.02),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(2000),
  ],
  quantities: [
    {
      key: 'bound',
      label: { en: 'Bound: −E log p(x + u) + E log q', zh: '界：−E log p(x + u) + E log q' },
      unit: 'nats',
    },
    { key: 'slack', label: { en: 'Bound above −log P(x)', zh: '界高出 −log P(x)' }, unit: 'nats' },
    {
      key: 'atValues',
      label: {
        en: '−log density at the numbers themselves: no likelihood of the data',
        zh: '整数处的 −log 密度：不是数据的似然',
      },
      unit: 'nats',
    },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the exact likelihood is within 0.02 nats of the entropy.',
        zh: '训练结束时，精确似然与熵相差不到 0.02 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.02,
      when: 'finished',
    },
    {
      id: 'bound-above',
      text: {
        en: 'The bound stays above the exact figure: it promises less than the flow holds.',
        zh: '界始终高于精确值：它许诺的比流实际做到的少。',
      },
      quantity: 'slack',
      comparison: 'above',
      threshold: 0,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'bare',
      label: { en: 'Bare numbers', zh: '光秃秃的整数' },
      text: {
        en: 'Without noise nothing stops the density at a number from growing: within a few hundred steps −log p(x) is below zero, which no probability allows. Then the spikes are so thin that a step throws them off their numbers. A density is no likelihood of whole numbers, so no record was broken; the exact figure beside it shows what the flow is worth.',
        zh: '没有噪声时，没有什么阻止整数处的密度增长：几百步之内 −log p(x) 就降到零以下，而任何概率都做不到这一点。随后尖峰细到一步就会从整数上滑开。密度不是整数数据的似然，所以并没有破什么纪录；旁边的精确值说明这个流究竟值多少。',
      },
      settings: { noise: 'none', components: 24 },
    },
    {
      id: 'one-component',
      label: { en: 'One component', zh: '一个成分' },
      text: {
        en: 'One Gaussian cannot follow the tall first cell, where everything below zero is put, beside the low ones next to it: noise in the cells does not help a flow that is too stiff.',
        zh: '第一格很高，因为零以下的一切都放在那里，旁边却很低；一个高斯跟不上：流太僵硬时，格子里的噪声也帮不了忙。',
      },
      settings: { components: 1 },
    },
    {
      id: 'eighty',
      label: { en: 'Eighty points', zh: '八十个点' },
      text: {
        en: 'Eighty points and twenty-four components: the flow follows every accident of the sample, and fresh values pay for it.',
        zh: '八十个点、二十四个成分：流跟着样本的每一处偶然走，由新的取值付出代价。',
      },
      settings: { trainingSet: '80', components: 24, learningRate: 0.05 },
    },
  ],
  source: 'models/dequantization.ts',
  equations: [
    {
      id: 'noise',
      label: { en: 'Noise in the cell', zh: '格子里的噪声' },
      tex: 'y = x + u, \\quad u \\sim q(u \\mid x) \\text{ on } [-\\tfrac12, \\tfrac12)',
      symbol: 'dequantize',
      reference: 'Theis, van den Oord, Bethge 2016, section 3.1; Ho et al. 2019, section 3.1',
    },
    {
      id: 'mass',
      label: { en: 'The probability of a value', zh: '一个取值的概率' },
      tex: 'P(x) = \\int_{x - 1/2}^{x + 1/2} p(y)\\, \\mathrm d y = F(x + \\tfrac12) - F(x - \\tfrac12)',
      symbol: 'logMass',
      reference: 'Theis, van den Oord, Bethge 2016, section 3.1',
    },
    {
      id: 'bound',
      label: { en: 'The bound', zh: '界' },
      tex: '\\log P(x) \\ge \\mathbb E_{u \\sim q(u \\mid x)} \\bigl[ \\log p(x + u) - \\log q(u \\mid x) \\bigr]',
      symbol: 'bound',
      reference:
        'Ho et al. 2019, section 3.1; with uniform noise Theis, van den Oord, Bethge 2016, section 3.1',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_i \\bigl[ \\log p(x_i + u_i) - \\log q(u_i \\mid x_i) \\bigr]',
      symbol: 'loss',
      reference: 'Ho et al. 2019, section 3.1',
    },
  ],
};
