import { criticStepsControl, discriminatorLoss, objectiveControl } from './adversarial.ts';
import { imageSetControl } from './images.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A small DCGAN on handwritten digits. */
export const ganDigits: Experiment = {
  slug: 'gan-digits',
  title: { en: 'A convolutional GAN on digits', zh: '数字上的卷积 GAN' },
  lookAt: [
    {
      en: 'A generator turns sixteen random numbers into a small image of many channels, doubles it and smooths it by convolutions. A discriminator reads the result with convolutions of its own.',
      zh: '生成器把十六个随机数变成一幅多通道的小图，放大一倍，再用卷积抹平。判别器用自己的卷积来读它。',
    },
    {
      en: 'Below each of some samples stands the nearest image of the training set: alike, but not the same, as long as the set is large.',
      zh: '每个样本下面是训练集中离它最近的图像：只要训练集够大，两者就相似而不相同。',
    },
    {
      en: 'The bars count which digits the samples look like, beside held-out digits: a mode that the generator leaves out is a bar that is missing.',
      zh: '条形图统计样本像哪些数字，旁边是留出的数字：生成器遗漏了哪个模，哪一条就不见了。',
    },
  ],
  topics: ['generative adversarial networks'],
  paper: {
    title:
      'Unsupervised Representation Learning with Deep Convolutional Generative Adversarial Networks',
    authors: ['Alec Radford', 'Luke Metz', 'Soumith Chintala'],
    year: 2016,
    url: 'https://arxiv.org/abs/1511.06434',
  },
  yardstick: {
    en: 'The homework’s image GANs are larger and want colour; this one is small enough for a laptop. It is judged by the sliced W₁ of images along 32 lines from one digit to another, beside the same distance of fresh digits.',
    zh: '作业中的图像 GAN 更大，还要彩色；这一个小到笔记本电脑也能训练。评判用图像的切片 W₁：沿 32 条从一个数字到另一个数字的直线，并与新数字的同一距离对照。',
  },
  floor: {
    name: { en: 'Distance of fresh digits', zh: '新数字之间的距离' },
    explanation: {
      en: 'Sets of 500 digits lie this far from 1,000 held-out ones on average, by the sliced Wasserstein distance along lines between digits. The samples of a perfect model come no closer.',
      zh: '每组 500 个数字与 1,000 个留出的数字平均相距这么远，以沿数字间直线的切片 Wasserstein 距离计。完美模型的样本也不会更近。',
    },
    unit: 'distance',
  },
  heldOutName: { en: 'sliced W₁ of samples and digits', zh: '样本与数字的切片 W₁' },
  ...discriminatorLoss,
  picture: 'digit-gallery',
  controls: [
    {
      key: 'data',
      group: 'data',
      type: 'choice',
      label: { en: 'Digits', zh: '数字' },
      hint: {
        en: 'Of MNIST, in 16 shades (665 kB). The larger ones take the generator one doubling more, and a step about four times as long.',
        zh: '取自 MNIST，16 级灰度（665 kB）。较大的图像让生成器多放大一次，每步约慢四倍。',
      },
      default: 'digits-14',
      options: [
        { value: 'digits-14', label: { en: '14 × 14', zh: '14 × 14' } },
        { value: 'digits-28', label: { en: '28 × 28', zh: '28 × 28' } },
      ],
    },
    {
      ...imageSetControl,
      hint: { en: 'There are 6,000 digits to learn from.', zh: '可供学习的数字共有 6,000 幅。' },
    },
    {
      key: 'latentSize',
      group: 'model',
      type: 'number',
      label: { en: 'Numbers of noise', zh: '噪声的维数' },
      hint: {
        en: 'With one number all samples lie on one line through the space of images.',
        zh: '只有一个数时，所有样本都在图像空间的一条线上。',
      },
      default: 16,
      min: 1,
      max: 64,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      ...widthControl({
        en: 'Of the generator’s largest image and of the discriminator’s first convolution.',
        zh: '生成器最大图像的通道数，也是判别器第一层卷积的通道数。',
      }),
      label: { en: 'Channels', zh: '通道数' },
      default: 12,
      max: 64,
    },
    objectiveControl,
    criticStepsControl(1, { en: 'Moves of the discriminator', zh: '判别器的步数' }),
    learningRateControl(0.003),
    batchControl(['16', '32', '64', '128'], '32'),
    stepsControl(1200),
  ],
  quantities: [
    { key: 'digits', label: { en: 'digits that occur', zh: '出现的数字' }, unit: 'count' },
    { key: 'leftOut', label: { en: 'digits left out', zh: '遗漏的数字' }, unit: 'count' },
    {
      key: 'most',
      label: { en: 'share of the most frequent digit', zh: '最常见数字的占比' },
      unit: 'percent',
    },
    {
      key: 'nearest',
      label: {
        en: 'distance to the training set (held-out digits: 100 %)',
        zh: '与训练集的距离（留出的数字：100 %）',
      },
      unit: 'percent',
    },
  ],
  expectations: [
    {
      id: 'all-digits',
      text: {
        en: 'All ten digits occur among the samples, each at least once in a hundred.',
        zh: '十个数字都出现在样本里，每个至少占百分之一。',
      },
      quantity: 'leftOut',
      comparison: 'below',
      threshold: 0.5,
      when: 'finished',
    },
    {
      id: 'not-by-heart',
      text: {
        en: 'The samples are no closer to the training set than held-out digits are: they are not learned by heart.',
        zh: '样本并不比留出的数字更靠近训练集：它们不是背下来的。',
      },
      quantity: 'nearest',
      comparison: 'above',
      threshold: 100,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'one-number',
      label: { en: 'One number of noise', zh: '只有一个噪声数' },
      text: {
        en: 'All samples lie on one line through the space of images, which cannot pass by every way of writing: some digits are left out, and the distance stays several times that of fresh digits.',
        zh: '所有样本都在图像空间的一条线上，它不可能经过所有写法：有些数字被遗漏，距离停在新数字的好几倍。',
      },
      settings: { latentSize: 1 },
    },
    {
      id: 'too-strong',
      label: { en: 'Too strong a discriminator', zh: '判别器太强' },
      text: {
        en: 'It moves five times before each move of the generator, whose minimax objective is flat where the discriminator is sure. Its loss falls to zero, and the generator stands still.',
        zh: '生成器每走一步，它先走五步；而极小极大目标在判别器有把握处是平的。它的损失降到零，生成器停在原地。',
      },
      settings: { criticSteps: 5, objective: 'minimax' },
    },
  ],
  source: 'models/dcgan.ts',
  equations: [
    {
      id: 'generate',
      label: { en: 'A sample: doubled and smoothed', zh: '一个样本：放大并抹平' },
      tex: 'x = \\sigma\\bigl(w_2 * \\mathrm{ReLU}(w_1 * \\mathrm{double}(W z))\\bigr), \\quad z \\sim \\mathcal N(0, I)',
      symbol: 'generate',
      reference: 'Radford, Metz, Chintala 2016, section 3',
    },
    {
      id: 'verdict',
      label: { en: 'The discriminator’s verdict', zh: '判别器的判断' },
      tex: 'D(x) = \\frac{1}{1 + e^{-d(x)}}',
      symbol: 'discriminate',
      reference: 'Radford, Metz, Chintala 2016, section 3',
    },
    {
      id: 'value',
      label: { en: 'The game: what the discriminator raises', zh: '博弈：判别器要提高的量' },
      tex: 'V(D, G) = \\mathbb E_{x \\sim p_\\text{data}}[\\log D(x)] + \\mathbb E_z[\\log(1 - D(G(z)))]',
      symbol: 'discriminatorLoss',
      reference: 'Goodfellow et al. 2014, eq. 1',
    },
    {
      id: 'generator',
      label: { en: 'What the generator lowers', zh: '生成器要降低的量' },
      tex: '-\\mathbb E_z[\\log D(G(z))] \\quad\\text{or}\\quad \\mathbb E_z[\\log(1 - D(G(z)))]',
      symbol: 'generatorLoss',
      reference: 'Goodfellow et al. 2014, section 3',
    },
  ],
};
