import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** MADE on pairs of values whose joint distribution is a picture. */
export const made: Experiment = {
  slug: 'made',
  title: { en: 'MADE: masks make it autoregressive', zh: 'MADE：以掩码实现自回归' },
  lookAt: [
    {
      en: 'Each point is a pair of values, and the table of their probabilities is a picture: an autoencoder learns it, with weights masked so that no value is guessed from itself.',
      zh: '每个点是一对取值，它们的概率表是一幅图：一个自编码器来学它，部分权重被掩码遮去，使任何取值都不会由它自己猜出。',
    },
    {
      en: 'One pass gives two distributions: that of the first value, from nothing, and that of the second, given the first; their product is an exact likelihood.',
      zh: '一次前向就给出两个分布：第一个值的分布不看任何东西，第二个值的分布以第一个值为条件；二者之积就是精确的似然。',
    },
    {
      en: 'Choose a first value: the bars show what the model then thinks of the second, over what is true.',
      zh: '选一个第一值：条形显示模型此时对第二个值的看法，并与真实分布叠在一起。',
    },
  ],
  topics: ['autoregressive models'],
  paper: {
    title: 'MADE: Masked Autoencoder for Distribution Estimation',
    authors: ['Mathieu Germain', 'Karol Gregor', 'Iain Murray', 'Hugo Larochelle'],
    year: 2015,
    url: 'https://arxiv.org/abs/1502.03509',
  },
  yardstick: {
    en: 'The course’s homework trains such a model on pairs of discrete values. These pairs are our own, so that every probability is known: two values of 24 each, 95 % of the probability on the picture, 5 % spread over all pairs. Nats a pair; the stated result is 0.02 nats a dimension.',
    zh: '课程作业在成对的离散取值上训练这类模型。这里的数据是自拟的，因此每个概率都已知：两个值各有 24 种取值，95 % 的概率在图上，5 % 均匀分给所有的对。单位为每对奈特；所述结果为每维 0.02 奈特。',
  },
  floor: {
    name: { en: 'Entropy of the pairs', zh: '成对取值的熵' },
    explanation: {
      en: 'No model can describe fresh pairs in fewer nats on average: −Σ p log p over the exact masses of all 576 pairs. Nats a pair, both values together.',
      zh: '任何模型描述新的一对取值所需的平均奈特数都不会更少：对全部 576 对的精确概率求 −Σ p log p。单位为每对奈特，两个值合计。',
    },
    unit: 'nats',
  },
  baseline: {
    name: { en: 'Each value alone', zh: '各值独立' },
    explanation: {
      en: 'Nats a pair when both values are guessed apart, each by its own frequencies.',
      zh: '两个值各按自己的频率分开去猜时，每对所需的奈特数。',
    },
  },
  lossName: { en: '−log p(a, b)', zh: '−log p(a, b)' },
  parts: [
    { name: 'first', label: { en: 'value a', zh: '取值 a' } },
    { name: 'second', label: { en: 'value b', zh: '取值 b' } },
  ],
  picture: 'joint-table',
  controls: [
    {
      key: 'data',
      group: 'data',
      type: 'choice',
      label: { en: 'Data', zh: '数据' },
      hint: {
        en: 'On the checkerboard each value alone is as likely as any other: all there is to learn is between the two.',
        zh: '棋盘上，每个值单独看都一样可能：要学的全在两个值之间。',
      },
      default: 'face',
      options: [
        { value: 'face', label: { en: 'a face', zh: '一张脸' } },
        { value: 'checkerboard', label: { en: 'a checkerboard', zh: '棋盘' } },
      ],
    },
    trainingSetControl(['1000', '10000', '40000'], '40000'),
    {
      key: 'masks',
      group: 'model',
      type: 'choice',
      label: { en: 'Masks', zh: '掩码' },
      hint: {
        en: 'Which value is guessed first, from nothing; the other one then sees it. Without masks each sees both.',
        zh: '先猜哪个值（不看任何东西），另一个值便可看它。没有掩码时，两者都看得到全部。',
      },
      default: 'a-first',
      options: [
        { value: 'a-first', label: { en: 'a first', zh: '先 a' } },
        { value: 'b-first', label: { en: 'b first', zh: '先 b' } },
        { value: 'none', label: { en: 'none', zh: '无' } },
      ],
    },
    {
      key: 'width',
      group: 'model',
      type: 'number',
      label: { en: 'Units a layer', zh: '每层单元数' },
      hint: {
        en: 'Each of the two hidden layers has so many.',
        zh: '两个隐层各有这么多单元。',
      },
      default: 64,
      min: 1,
      max: 256,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    learningRateControl(0.01),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(2000),
  ],
  quantities: [
    {
      key: 'perDimension',
      label: { en: 'Gap a dimension', zh: '每维差距' },
      unit: 'nats',
    },
    {
      key: 'first',
      label: { en: 'Of the gap in the distribution of a', zh: '差距中属于 a 的分布' },
      unit: 'nats',
    },
    {
      key: 'second',
      label: { en: 'Of the gap in that of b given a', zh: '差距中属于给定 a 时 b 的分布' },
      unit: 'nats',
    },
    {
      key: 'sum',
      label: { en: 'Its probabilities sum to', zh: '它的概率之和' },
      unit: 'number',
    },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the model is within 0.02 nats a dimension of the entropy.',
        zh: '训练结束时，模型与熵每维相差不到 0.02 奈特。',
      },
      quantity: 'perDimension',
      comparison: 'below',
      threshold: 0.02,
      when: 'finished',
    },
    {
      id: 'sums-to-one',
      text: {
        en: 'Its probabilities of all pairs sum to 1: no value is guessed from itself.',
        zh: '它给所有取值对的概率之和为 1：没有哪个值由它自己猜出。',
      },
      quantity: 'sum',
      comparison: 'below',
      threshold: 1.001,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'no-masks',
      label: { en: 'No masks', zh: '没有掩码' },
      text: {
        en: 'Each value is guessed from itself, and the loss falls under the entropy, to nearly nothing: it is no likelihood. The “probabilities” of the 576 pairs sum to more than 500. Divided by that sum, as the held-out figure is, they say of every pair the same: the model has learned to copy, and nothing about the data.',
        zh: '每个值都由它自己猜出，损失降到熵以下，几乎为零：它不是似然。576 对的“概率”之和超过 500。除以这个和之后（留出评估正是如此），每一对都得到同样的概率：模型学会了照抄，对数据却一无所知。',
      },
      settings: { masks: 'none' },
    },
    {
      id: 'narrow',
      label: { en: 'Two units', zh: '两个单元' },
      text: {
        en: 'All that the second value hears of the first has to pass through two numbers, and 24 different columns do not fit. The first value’s own distribution is learned all the same: nothing passes there.',
        zh: '第二个值从第一个值听到的一切，都得经过两个数，24 列不同的分布挤不过去。第一个值自己的分布照样学得会：那里不需要通过什么。',
      },
      settings: { width: 2 },
    },
    {
      id: 'few-points',
      label: { en: 'A thousand points', zh: '一千个点' },
      text: {
        en: 'A thousand points on 576 pairs: the accidents of the training set are learned by heart. The loss on the batches falls below the entropy, and what is gained there is lost on fresh pairs; the held-out figure turns around and rises.',
        zh: '576 对上只有一千个点：训练集的偶然被背了下来。批上的损失降到熵以下，这样省下的，会赔在新的取值对上；留出评估的数字先降后升。',
      },
      settings: { trainingSet: '1000' },
    },
  ],
  source: 'models/made.ts',
  equations: [
    {
      id: 'chain-rule',
      label: { en: 'The chain rule', zh: '链式法则' },
      tex: '\\log p(a, b) = \\log p(a) + \\log p(b \\mid a)',
      symbol: 'logDensity',
      reference: 'Germain et al. 2015, section 3',
    },
    {
      id: 'masks',
      label: { en: 'Masked layers', zh: '带掩码的层' },
      tex: "h^{l} = \\text{ReLU}\\bigl((W^{l} \\odot M^{l})\\, h^{l-1} + c^{l}\\bigr), \\quad M^{l}_{k'k} = 1_{m^{l}(k') \\ge m^{l-1}(k)}",
      symbol: 'logits',
      reference: 'Germain et al. 2015, eq. 12 and 13',
    },
    {
      id: 'sight',
      label: { en: 'What an output sees', zh: '一个输出看得到什么' },
      tex: "\\bigl(M^{V} M^{W^2} M^{W^1}\\bigr)_{d'd} > 0 \\;\\Rightarrow\\; m(d) < m(d')",
      symbol: 'sight',
      reference: 'Germain et al. 2015, section 4',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_{n=1}^N \\bigl[\\log p(a_n) + \\log p(b_n \\mid a_n)\\bigr]',
      symbol: 'loss',
      reference: 'Germain et al. 2015, section 3',
    },
    {
      id: 'sample',
      label: { en: 'A draw, a pass a variable', zh: '抽样：每个变量一次前向' },
      tex: 'a \\sim p(a), \\quad b \\sim p(b \\mid a)',
      symbol: 'sample',
      reference: 'Germain et al. 2015, section 3',
    },
  ],
};
