import {
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

/** A causal transformer over pixels, on shapes and digits. */
export const pixelTransformer: Experiment = {
  slug: 'pixel-transformer',
  title: { en: 'A transformer over pixels', zh: '像素上的 transformer' },
  lookAt: [
    {
      en: 'An image is read as a sequence, pixel after pixel: attention looks back over all of it, so there is no blind spot, and nothing tells it that the pixel above is a neighbour.',
      zh: '图像被当作一串像素逐个读入：注意力回看之前的全部像素，因此没有盲区；而上方的像素就在旁边，这一点没有谁告诉它。',
    },
    {
      en: 'It has to learn where “above” is before it can draw a shape; the loss falls slowly until then, and fast afterwards.',
      zh: '它得先学会“上方”在哪里，才画得出形状；在那之前损失下降缓慢，之后便很快。',
    },
    {
      en: 'Drawing asks the network once a pixel. With the keys and values of earlier pixels kept, that costs one place each time; without, the whole sequence again: the plot below is measured on your machine.',
      zh: '画图时每个像素都要问一次网络。留住先前像素的键与值，每次只算一个位置；否则每次都要重算整个序列：下面的图就是在你的机器上测得的。',
    },
  ],
  topics: ['autoregressive models'],
  paper: {
    title: 'Generative Pretraining from Pixels',
    authors: [
      'Mark Chen',
      'Alec Radford',
      'Rewon Child',
      'Jeffrey Wu',
      'Heewoo Jun',
      'David Luan',
      'Ilya Sutskever',
    ],
    year: 2020,
    url: 'https://proceedings.mlr.press/v119/chen20s.html',
  },
  yardstick: imagesYardstick,
  floor: imagesFloor,
  baseline: independentPixels,
  lossName: { en: '−log p(x), nats an image', zh: '−log p(x)，每幅奈特' },
  parts: halvesOfImage,
  picture: 'pixels',
  controls: [
    imageDataControl('8'),
    imageSetControl,
    {
      key: 'positions',
      group: 'model',
      type: 'choice',
      label: { en: 'Positions', zh: '位置' },
      hint: {
        en: 'Learned vectors that tell a pixel where it is: one for each place, as in the homework, or one for its row and one for its column, added.',
        zh: '告诉像素身在何处的可学习向量：每个位置一个（如作业），或行、列各一个再相加。',
      },
      default: 'rows-and-columns',
      options: [
        { value: 'rows-and-columns', label: { en: 'row and column', zh: '行与列' } },
        { value: 'each', label: { en: 'each place', zh: '每个位置' } },
        { value: 'none', label: { en: 'none', zh: '无' } },
      ],
    },
    {
      key: 'depth',
      group: 'model',
      type: 'number',
      label: { en: 'Blocks', zh: '层数' },
      hint: {
        en: 'Each is attention to what came before, then a perceptron at every pixel.',
        zh: '每一层先对之前的像素做注意力，再在每个像素上过一个感知机。',
      },
      default: 2,
      min: 1,
      max: 4,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      key: 'width',
      group: 'model',
      type: 'number',
      label: { en: 'Width', zh: '宽度' },
      hint: {
        en: 'Numbers that describe a pixel inside the network; the heads share them.',
        zh: '网络内部描述一个像素的数，由各注意力头分享。',
      },
      default: 48,
      min: 8,
      max: 128,
      step: 8,
      scale: 'linear',
      integer: true,
    },
    {
      key: 'heads',
      group: 'model',
      type: 'choice',
      label: { en: 'Heads', zh: '注意力头数' },
      hint: {
        en: 'Each head looks at its own places: one at the pixel to the left, another above.',
        zh: '每个头看各自的位置：有的看左边，有的看上方。',
      },
      default: '4',
      options: ['1', '2', '4', '8'].map((value) => ({ value, label: { en: value, zh: value } })),
    },
    learningRateControl(3e-3),
    batchControl(['16', '32', '64', '128'], '32'),
    stepsControl(800),
  ],
  quantities: imageQuantities,
  expectations: [
    withinTenPercent,
    {
      id: 'on-shapes',
      text: {
        en: 'At the end more than 70 % of its probability lies on true shapes: most of what it draws is one.',
        zh: '训练结束时，它的概率有 70 % 以上落在真正的形状上：画出来的多半就是形状。',
      },
      quantity: 'onData',
      comparison: 'above',
      threshold: 70,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'no-positions',
      label: { en: 'No positions', zh: '没有位置' },
      text: {
        en: 'Without positions the earlier pixels are a heap: attention can tell which of them are ink, not where they are, except by how many came before. At the end the model still needs about twice the entropy.',
        zh: '没有位置时，先前的像素只是一堆：注意力知道其中哪些有墨，却不知道它们在哪里，只能凭之前有多少个来猜。训练结束时，模型所需仍约为熵的两倍。',
      },
      settings: { positions: 'none' },
    },
    {
      id: 'one-block',
      label: { en: 'One block', zh: '只有一层' },
      text: {
        en: 'One look back, and nothing can be asked about what was seen there: a single block gathers pixels but cannot follow an edge to where it began. At the end about a third more than the entropy is needed.',
        zh: '只回看一次，就无法再追问看到的是什么：单独一层能收集像素，却不能沿着边缘找到它的起点。训练结束时所需仍比熵多约三分之一。',
      },
      settings: { depth: 1 },
    },
    {
      id: 'larger',
      label: { en: 'Larger images', zh: '更大的图像' },
      text: {
        en: 'On 12 × 12 pixels there are 144 places to look back to instead of 64, a step costs more than twice as much, and as many steps do not suffice: nothing told the network which pixels are neighbours. Masked convolutions, which know it, learn this set well.',
        zh: '12 × 12 的图像有 144 个位置可回看，而不是 64 个；一步的代价是两倍多，同样的步数却不够：没有谁告诉网络哪些像素相邻。知道这一点的掩码卷积能学好这个集合。',
      },
      settings: { data: '12' },
    },
    hundredImages,
  ],
  source: 'models/pixel-transformer.ts',
  equations: [
    {
      id: 'chain-rule',
      label: { en: 'The chain rule', zh: '链式法则' },
      tex: '\\log p(x) = \\sum_{i=1}^{n^2} \\log p(x_i \\mid x_1, \\ldots, x_{i-1})',
      symbol: 'logDensity',
      reference: 'Chen et al. 2020, section 2.1',
    },
    {
      id: 'conditionals',
      label: { en: 'All conditionals at once', zh: '同时给出所有条件分布' },
      tex: 'p(x_i = 1 \\mid x_{<i}) = \\sigma\\bigl(\\ell_i(\\text{start}, x_1, \\ldots, x_{i-1})\\bigr)',
      symbol: 'logits',
      reference: 'Vaswani et al. 2017, section 3.2.3',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\frac1N \\sum_{n=1}^N \\sum_i \\bigl[\\log(1 + e^{\\ell_i}) - x_i\\, \\ell_i\\bigr]',
      symbol: 'loss',
      reference: 'Chen et al. 2020, section 2.1',
    },
    {
      id: 'cache',
      label: { en: 'The next pixel, keys and values kept', zh: '下一个像素，保留键与值' },
      tex: 'a_i = \\text{softmax}\\Bigl(\\frac{q_i K_{\\le i}^\\top}{\\sqrt{d}}\\Bigr) V_{\\le i}, \\quad K_{\\le i} = [K_{<i};\\, k_i],\\; V_{\\le i} = [V_{<i};\\, v_i]',
      symbol: 'drawNext',
      reference: 'Vaswani et al. 2017, eq. 1, for one query',
    },
    {
      id: 'sample',
      label: { en: 'Pixel by pixel', zh: '逐像素' },
      tex: 'x_i \\sim \\text{Bernoulli}\\bigl(p(x_i = 1 \\mid x_{<i})\\bigr), \\quad i = 1, 2, \\ldots',
      symbol: 'complete',
      reference: 'Chen et al. 2020, section 2.1',
    },
  ],
};
