import { drawingControl, planarControl } from './planar.ts';
import { hundredPoints, layersControl, planarFlow } from './planar-flow.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** Masked autoregressive flow in the plane. */
export const maf: Experiment = {
  slug: 'maf',
  title: { en: 'A masked autoregressive flow', zh: '掩码自回归流' },
  lookAt: [
    {
      en: 'Each layer describes the first coordinate by one bell curve, and the second by a bell curve that depends on the first.',
      zh: '每一层用一条钟形曲线描述第一个坐标，再用一条依赖于它的钟形曲线描述第二个坐标。',
    },
    {
      en: 'What a layer cannot explain is left in its noise; the next layer, with the order turned around, models that noise.',
      zh: '一层解释不了的东西留在它的噪声里；下一层把次序倒过来，再去建模这些噪声。',
    },
    {
      en: 'The density takes one pass through the stack. Samples take a pass for each coordinate and layer, because a coordinate has to wait for the one before it.',
      zh: '算密度只需穿过各层一次；抽样则每层每个坐标都要一次，因为后一个坐标必须等前一个。',
    },
  ],
  topics: ['flow models', 'autoregressive models'],
  paper: {
    title: 'Masked Autoregressive Flow for Density Estimation',
    authors: ['George Papamakarios', 'Theo Pavlakou', 'Iain Murray'],
    year: 2017,
    url: 'https://arxiv.org/abs/1705.07057',
  },
  yardstick: {
    en: 'An autoregressive flow in the plane, beside RealNVP on the same data and the same floor. Nats a point.',
    zh: '平面上的自回归流，与 RealNVP 用同样的数据和同样的下限对照。单位为每点奈特。',
  },
  ...planarFlow,
  controls: [
    planarControl('moons'),
    drawingControl,
    trainingSetControl(['100', '1000', '10000'], '10000'),
    layersControl(
      { en: 'Layers', zh: '层数' },
      { en: 'Autoregressive models in the stack.', zh: '叠在一起的自回归模型个数。' },
    ),
    {
      key: 'order',
      group: 'model',
      type: 'choice',
      label: { en: 'Order of the coordinates', zh: '坐标的次序' },
      hint: {
        en: 'With one fixed order the first coordinate never learns of the second.',
        zh: '次序固定时，第一个坐标永远不知道第二个。',
      },
      default: 'alternating',
      options: [
        { value: 'alternating', label: { en: 'turned around in each layer', zh: '逐层颠倒' } },
        { value: 'fixed', label: { en: 'the same in each layer', zh: '各层相同' } },
      ],
    },
    widthControl({
      en: 'Of the two hidden layers of each masked network.',
      zh: '每个掩码网络有两个隐藏层，这是它们的宽度。',
    }),
    learningRateControl(3e-3),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(3000),
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the flow is within 0.1 nats of the entropy.',
        zh: '训练结束时，流与熵相差不到 0.1 奈特。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.1,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'fixed-order',
      label: { en: 'The wrong order', zh: '错误的次序' },
      text: {
        en: 'Eight layers, but always the same coordinate first: each layer can only stretch and shift it as a whole, so its two-humped shape stays a bell, whatever the other coordinate does.',
        zh: '八层，但总是同一个坐标在前：每层只能整体拉伸、平移它，于是无论另一个坐标怎样，它双峰的形状始终只能是一条钟形曲线。',
      },
      settings: { order: 'fixed' },
    },
    {
      id: 'one-layer',
      label: { en: 'One layer', zh: '只有一层' },
      text: {
        en: 'A single layer is a Gaussian autoregressive model: for each value of the first coordinate one bell for the second. Where the moons lie above each other it can only cover both.',
        zh: '单独一层就是高斯自回归模型：对第一个坐标的每个值，第二个坐标只有一条钟形。在两个月牙上下重叠处，它只能把两者一起盖住。',
      },
      settings: { layers: 1 },
    },
    hundredPoints,
  ],
  source: 'models/maf.ts',
  equations: [
    {
      id: 'conditionals',
      label: { en: 'One conditional a coordinate', zh: '每个坐标一个条件分布' },
      tex: 'p(x_i \\mid x_{1:i-1}) = \\mathcal N\\bigl(x_i;\\, \\mu_i,\\, (e^{\\alpha_i})^2\\bigr), \\quad \\mu_i, \\alpha_i = g_i(x_{1:i-1})',
      symbol: 'conditionals',
      reference: 'Papamakarios, Pavlakou, Murray 2017, eq. 2',
    },
    {
      id: 'to-base',
      label: { en: 'The noise, and its determinant', zh: '噪声及其行列式' },
      tex: 'u_i = (x_i - \\mu_i)\\, e^{-\\alpha_i}, \\quad \\log\\left|\\det \\frac{\\partial u}{\\partial x}\\right| = -\\sum_i \\alpha_i',
      symbol: 'toBase',
      reference: 'Papamakarios, Pavlakou, Murray 2017, eq. 4 and 5',
    },
    {
      id: 'from-base',
      label: { en: 'The way back, one by one', zh: '逐个返回' },
      tex: 'x_i = u_i\\, e^{\\alpha_i} + \\mu_i',
      symbol: 'fromBase',
      reference: 'Papamakarios, Pavlakou, Murray 2017, eq. 3',
    },
    {
      id: 'density',
      label: { en: 'Exact log-density', zh: '精确的对数密度' },
      tex: '\\log p(x) = \\log \\mathcal N(z; 0, I) + \\log\\left|\\det \\frac{\\partial z}{\\partial x}\\right|',
      symbol: 'logDensity',
      reference: 'Papamakarios, Pavlakou, Murray 2017, eq. 1',
    },
  ],
};
