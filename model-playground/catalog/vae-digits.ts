import { imageSetControl, independentPixels } from './images.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A VAE on digits, with a latent map to walk in. */
export const vaeDigits: Experiment = {
  slug: 'vae-digits',
  title: { en: 'A VAE on digits', zh: '数字上的变分自编码器' },
  lookAt: [
    {
      en: 'Each held-out digit stands where the encoder expects it in a plane. Nobody told the model which digit is which, and yet each kind comes to lie in a region of its own.',
      zh: '每个留出数字都画在编码器为它预期的平面位置上。没有人告诉模型哪个是哪个数字，可是同一种数字仍会聚在自己的区域里。',
    },
    {
      en: 'Walk: point into the map, or move the two sliders with the arrow keys. The decoder draws what it expects where you stand, also between two digits.',
      zh: '走一走：指向地图，或用方向键移动两个滑块。解码器会画出它在您所处位置的预期，包括两个数字之间的地方。',
    },
    {
      en: 'The loss is paid in two parts: saying where the image is in the plane, and saying its pixels once that is known. Two numbers cannot say much, so most is paid for the pixels.',
      zh: '损失分两部分支付：说出图像在平面的何处，以及知道何处之后再说出像素。两个数说不了多少，所以大部分付给了像素。',
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
    en: 'A VAE of images, with −ELBO, reconstruction and KL over training, samples, reconstructions, and what lies between two images. The homework’s images are in colour and its networks convolutional; here digits in black and white and dense layers learn within a minute.',
    zh: '图像 VAE：训练过程中的 −ELBO、重构与 KL，样本、重构图像，以及两幅图像之间的内容。作业用彩色图像和卷积网络；这里用黑白数字和全连接层，一分钟内即可学成。',
  },
  floor: {
    name: { en: 'Entropy of the data', zh: '数据的熵' },
    explanation: {
      en: 'Nobody knows how many nats handwritten digits need at least.',
      zh: '没有人知道描述手写数字至少需要多少奈特。',
    },
    unit: 'nats',
  },
  baseline: independentPixels,
  lossName: { en: '−ELBO, nats an image', zh: '−ELBO，每幅奈特' },
  heldOutName: { en: '−ELBO of held-out digits', zh: '留出数字的 −ELBO' },
  parts: [
    { name: 'reconstruction', label: { en: 'reconstruction', zh: '重构' } },
    { name: 'kl', label: { en: 'KL to the prior', zh: '到先验的 KL' } },
  ],
  picture: 'latent-images',
  controls: [
    {
      key: 'data',
      group: 'data',
      type: 'choice',
      label: { en: 'Digits', zh: '数字' },
      hint: {
        en: 'From MNIST, in black and white (665 kB); the smaller ones learn faster.',
        zh: '来自 MNIST 的黑白数字（665 kB）；小的学得更快。',
      },
      default: 'digits-28',
      options: [
        { value: 'digits-14', label: { en: '14 × 14', zh: '14 × 14' } },
        { value: 'digits-28', label: { en: '28 × 28', zh: '28 × 28' } },
      ],
    },
    {
      ...imageSetControl,
      hint: {
        en: 'How many of the 6,000 digits may be learned from. The held-out ones are others.',
        zh: '6,000 个数字中可供学习的数目。留出的是另外一些。',
      },
    },
    {
      key: 'latentSize',
      group: 'model',
      type: 'choice',
      label: { en: 'Latent variables', zh: '隐变量个数' },
      hint: {
        en: 'Of more than two, the map shows the two that say most; the others stand at 0.',
        zh: '多于两个时，地图显示信息最多的两个，其余取 0。',
      },
      default: '2',
      options: ['1', '2', '8', '16'].map((value) => ({ value, label: { en: value, zh: value } })),
    },
    {
      ...widthControl({
        en: 'Of the two hidden layers of encoder and decoder.',
        zh: '编码器与解码器各两个隐藏层的宽度。',
      }),
      default: 128,
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
      max: 50,
      step: 0.1,
      scale: 'linear',
      integer: false,
    },
    learningRateControl(2e-3),
    batchControl(['32', '64', '128'], '64'),
    stepsControl(2000),
  ],
  quantities: [
    { key: 'reconstruction', label: { en: 'Reconstruction', zh: '重构' }, unit: 'nats' },
    { key: 'kl', label: { en: 'KL to the prior', zh: '到先验的 KL' }, unit: 'nats' },
    {
      key: 'bound',
      label: { en: 'Bound of 50 draws, −L₅₀', zh: '五十次抽样的界，−L₅₀' },
      unit: 'nats',
    },
    {
      key: 'below',
      label: { en: '−ELBO below independent pixels', zh: '−ELBO 低于各像素独立' },
      unit: 'nats',
    },
    {
      key: 'ofIndependent',
      label: { en: 'Of what independent pixels cost', zh: '相对于各像素独立' },
      unit: 'percent',
    },
    { key: 'activeLatents', label: { en: 'Latents in use', zh: '在用的隐变量' }, unit: 'count' },
  ],
  expectations: [
    {
      id: 'below-independent',
      text: {
        en: 'At the end a held-out digit costs at least 40 nats less than with independent pixels (28 × 28).',
        zh: '训练结束时，一个留出数字比各像素独立时至少少花 40 奈特（28 × 28）。',
      },
      quantity: 'below',
      comparison: 'above',
      threshold: 40,
      when: 'finished',
    },
    {
      id: 'both-in-use',
      text: {
        en: 'Both latents are in use: neither has collapsed onto the prior.',
        zh: '两个隐变量都在用：没有哪个坍缩到先验上。',
      },
      quantity: 'activeLatents',
      comparison: 'above',
      threshold: 1.5,
      when: 'finished',
    },
    {
      id: 'few-nats',
      text: {
        en: 'Saying where the digit is in the plane costs less than 8 nats: as much as naming one of 3,000 places.',
        zh: '说出数字在平面何处，所花不到 8 奈特：相当于在 3,000 个位置中指明一个。',
      },
      quantity: 'kl',
      comparison: 'below',
      threshold: 8,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'collapse',
      label: { en: 'Posterior collapse', zh: '后验坍缩' },
      text: {
        en: 'With β = 50 no nat of latent is worth its price: the KL falls to nearly nothing, all digits stand in one heap, and wherever one walks the decoder draws the same blur. What is paid is what independent pixels cost.',
        zh: '当 β = 50 时，隐变量的任何一奈特都不值其价：KL 几乎降到零，所有数字挤成一堆，走到哪里解码器画出的都是同一团模糊。所付的正是各像素独立时的代价。',
      },
      settings: { beta: 50 },
    },
    {
      id: 'one-latent',
      label: { en: 'A single latent', zh: '只有一个隐变量' },
      text: {
        en: 'All digits have to stand in one line, so that neighbours on it need not look alike, and more is left to be said about the pixels. (On the map each kind has a row of its own.)',
        zh: '所有数字只能排成一条线，线上相邻者未必相像，要由像素来说的就更多。（地图上每种数字各占一行。）',
      },
      settings: { latentSize: '1' },
    },
    {
      id: 'memorise',
      label: { en: 'A hundred digits', zh: '一百个数字' },
      text: {
        en: 'The loss falls far below that of six thousand digits, and the held-out figure rises again: the decoder has learned a hundred images by heart.',
        zh: '损失降到远低于六千个数字时的水平，而留出的数值重新上升：解码器把一百幅图像背了下来。',
      },
      settings: { trainingSet: '100' },
    },
    {
      id: 'eight-latents',
      label: { en: 'Eight latents', zh: '八个隐变量' },
      text: {
        en: 'Far cheaper, and no longer to be seen at a glance: the map shows two of eight axes, on which the kinds lie over one another, and walking in them alone changes little.',
        zh: '便宜得多，却不再一目了然：地图只显示八个轴中的两个，各种数字在其上相互重叠，只沿这两个轴行走变化不大。',
      },
      settings: { latentSize: '8' },
    },
  ],
  source: 'models/image-vae.ts',
  equations: [
    {
      id: 'encoder',
      label: { en: 'Encoder', zh: '编码器' },
      tex: 'q(z\\mid x) = \\mathcal N\\bigl(z;\\, \\mu(x),\\, \\operatorname{diag}\\sigma^2(x)\\bigr)',
      symbol: 'encode',
      reference: 'Kingma, Welling 2014, eq. 9',
    },
    {
      id: 'decoder',
      label: { en: 'Decoder: a coin for each pixel', zh: '解码器：每个像素一枚硬币' },
      tex: 'p(x\\mid z) = \\prod_i \\sigma\\bigl(\\ell_i(z)\\bigr)^{x_i} \\bigl(1 - \\sigma(\\ell_i(z))\\bigr)^{1 - x_i}',
      symbol: 'decode',
      reference: 'Kingma, Welling 2014, appendix C.1',
    },
    {
      id: 'elbo',
      label: { en: 'The loss, −ELBO', zh: '损失，−ELBO' },
      tex: '-\\mathcal L(x) = -\\mathbb E_{q(z\\mid x)}\\bigl[\\log p(x\\mid z)\\bigr] + \\beta\\, D_{\\mathrm{KL}}\\bigl(q(z\\mid x)\\,\\|\\,p(z)\\bigr)',
      symbol: 'loss',
      reference: 'Kingma, Welling 2014, eq. 7',
    },
    {
      id: 'weights',
      label: { en: 'Importance weights', zh: '重要性权重' },
      tex: 'w_k = \\frac{p(x, z_k)}{q(z_k\\mid x)}, \\quad z_k \\sim q(z\\mid x)',
      symbol: 'logWeights',
      reference: 'Burda, Grosse, Salakhutdinov 2016, eq. 8',
    },
    {
      id: 'bound',
      label: { en: 'A tighter bound, L₅₀', zh: '更紧的下界 L₅₀' },
      tex: '\\log p(x) \\ge \\mathbb E\\, \\log \\frac1K \\sum_{k=1}^K w_k \\ge \\mathcal L(x)',
      symbol: 'logDensity',
      reference: 'Burda, Grosse, Salakhutdinov 2016, theorem 1',
    },
    {
      id: 'sample',
      label: { en: 'A new digit', zh: '新的数字' },
      tex: 'z \\sim \\mathcal N(0, I), \\quad x_i \\sim \\operatorname{Bernoulli}\\bigl(\\sigma(\\ell_i(z))\\bigr)',
      symbol: 'sample',
      reference: 'Kingma, Welling 2014, section 2.1',
    },
  ],
};
