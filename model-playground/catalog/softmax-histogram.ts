import { digitisedControls, digitisedFloor, digitisedYardstick } from './digitised.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** The softmax histogram on the homework's one-dimensional sets. */
export const softmaxHistogram: Experiment = {
  slug: 'softmax-histogram',
  title: { en: 'A softmax histogram', zh: 'Softmax 直方图' },
  lookAt: [
    {
      en: 'Each value has a number of its own, and a softmax turns these numbers into probabilities.',
      zh: '每个取值都有自己的一个数，softmax 把这些数变成概率。',
    },
    {
      en: 'The bars rise to the frequencies of the training set, accidents included: the histogram does not know that neighbouring values are alike.',
      zh: '条形升到训练集的频率，连其中的偶然也照抄：直方图不知道相邻的取值彼此相似。',
    },
    {
      en: 'What is left of the gap is the price of those accidents, about (d − 1) / 2N nats for d values and N points.',
      zh: '剩下的差距就是这些偶然的代价：d 个取值、N 个点时约为 (d − 1) / 2N 奈特。',
    },
  ],
  topics: ['autoregressive models'],
  paper: {
    title: 'Pattern Recognition and Machine Learning',
    authors: ['Christopher M. Bishop'],
    year: 2006,
    url: 'https://link.springer.com/book/9780387310732',
  },
  yardstick: digitisedYardstick,
  floor: digitisedFloor,
  lossName: { en: '−log p(x)', zh: '−log p(x)' },
  parts: [],
  picture: 'masses',
  controls: [
    ...digitisedControls,
    learningRateControl(0.05),
    batchControl(['16', '128', '800'], '128'),
    stepsControl(2000),
  ],
  quantities: [],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the histogram is within 0.02 nats of the entropy.',
        zh: '训练结束时，直方图与熵相差不到 0.02 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.02,
      when: 'finished',
    },
    {
      id: 'pays-for-accidents',
      text: {
        en: 'It never reaches the entropy itself: the accidents of its training set cost more than 0.001 nats.',
        zh: '它始终达不到熵本身：训练集的偶然代价超过 0.001 奈特。',
      },
      quantity: 'gap',
      comparison: 'above',
      threshold: 0.001,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'eighty-points',
      label: { en: 'Eighty points', zh: '八十个点' },
      text: {
        en: 'A hundred values and eighty points: most values never occurred, so the histogram thinks them nearly impossible, and fresh points that land there cost dearly. The loss on the batches falls below the entropy all the while.',
        zh: '一百个取值，只有八十个点：大多数取值从未出现，直方图便认为它们几乎不可能，落在那里的新点代价高昂。与此同时，批上的损失却降到熵以下。',
      },
      settings: { data: 'hundred', trainingSet: '80' },
    },
    {
      id: 'too-slow',
      label: { en: 'Steps too small', zh: '步子太小' },
      text: {
        en: 'Each logit can move by about the learning rate a step. With 0.00005 the bars have hardly left the uniform distribution when the schedule ends.',
        zh: '每个 logit 每步大约只能移动一个学习率。学习率为 0.00005 时，日程结束了条形还几乎停在均匀分布上。',
      },
      settings: { learningRate: 0.00005 },
    },
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'With a rate of 1 and batches of 16 each batch’s luck is believed at once: the bars dance, and values that were missing for a while are nearly given up.',
        zh: '学习率为 1、批大小为 16 时，每一批的运气都立刻被当真：条形乱跳，暂时没出现的取值几乎被放弃。',
      },
      settings: { learningRate: 1, batch: '16' },
    },
  ],
  source: 'models/histogram.ts',
  equations: [
    {
      id: 'softmax',
      label: { en: 'Masses', zh: '概率' },
      tex: 'p(v) = \\frac{e^{\\theta_v}}{\\sum_{u=0}^{d-1} e^{\\theta_u}}',
      symbol: 'logMasses',
      reference: 'Bishop 2006, eq. 4.105',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_{i=1}^N \\log p(x_i) = -\\sum_v f_v \\log p(v)',
      symbol: 'loss',
      reference: 'Bishop 2006, section 2.2',
    },
    {
      id: 'start',
      label: { en: 'Where it starts', zh: '起点' },
      tex: '\\theta_v = 0, \\quad p(v) = \\tfrac1d',
      symbol: 'init',
      reference: 'the course’s homework',
    },
    {
      id: 'sample',
      label: { en: 'A draw', zh: '抽样' },
      tex: 'x = \\arg\\max_v \\bigl(\\theta_v + g_v\\bigr), \\quad g_v \\sim \\text{Gumbel}',
      symbol: 'sample',
      reference: 'Maddison, Tarlow, Minka 2014, section 2',
    },
  ],
};
