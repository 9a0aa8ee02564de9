import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';
import { vaeGaussians } from './vae-gaussians.ts';

const shape = vaeGaussians.controls.filter(({ key }) => key === 'shape');

/** VAEs with several weights of the KL, side by side: rate against distortion. */
export const betaVae: Experiment = {
  slug: 'beta-vae',
  title: { en: 'β: rate against distortion', zh: 'β：码率与失真' },
  lookAt: [
    {
      en: 'Six VAEs learn the same points from the same start. Only β differs: what a nat of latent costs in their loss.',
      zh: '六个 VAE 从相同的起点学习同样的点，不同的只有 β：损失中隐变量每一奈特的价格。',
    },
    {
      en: 'Each is a point: how much its latents say (rate, to the right) and what is left to be said of the data (distortion, upwards). No model can come below the dashed line R + D = H.',
      zh: '每个 VAE 是一个点：隐变量说了多少（码率，向右），数据还剩多少要说（失真，向上）。没有模型能到虚线 R + D = H 之下。',
    },
    {
      en: 'A dearer latent says less: the points slide to the left, and with β = 4 to rate 0. That is posterior collapse. Only β near 1 reaches the line.',
      zh: '隐变量越贵，说得越少：点向左滑，β = 4 时滑到码率 0，这就是后验坍缩。只有 β 接近 1 时才到达直线。',
    },
  ],
  topics: ['latent variable models'],
  paper: {
    title: 'Fixing a Broken ELBO',
    authors: [
      'Alexander A. Alemi',
      'Ben Poole',
      'Ian Fischer',
      'Joshua V. Dillon',
      'Rif A. Saurous',
      'Kevin Murphy',
    ],
    year: 2018,
    url: 'https://arxiv.org/abs/1711.00464',
  },
  yardstick: vaeGaussians.yardstick,
  floor: {
    ...vaeGaussians.floor,
    explanation: {
      en: 'R + D is −ELBO, and no model describes the points in fewer nats on average than log(2πe) + log 5 + log 1. The gap is that of β = 1, which trains the ELBO itself. Nats a point.',
      zh: 'R + D 就是 −ELBO，任何模型描述这些点所需的平均奈特数都不少于 log(2πe) + log 5 + log 1。差距是 β = 1 的差距，它训练的正是 ELBO。单位为每点奈特。',
    },
  },
  lossName: { en: '−ELBO of β = 1', zh: 'β = 1 的 −ELBO' },
  heldOutName: { en: '−ELBO of β = 1, held out', zh: '留出点上 β = 1 的 −ELBO' },
  parts: [
    { name: 'reconstruction', label: { en: 'its distortion', zh: '其失真' } },
    { name: 'kl', label: { en: 'its rate', zh: '其码率' } },
  ],
  picture: 'rate-distortion',
  controls: [
    ...shape,
    trainingSetControl(['50', '1000', '10000'], '10000'),
    {
      key: 'latentSize',
      group: 'model',
      type: 'number',
      label: { en: 'Latent variables', zh: '隐变量个数' },
      hint: {
        en: 'With two, a cheap latent can say where a point is as finely as it likes.',
        zh: '有两个时，便宜的隐变量可以把点的位置说得要多细有多细。',
      },
      default: 1,
      min: 1,
      max: 2,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      ...widthControl({
        en: 'Of the two hidden layers of each encoder and decoder.',
        zh: '每个编码器与解码器各两个隐藏层的宽度。',
      }),
      default: 32,
    },
    learningRateControl(3e-3),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(2000),
  ],
  quantities: [
    { key: 'rate', label: { en: 'Rate of β = 1', zh: 'β = 1 的码率' }, unit: 'nats' },
    { key: 'distortion', label: { en: 'Distortion of β = 1', zh: 'β = 1 的失真' }, unit: 'nats' },
    {
      key: 'rateOfSmallest',
      label: { en: 'Rate of β = 0.1', zh: 'β = 0.1 的码率' },
      unit: 'nats',
    },
    { key: 'rateOfLargest', label: { en: 'Rate of β = 4', zh: 'β = 4 的码率' }, unit: 'nats' },
    {
      key: 'gapOfLargest',
      label: { en: 'R + D − H of β = 4', zh: 'β = 4 的 R + D − H' },
      unit: 'nats',
    },
    {
      key: 'leastGap',
      label: { en: 'Least R + D − H of all', zh: '其中最小的 R + D − H' },
      unit: 'nats',
    },
  ],
  expectations: [
    {
      id: 'one-on-the-line',
      text: {
        en: 'β = 1 comes to the line: at the end it is within 0.05 nats of the entropy.',
        zh: 'β = 1 到达直线：训练结束时与熵相差不到 0.05 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.05,
      when: 'finished',
    },
    {
      id: 'collapse',
      text: {
        en: 'β = 4 collapses: its latent says less than 0.05 nats.',
        zh: 'β = 4 坍缩：它的隐变量所说不到 0.05 奈特。',
      },
      quantity: 'rateOfLargest',
      comparison: 'below',
      threshold: 0.05,
      when: 'finished',
    },
    {
      id: 'cheap-says-more',
      text: {
        en: 'With β = 0.1 the latent says more than 2.5 nats; log 5 = 1.61 would do.',
        zh: 'β = 0.1 时隐变量说出 2.5 奈特以上；其实 log 5 = 1.61 就够了。',
      },
      quantity: 'rateOfSmallest',
      comparison: 'above',
      threshold: 2.5,
      when: 'finished',
    },
    {
      id: 'none-below',
      text: {
        en: 'Nobody is below the line, but for the error of the estimate.',
        zh: '除估计误差外，没有谁在直线之下。',
      },
      quantity: 'leastGap',
      comparison: 'above',
      threshold: -0.03,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'nothing-to-say',
      label: { en: 'Nothing left to say', zh: '无话可说' },
      text: {
        en: 'Along the axes the decoder’s own noise already is the data. Then the line can be reached at rate 0, and a latent is given up as soon as β is above 1 a little: collapse is no failure there.',
        zh: '数据与坐标轴平行时，解码器自身的噪声就足以描述它。此时码率为 0 也能到达直线，β 稍大于 1 隐变量就被放弃：这里的坍缩并非失败。',
      },
      settings: { shape: 'axis-aligned' },
    },
    {
      id: 'two-latents',
      label: { en: 'Two latents', zh: '两个隐变量' },
      text: {
        en: 'With two latents a small β finds no end: the rate grows and grows, and the decoder’s noise shrinks with it. More is paid for the latents than is saved on the points, so the point of β = 0.1 runs far to the right and stays above the line.',
        zh: '有两个隐变量时，小的 β 没有尽头：码率不断增大，解码器的噪声随之缩小。付给隐变量的比在点上省下的更多，所以 β = 0.1 的点远远跑到右边，停在直线之上。',
      },
      settings: { latentSize: 2 },
    },
    {
      id: 'too-few-points',
      label: { en: 'Fifty points', zh: '五十个点' },
      text: {
        en: 'Part of the fifty points is learned by heart. On fresh points β = 1, which otherwise comes to the line, stays well above it.',
        zh: '五十个点有一部分被背了下来：在新的点上，原本会落到直线上的 β = 1 明显留在直线之上。',
      },
      settings: { trainingSet: '50' },
    },
  ],
  source: 'models/vae.ts',
  equations: [
    {
      id: 'encoder',
      label: { en: 'Encoder', zh: '编码器' },
      tex: 'q(z\\mid x) = \\mathcal N\\bigl(z;\\, \\mu(x),\\, \\operatorname{diag}\\sigma^2(x)\\bigr)',
      symbol: 'encode',
      reference: 'Kingma, Welling 2014, eq. 9',
    },
    {
      id: 'rate',
      label: { en: 'Rate', zh: '码率' },
      tex: 'R = \\mathbb E_x\\, D_{\\mathrm{KL}}\\bigl(q(z\\mid x)\\,\\|\\,p(z)\\bigr)',
      symbol: 'klToPrior',
      reference: 'Alemi et al. 2018, section 2',
    },
    {
      id: 'distortion',
      label: { en: 'Distortion', zh: '失真' },
      tex: 'D = -\\mathbb E_x\\, \\mathbb E_{q(z\\mid x)} \\log p(x\\mid z)',
      symbol: 'decode',
      reference: 'Alemi et al. 2018, section 2',
    },
    {
      id: 'loss',
      label: { en: 'The loss of each β', zh: '各个 β 的损失' },
      tex: 'L_\\beta = D + \\beta R',
      symbol: 'loss',
      reference: 'Higgins et al. 2017, section 2',
    },
    {
      id: 'line',
      label: { en: 'The line', zh: '直线' },
      tex: 'R + D = -\\mathbb E_x\\, \\mathcal L(x) \\ge -\\mathbb E_x \\log p(x) \\ge H',
      symbol: 'logWeights',
      reference: 'Alemi et al. 2018, section 2',
    },
  ],
};
