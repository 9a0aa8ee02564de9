import { digitisedControls, digitisedFloor, digitisedYardstick } from './digitised.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** The discretised mixture of logistics on the homework's one-dimensional sets. */
export const logisticMixture: Experiment = {
  slug: 'logistic-mixture',
  title: { en: 'A mixture of discretised logistics', zh: '离散化 logistic 混合' },
  lookAt: [
    {
      en: 'A few smooth bumps add up to the model; each value gets the mass of the unit interval around it, the first and the last value also the tails.',
      zh: '几个平滑的小丘叠加成模型；每个取值得到它周围单位区间的概率，首尾两个取值还得到两侧的尾部。',
    },
    {
      en: 'Twelve numbers describe all values, so accidents of the training set hardly matter; what remains of the gap is that the shape is no sum of four logistics: 0.03 nats for the hundred values.',
      zh: '十二个数描述所有取值，训练集的偶然几乎不起作用；剩下的差距来自真实形状并非四个 logistic 之和：对一百个取值约为 0.03 奈特。',
    },
    {
      en: 'Watch the components share out the work: each moves to what the others leave unexplained.',
      zh: '看各个成分怎样分工：每一个都移向其他成分没有解释的地方。',
    },
  ],
  topics: ['autoregressive models'],
  paper: {
    title:
      'PixelCNN++: Improving the PixelCNN with Discretized Logistic Mixture Likelihood and Other Modifications',
    authors: ['Tim Salimans', 'Andrej Karpathy', 'Xi Chen', 'Diederik P. Kingma'],
    year: 2017,
    url: 'https://arxiv.org/abs/1701.05517',
  },
  yardstick: digitisedYardstick,
  floor: digitisedFloor,
  lossName: { en: '−log p(x)', zh: '−log p(x)' },
  parts: [],
  picture: 'masses',
  controls: [
    ...digitisedControls,
    {
      key: 'components',
      group: 'model',
      type: 'number',
      label: { en: 'Components', zh: '成分数' },
      hint: { en: 'The homework uses four.', zh: '作业中用四个。' },
      default: 4,
      min: 1,
      max: 8,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      key: 'start',
      group: 'model',
      type: 'choice',
      label: { en: 'Means at the start', zh: '初始均值' },
      hint: {
        en: 'Components that start alike get the same gradient and stay alike.',
        zh: '起点相同的成分梯度也相同，于是永远相同。',
      },
      default: 'spread',
      options: [
        { value: 'spread', label: { en: 'spread out', zh: '分散' } },
        { value: 'together', label: { en: 'all in the middle', zh: '都在中间' } },
      ],
    },
    learningRateControl(0.1),
    batchControl(['16', '128', '800'], '128'),
    stepsControl(3000),
  ],
  quantities: [],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the mixture is within 0.02 nats of the entropy.',
        zh: '训练结束时，混合模型与熵相差不到 0.02 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.02,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'shape',
      label: { en: 'The price of a shape', zh: '形状的代价' },
      text: {
        en: 'Three Gaussians are not four logistics, whose tails are heavier: on the hundred values 0.03 nats remain, with fresh points as well. Raise the components to six, and 0.003 remain.',
        zh: '三个高斯不等于四个 logistic，后者的尾部更重：对一百个取值总会剩下 0.03 奈特，换成新点也一样。把成分数提高到六个，就只剩 0.003。',
      },
      settings: { data: 'hundred' },
    },
    {
      id: 'one-component',
      label: { en: 'One component', zh: '只有一个成分' },
      text: {
        en: 'A single bump cannot be in two places: it covers all three peaks of the hundred values and the valleys between them, and the gap stays large however long it trains.',
        zh: '一个小丘不能同时在两处：它盖住一百个取值的所有峰，也盖住峰间的谷，无论训练多久差距都很大。',
      },
      settings: { data: 'hundred', components: 1 },
    },
    {
      id: 'twins',
      label: { en: 'Four twins', zh: '四胞胎' },
      text: {
        en: 'Four components that start in the same place with the same width get the same gradient at every step. Nothing ever tells them apart, and they end as one.',
        zh: '四个成分从同一处、同一宽度出发，每一步梯度都相同。没有什么能把它们区分开，最终就像只有一个。',
      },
      settings: { data: 'hundred', start: 'together' },
    },
    {
      id: 'too-slow',
      label: { en: 'Steps too small', zh: '步子太小' },
      text: {
        en: 'Means count in values, and a step moves them by about the learning rate: with 0.0005 they never arrive.',
        zh: '均值以取值为单位，每步大约移动一个学习率：学习率为 0.0005 时它们永远到不了。',
      },
      settings: { data: 'hundred', learningRate: 0.0005 },
    },
  ],
  source: 'models/logistic-mixture.ts',
  equations: [
    {
      id: 'component',
      label: { en: 'Mass of a component', zh: '一个成分的概率' },
      tex: 'p_k(v) = S\\!\\left(\\frac{v + \\frac12 - \\mu_k}{s_k}\\right) - S\\!\\left(\\frac{v - \\frac12 - \\mu_k}{s_k}\\right), \\quad S(a) = \\frac{1}{1 + e^{-a}}',
      symbol: 'componentLogMasses',
      reference: 'Salimans et al. 2017, eq. 2',
    },
    {
      id: 'mixture',
      label: { en: 'The mixture', zh: '混合' },
      tex: 'p(v) = \\sum_{k=1}^K \\pi_k\\, p_k(v)',
      symbol: 'logMasses',
      reference: 'Salimans et al. 2017, eq. 2',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_{i=1}^N \\log p(x_i)',
      symbol: 'loss',
      reference: 'the course’s homework',
    },
    {
      id: 'sample',
      label: { en: 'A draw', zh: '抽样' },
      tex: 'k \\sim \\pi, \\quad y = \\mu_k + s_k \\log\\frac{u}{1 - u}, \\quad x = \\operatorname{clip}(\\operatorname{round}(y), 0, d - 1)',
      symbol: 'sample',
      reference: 'Salimans et al. 2017, section 2.1',
    },
  ],
};
