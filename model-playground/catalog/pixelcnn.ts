import {
  halfControl,
  halvesOfImage,
  hundredImages,
  imageDataControl,
  imageQuantities,
  imageSetControl,
  imagesFloor,
  imagesYardstick,
  independentPixels,
  withinTenPercent,
} from './images.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** PixelCNN on shapes and digits. */
export const pixelCnn: Experiment = {
  slug: 'pixelcnn',
  title: { en: 'PixelCNN on shapes and digits', zh: '形状与数字上的 PixelCNN' },
  lookAt: [
    {
      en: 'Images form pixel by pixel, from the top left: each pixel is a coin whose bias the network reads off the pixels before it.',
      zh: '图像从左上角起逐像素形成：每个像素都是一枚硬币，其偏向由网络从之前的像素读出。',
    },
    {
      en: 'Nearly all is paid in a few pixels: where a shape begins, and which one it is. Once that is seen, the rest is certain, and costs nothing if the network sees far enough.',
      zh: '代价几乎都付在少数像素上：形状从哪里开始、是哪一种。看清之后其余都是确定的；只要网络看得够远，就不再花费。',
    },
    {
      en: 'Point at a pixel: what it is guessed from is tinted. Masked layers leave a blind spot above and to the right.',
      zh: '指向一个像素：猜它所凭的像素会着色。掩码卷积在右上方留下一块盲区。',
    },
  ],
  topics: ['autoregressive models'],
  paper: {
    title: 'Pixel Recurrent Neural Networks',
    authors: ['Aäron van den Oord', 'Nal Kalchbrenner', 'Koray Kavukcuoglu'],
    year: 2016,
    url: 'https://arxiv.org/abs/1601.06759',
  },
  yardstick: imagesYardstick,
  floor: imagesFloor,
  baseline: independentPixels,
  lossName: { en: '−log p(x), nats an image', zh: '−log p(x)，每幅奈特' },
  parts: halvesOfImage,
  picture: 'pixels',
  controls: [
    imageDataControl('12'),
    imageSetControl,
    halfControl,
    {
      key: 'filter',
      group: 'model',
      type: 'choice',
      label: { en: 'Filter', zh: '滤波器' },
      hint: {
        en: 'Height and width of the masked filters, of which the upper half is used.',
        zh: '掩码滤波器的高与宽，其中只用上半部分。',
      },
      default: '5',
      options: [
        { value: '3', label: { en: '3 × 3', zh: '3 × 3' } },
        { value: '5', label: { en: '5 × 5', zh: '5 × 5' } },
        { value: '7', label: { en: '7 × 7', zh: '7 × 7' } },
      ],
    },
    {
      key: 'depth',
      group: 'model',
      type: 'number',
      label: { en: 'Layers with mask B', zh: 'B 型掩码层数' },
      hint: {
        en: 'They follow one layer with mask A; each lets a pixel see further up.',
        zh: '接在一层 A 型掩码之后；每多一层，像素就能看得更高。',
      },
      default: 4,
      min: 0,
      max: 8,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      key: 'width',
      group: 'model',
      type: 'number',
      label: { en: 'Filters a layer', zh: '每层通道数' },
      hint: {
        en: 'The homework has 64; twice as many need about four times the arithmetic.',
        zh: '作业中为 64；通道数加倍，运算量约为四倍。',
      },
      default: 24,
      min: 4,
      max: 64,
      step: 4,
      scale: 'linear',
      integer: true,
    },
    learningRateControl(5e-3),
    batchControl(['16', '32', '64', '128'], '32'),
    stepsControl(1500),
  ],
  quantities: imageQuantities,
  expectations: [
    withinTenPercent,
    {
      id: 'far-below-independent',
      text: {
        en: 'It soon needs less than three quarters of what independent pixels cost: that the pixels of a shape come together is no accident.',
        zh: '它所需的代价很快就不到各像素独立时的四分之三：一个形状的像素一同出现，并非偶然。',
      },
      quantity: 'ofIndependent',
      comparison: 'below',
      threshold: 75,
      when: 'any',
    },
  ],
  presets: [
    {
      id: 'short-sight',
      label: { en: 'Short sight', zh: '近视' },
      text: {
        en: 'Filters of 3 × 3 and one layer with mask B: nothing more than two rows up is seen. Whether a shape stands further up, the model cannot know when it begins another one.',
        zh: '3 × 3 的滤波器，只有一层 B 型掩码：两行以上就看不见了。再往上是否已有形状，模型在开始画下一个时无从知道。',
      },
      settings: { filter: '3', depth: 1 },
    },
    hundredImages,
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'Steps of 0.1 can throw a ReLU to where it is zero for every image; no gradient brings it back. Compare what is left with independent pixels.',
        zh: '学习率取 0.1 时，一步就可能把 ReLU 推到对所有图像都为零的地方，没有梯度能把它拉回来。把剩下的与各像素独立时比一比。',
      },
      settings: { learningRate: 0.1 },
    },
  ],
  source: 'models/pixelcnn.ts',
  equations: [
    {
      id: 'chain-rule',
      label: { en: 'The chain rule', zh: '链式法则' },
      tex: '\\log p(x) = \\sum_{i=1}^{n^2} \\log p(x_i \\mid x_1, \\ldots, x_{i-1})',
      symbol: 'logDensity',
      reference: 'van den Oord, Kalchbrenner, Kavukcuoglu 2016, eq. 1',
    },
    {
      id: 'conditionals',
      label: { en: 'All conditionals at once', zh: '同时给出所有条件分布' },
      tex: 'p(x_i = 1 \\mid x_{<i}) = \\sigma\\bigl(\\ell_i(x_{<i})\\bigr)',
      symbol: 'logits',
      reference: 'van den Oord, Kalchbrenner, Kavukcuoglu 2016, section 3.4',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\frac1N \\sum_{n=1}^N \\sum_i \\bigl[\\log(1 + e^{\\ell_i}) - x_i\\, \\ell_i\\bigr]',
      symbol: 'loss',
      reference: 'van den Oord, Kalchbrenner, Kavukcuoglu 2016, section 2.1',
    },
    {
      id: 'field',
      label: { en: 'What is seen from a pixel', zh: '一个像素看得到什么' },
      tex: '\\text{field} = \\{o_A + o_{B,1} + \\cdots + o_{B,L}\\}, \\quad o_A < 0,\\; o_B \\le 0',
      symbol: 'fieldOfView',
      reference: 'van den Oord et al. 2016 (arXiv:1606.05328), figure 1',
    },
    {
      id: 'sample',
      label: { en: 'Pixel by pixel', zh: '逐像素' },
      tex: 'x_i \\sim \\text{Bernoulli}\\bigl(p(x_i = 1 \\mid x_{<i})\\bigr), \\quad i = 1, 2, \\ldots',
      symbol: 'complete',
      reference: 'van den Oord, Kalchbrenner, Kavukcuoglu 2016, section 2.1',
    },
  ],
};
