import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A VAE on 2D Gaussians: the course's homework problem on variational autoencoders. */
export const vaeGaussians: Experiment = {
  slug: 'vae-gaussians',
  title: { en: 'A VAE on 2D Gaussians', zh: '二维高斯上的变分自编码器' },
  lookAt: [
    {
      en: 'The encoder gives each point a small cloud in latent space; the decoder turns the clouds back into points.',
      zh: '编码器为每个点在隐空间中给出一小团云，解码器再把云变回点。',
    },
    {
      en: 'The loss has two parts that pull against each other: describing the point well, and keeping its cloud close to the prior.',
      zh: '损失由两个互相拉扯的部分组成：把点描述好，以及让它的云靠近先验。',
    },
    {
      en: 'A latent that does not pay for itself is given up: its KL falls to zero and its axis goes blank.',
      zh: '不划算的隐变量会被放弃：它的 KL 降到零，对应的轴一片空白。',
    },
  ],
  topics: ['latent variable models'],
  paper: {
    title: 'Auto-Encoding Variational Bayes',
    authors: ['Diederik P. Kingma', 'Max Welling'],
    year: 2014,
    url: 'https://arxiv.org/abs/1312.6114',
  },
  yardstick: {
    en: 'A Gaussian with standard deviations 5 and 1, rotated by 45° around (1, 2), its axis-aligned twin, and its mirror around (−1, 2); 10,000 points to train; −ELBO, reconstruction and KL over training; samples with and without the decoder’s noise.',
    zh: '标准差为 5 和 1、绕 (1, 2) 旋转 45° 的高斯分布，与坐标轴平行的版本，以及绕 (−1, 2) 的镜像；训练集 10,000 个点；训练过程中的 −ELBO、重构与 KL；带与不带解码器噪声的样本。',
  },
  floor: {
    name: { en: 'Entropy of the data', zh: '数据的熵' },
    explanation: {
      en: 'No model can describe the points in fewer nats on average: log(2πe) + log 5 + log 1 for these Gaussians. Nats a point.',
      zh: '任何模型描述这些点所需的平均奈特数都不会更少：对这些高斯为 log(2πe) + log 5 + log 1。单位为每点奈特。',
    },
    unit: 'nats',
  },
  lossName: { en: '−ELBO', zh: '−ELBO' },
  parts: [
    { name: 'reconstruction', label: { en: 'reconstruction', zh: '重构' } },
    { name: 'kl', label: { en: 'KL to the prior', zh: '到先验的 KL' } },
  ],
  picture: 'latent-map',
  controls: [
    {
      key: 'shape',
      group: 'data',
      type: 'choice',
      label: { en: 'Gaussian', zh: '高斯分布' },
      hint: {
        en: 'All three have the same entropy. Only the rotated ones need a latent variable.',
        zh: '三者的熵相同，但只有旋转的两个需要隐变量。',
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
      hint: { en: 'One is enough for these data.', zh: '对这些数据，一个就够了。' },
      default: 2,
      min: 1,
      max: 2,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    widthControl({
      en: 'Of the two hidden layers of encoder and decoder.',
      zh: '编码器与解码器各两个隐藏层的宽度。',
    }),
    {
      key: 'decoderNoise',
      group: 'model',
      type: 'choice',
      label: { en: 'Decoder’s noise', zh: '解码器噪声' },
      hint: {
        en: 'Learned for each point, or held at a standard deviation.',
        zh: '为每个点学习，或固定为某个标准差。',
      },
      default: 'learned',
      options: [
        { value: 'learned', label: { en: 'learned', zh: '学习得到' } },
        { value: '0.3', label: { en: 'fixed at 0.3', zh: '固定为 0.3' } },
        { value: '4', label: { en: 'fixed at 4', zh: '固定为 4' } },
      ],
    },
    {
      key: 'beta',
      group: 'training',
      type: 'number',
      label: { en: 'β, weight of the KL', zh: 'β：KL 的权重' },
      hint: {
        en: 'Only β = 1 trains the ELBO. Evaluation always uses 1.',
        zh: '只有 β = 1 时训练的才是 ELBO。评估总是用 1。',
      },
      default: 1,
      min: 0.1,
      max: 10,
      step: 0.1,
      scale: 'linear',
      integer: false,
    },
    learningRateControl(2e-3),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(3000),
  ],
  quantities: [
    { key: 'reconstruction', label: { en: 'Reconstruction', zh: '重构' }, unit: 'nats' },
    { key: 'kl', label: { en: 'KL to the prior', zh: '到先验的 KL' }, unit: 'nats' },
    {
      key: 'modelGap',
      label: { en: 'Model’s gap, KL(data ‖ model)', zh: '模型差距，KL(数据 ‖ 模型)' },
      unit: 'nats',
    },
    {
      key: 'inferenceGap',
      label: { en: 'Inference gap, KL(q(z|x) ‖ p(z|x))', zh: '推断差距，KL(q(z|x) ‖ p(z|x))' },
      unit: 'nats',
    },
    { key: 'activeLatents', label: { en: 'Latents in use', zh: '在用的隐变量' }, unit: 'count' },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end −ELBO is within 0.05 nats of the entropy.',
        zh: '训练结束时，−ELBO 与熵相差不到 0.05 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.05,
      when: 'finished',
    },
    {
      id: 'tight-bound',
      text: {
        en: 'The bound becomes tight: q(z|x) comes within 0.03 nats of the true posterior.',
        zh: '下界变紧：q(z|x) 与真实后验相差不到 0.03 奈特。',
      },
      quantity: 'inferenceGap',
      comparison: 'below',
      threshold: 0.03,
      when: 'finished',
    },
    {
      id: 'one-latent',
      text: {
        en: 'At most one latent variable is in use; the other one is given up.',
        zh: '至多用到一个隐变量，另一个被放弃。',
      },
      quantity: 'activeLatents',
      comparison: 'below',
      threshold: 1.5,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'nothing-to-say',
      label: { en: 'Nothing left to say', zh: '无话可说' },
      text: {
        en: 'Along the axes the decoder’s own noise already is the data: both latents collapse, and rightly so. The gap still closes.',
        zh: '数据与坐标轴平行时，解码器自身的噪声就足以描述它：两个隐变量都坍缩，而且理应如此。差距照样消失。',
      },
      settings: { shape: 'axis-aligned' },
    },
    {
      id: 'collapse',
      label: { en: 'Posterior collapse', zh: '后验坍缩' },
      text: {
        en: 'With β = 4 a nat of latent costs more than it saves: KL falls to zero, and the decoder can only cover the data with a round blob, about 0.96 nats above the entropy.',
        zh: '当 β = 4 时，隐变量的一奈特代价大于收益：KL 降到零，解码器只能用一个圆斑覆盖数据，比熵高约 0.96 奈特。',
      },
      settings: { beta: 4 },
    },
    {
      id: 'loud-decoder',
      label: { en: 'A decoder too loud', zh: '噪声过大的解码器' },
      text: {
        en: 'The decoder’s noise is held at 4 where the data are only 1 wide: samples are blurred, and no training brings the gap below about 0.9 nats.',
        zh: '数据只有 1 宽，解码器的噪声却固定为 4：样本模糊，无论怎样训练差距都约为 0.9 奈特。',
      },
      settings: { decoderNoise: '4' },
    },
    {
      id: 'one-curve',
      label: { en: 'One thin latent', zh: '一个太细的隐变量' },
      text: {
        en: 'One latent draws a curve, and noise of 0.3 cannot fill the width of the data: whatever lies off the curve is very expensive.',
        zh: '一个隐变量只能画出一条曲线，0.3 的噪声填不满数据的宽度：曲线之外的点代价极高。',
      },
      settings: { latentSize: 1, decoderNoise: '0.3' },
    },
    {
      id: 'too-few-points',
      label: { en: 'Fifty points', zh: '五十个点' },
      text: {
        en: 'The loss falls below the entropy, which no model of fresh points can do: it has learned these fifty by heart, and the held-out gap grows.',
        zh: '损失降到熵以下，而对新点没有模型能做到：它把这五十个点背了下来，留出差距随之变大。',
      },
      settings: { trainingSet: '50' },
    },
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'With a learning rate of 1 the loss jumps, gets stuck, or stops being a number.',
        zh: '学习率为 1 时，损失乱跳、卡住，或不再是数。',
      },
      settings: { learningRate: 1 },
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
      id: 'reparameterisation',
      label: { en: 'A draw with a gradient', zh: '可求导的抽样' },
      tex: 'z = \\mu(x) + \\sigma(x) \\odot \\varepsilon, \\quad \\varepsilon \\sim \\mathcal N(0, I)',
      symbol: 'reparameterise',
      reference: 'Kingma, Welling 2014, section 2.4',
    },
    {
      id: 'decoder',
      label: { en: 'Decoder', zh: '解码器' },
      tex: 'p(x\\mid z) = \\mathcal N\\bigl(x;\\, \\mu(z),\\, \\operatorname{diag}\\sigma^2(z)\\bigr)',
      symbol: 'decode',
      reference: 'Kingma, Welling 2014, appendix C.2',
    },
    {
      id: 'kl',
      label: { en: 'KL to the prior', zh: '到先验的 KL' },
      tex: 'D_{\\mathrm{KL}}\\bigl(q(z\\mid x)\\,\\|\\,p(z)\\bigr) = \\tfrac12 \\sum_j \\bigl(\\mu_j^2 + \\sigma_j^2 - \\log \\sigma_j^2 - 1\\bigr)',
      symbol: 'klToPrior',
      reference: 'Kingma, Welling 2014, appendix B',
    },
    {
      id: 'elbo',
      label: { en: 'The loss, −ELBO', zh: '损失，−ELBO' },
      tex: '-\\mathcal L(x) = -\\mathbb E_{q(z\\mid x)}\\bigl[\\log p(x\\mid z)\\bigr] + \\beta\\, D_{\\mathrm{KL}}\\bigl(q(z\\mid x)\\,\\|\\,p(z)\\bigr)',
      symbol: 'loss',
      reference: 'Kingma, Welling 2014, eq. 7',
    },
    {
      id: 'importance',
      label: { en: 'Likelihood by importance sampling', zh: '重要性采样估计似然' },
      tex: '\\log p(x) \\approx \\log \\frac1K \\sum_{k=1}^K \\frac{p(x, z_k)}{q(z_k\\mid x)}, \\quad z_k \\sim q(z\\mid x)',
      symbol: 'logDensity',
      reference: 'Burda, Grosse, Salakhutdinov 2016, section 3',
    },
  ],
};
