import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** The importance weighted bound and β, against an exact likelihood. */
export const iwae: Experiment = {
  slug: 'iwae-bound',
  title: { en: 'Bounds that tighten with draws', zh: '随抽样变紧的下界' },
  lookAt: [
    {
      en: 'The decoder is linear, so log p(x) is known exactly: the dashed line. Every bound L_K has to stay below it.',
      zh: '解码器是线性的，因此 log p(x) 可以精确算出，即虚线。每个下界 L_K 都必须在它之下。',
    },
    {
      en: 'The encoder here is too wide on purpose. With one draw, L₁, the model pays for that by becoming what such an encoder can describe.',
      zh: '这里的编码器故意做得太宽。只抽一次（L₁）时，模型为此付出代价：它变成这样的编码器所能描述的样子。',
    },
    {
      en: 'With more draws the best of them count most: the bound rises towards the likelihood, and the model is free to be the data’s own ellipse.',
      zh: '抽得越多，其中最好的占比越大：下界升向似然，模型也就能自由地成为数据自己的椭圆。',
    },
  ],
  topics: ['latent variable models'],
  paper: {
    title: 'Importance Weighted Autoencoders',
    authors: ['Yuri Burda', 'Roger Grosse', 'Ruslan Salakhutdinov'],
    year: 2016,
    url: 'https://arxiv.org/abs/1509.00519',
  },
  yardstick: {
    en: 'The course’s 2D Gaussians, deviations 5 and 1, rotated by 45° around (1, 2). A linear decoder can be exactly this distribution; whether it becomes it depends on the bound it is trained by. Nats a point.',
    zh: '课程的二维高斯：标准差 5 与 1，绕 (1, 2) 旋转 45°。线性解码器恰好能成为这个分布；能否成为，取决于用哪个下界来训练。单位为每点奈特。',
  },
  floor: {
    name: { en: 'Entropy of the data', zh: '数据的熵' },
    explanation: {
      en: 'No model can describe fresh points in fewer nats on average: log 2πe + log 5 for this Gaussian.',
      zh: '任何模型描述新点所需的平均奈特数都不会更少：对这个高斯为 log 2πe + log 5。',
    },
    unit: 'nats',
  },
  lossName: { en: '−L_K, as trained', zh: '−L_K（训练所用）' },
  heldOutName: { en: '−log p(x), exact', zh: '−log p(x)，精确' },
  parts: [],
  picture: 'bound-ladder',
  controls: [
    {
      key: 'shape',
      group: 'data',
      type: 'choice',
      label: { en: 'Gaussian', zh: '高斯' },
      hint: {
        en: 'All three have the same entropy.',
        zh: '三者的熵相同。',
      },
      default: 'rotated',
      options: [
        { value: 'rotated', label: { en: 'rotated by 45°', zh: '旋转 45°' } },
        { value: 'mirrored', label: { en: 'its mirror', zh: '镜像' } },
        { value: 'axis-aligned', label: { en: 'along the axes', zh: '与坐标轴平行' } },
      ],
    },
    trainingSetControl(['50', '1000', '10000'], '10000'),
    {
      key: 'latentSize',
      group: 'model',
      type: 'number',
      label: { en: 'Latent variables', zh: '隐变量个数' },
      hint: { en: 'One is enough for these data.', zh: '对这些数据一个就够。' },
      default: 1,
      min: 1,
      max: 2,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      ...widthControl({
        en: 'In each of the encoder’s two hidden layers.',
        zh: '编码器两个隐藏层各自的单元数。',
      }),
      default: 32,
    },
    {
      key: 'encoderDeviation',
      group: 'model',
      type: 'choice',
      label: { en: 'Deviation of q(z|x)', zh: 'q(z|x) 的标准差' },
      hint: {
        en: 'The true posterior’s is 0.2. Held at a number, the encoder cannot be right.',
        zh: '真实后验的标准差是 0.2。固定为别的数时，编码器不可能正确。',
      },
      default: '0.6',
      options: [
        { value: 'learned', label: { en: 'learned', zh: '学习得到' } },
        { value: '0.2', label: { en: '0.2', zh: '0.2' } },
        { value: '0.6', label: { en: '0.6', zh: '0.6' } },
        { value: '1', label: { en: '1, the prior’s', zh: '1，即先验的' } },
      ],
    },
    {
      key: 'draws',
      group: 'training',
      type: 'choice',
      label: { en: 'Draws K', zh: '抽样次数 K' },
      hint: {
        en: 'Behind each point’s bound while training; 1 is the ELBO.',
        zh: '训练时每个点的下界所用的抽样次数；1 即 ELBO。',
      },
      default: '50',
      options: ['1', '5', '50'].map((value) => ({ value, label: { en: value, zh: value } })),
    },
    {
      key: 'beta',
      group: 'training',
      type: 'number',
      label: { en: 'Weight β', zh: '权重 β' },
      hint: {
        en: 'Of what z costs beyond the prior. Other than 1, the loss is no bound any more.',
        zh: 'z 超出先验部分的代价的权重。不为 1 时，损失不再是下界。',
      },
      default: 1,
      min: 0.1,
      max: 10,
      step: 1.1,
      scale: 'log',
      integer: false,
    },
    learningRateControl(0.01),
    batchControl(['64', '128', '512'], '128'),
    stepsControl(2000),
  ],
  quantities: [
    { key: 'missing1', label: { en: 'log p(x) − L₁', zh: 'log p(x) − L₁' }, unit: 'nats' },
    { key: 'missing5', label: { en: 'log p(x) − L₅', zh: 'log p(x) − L₅' }, unit: 'nats' },
    { key: 'missing50', label: { en: 'log p(x) − L₅₀', zh: 'log p(x) − L₅₀' }, unit: 'nats' },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'Trained by 50 draws, the model is the data’s own distribution: within 0.03 nats of the entropy, although its encoder is three times too wide.',
        zh: '用 50 次抽样训练，模型就是数据自己的分布：与熵相差不到 0.03 奈特，尽管编码器宽了三倍。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.03,
      when: 'finished',
    },
    {
      id: 'tight',
      text: {
        en: 'The bound of 50 draws is within 0.05 nats of the exact likelihood.',
        zh: '50 次抽样的下界与精确似然相差不到 0.05 奈特。',
      },
      quantity: 'missing50',
      comparison: 'below',
      threshold: 0.05,
      when: 'finished',
    },
    {
      id: 'loose',
      text: {
        en: 'The bound of a single draw, on the same model, misses more than 0.5 nats.',
        zh: '对同一个模型，只抽一次的下界差 0.5 奈特以上。',
      },
      quantity: 'missing1',
      comparison: 'above',
      threshold: 0.5,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'one-draw',
      label: { en: 'A single draw', zh: '只抽一次' },
      text: {
        en: 'The ELBO prefers a model whose posterior is as wide as this encoder to the right model: the ellipse becomes too short and too fat, and the gap stays at about 0.3 nats.',
        zh: 'ELBO 偏爱后验与这个编码器一样宽的模型，而不是正确的模型：椭圆变得又短又胖，差距停在约 0.3 奈特。',
      },
      settings: { draws: '1' },
    },
    {
      id: 'prior-for-posterior',
      label: { en: 'The prior’s width, one draw', zh: '先验的宽度，只抽一次' },
      text: {
        en: 'q is as wide as the prior, five times wider than the right model needs. What this encoder can describe with one draw is about 0.6 nats above the entropy.',
        zh: 'q 与先验一样宽，是正确模型所需的五倍。这样的编码器只抽一次所能描述的模型，比熵高约 0.6 奈特。',
      },
      settings: { encoderDeviation: '1', draws: '1' },
    },
    {
      id: 'beta',
      label: { en: 'β = 4', zh: 'β = 4' },
      text: {
        en: 'A learned encoder, one draw, and latents four times as dear: the model uses them less and less, and ends about 0.8 nats above the entropy.',
        zh: '编码器可学习，只抽一次，隐变量却贵四倍：模型越来越少用它们，最后比熵高约 0.8 奈特。',
      },
      settings: { encoderDeviation: 'learned', draws: '1', beta: 4 },
    },
  ],
  source: 'models/iwae.ts',
  equations: [
    {
      id: 'bound',
      label: { en: 'The bound of K draws', zh: 'K 次抽样的下界' },
      tex: 'L_K(x) = \\mathbb E_{z_1, \\dots, z_K \\sim q(z\\mid x)}\\left[\\log \\frac1K \\sum_{k=1}^K \\frac{p(x, z_k)}{q(z_k\\mid x)}\\right] \\le L_{K+1}(x) \\le \\log p(x)',
      symbol: 'bound',
      reference: 'Burda, Grosse, Salakhutdinov 2016, eq. 8 and theorem 1',
    },
    {
      id: 'weights',
      label: { en: 'Importance weights', zh: '重要性权重' },
      tex: '\\log w_k = \\log p(x\\mid z_k) + \\beta\\,\\bigl(\\log p(z_k) - \\log q(z_k\\mid x)\\bigr)',
      symbol: 'logWeights',
      reference: 'Burda, Grosse, Salakhutdinov 2016, eq. 8; β as in Higgins et al. 2017',
    },
    {
      id: 'exact',
      label: { en: 'The exact likelihood', zh: '精确似然' },
      tex: 'p(x) = \\mathcal N\\bigl(x;\\, b,\\, W^\\top W + \\operatorname{diag} s^2\\bigr)',
      symbol: 'logDensity',
      reference: 'Tipping, Bishop 1999, eqs. 4 and 5',
    },
    {
      id: 'encoder',
      label: { en: 'Encoder', zh: '编码器' },
      tex: 'q(z\\mid x) = \\mathcal N\\bigl(z;\\, \\mu(x),\\, \\operatorname{diag}\\sigma^2\\bigr)',
      symbol: 'encode',
      reference: 'Burda, Grosse, Salakhutdinov 2016, section 2',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: '-\\frac1N \\sum_i L_K(x_i)',
      symbol: 'loss',
      reference: 'Burda, Grosse, Salakhutdinov 2016, section 3',
    },
  ],
};
