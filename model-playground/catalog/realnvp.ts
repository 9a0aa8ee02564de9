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

/** RealNVP in the plane. */
export const realNvp: Experiment = {
  slug: 'realnvp',
  title: { en: 'RealNVP bends the plane', zh: 'RealNVP 弯曲平面' },
  lookAt: [
    {
      en: 'Each layer keeps one coordinate and stretches and shifts the other by amounts that depend on it, so every layer can be undone exactly.',
      zh: '每一层保留一个坐标，并按它的值拉伸、平移另一个坐标，因此每一层都能精确还原。',
    },
    {
      en: 'The lines are a square grid of the base, carried into data space: where they crowd the model is dense, where they part it is thin.',
      zh: '图中的线是基空间的方格网，被带到数据空间：线密处模型密度大，线疏处密度小。',
    },
    {
      en: 'A flow can bend the plane but never tear it: between two moons a thin bridge remains, and it costs likelihood.',
      zh: '流可以弯曲平面，却不能撕开它：两个月牙之间总留着一座细桥，而这要付出似然的代价。',
    },
  ],
  topics: ['flow models'],
  paper: {
    title: 'Density Estimation Using Real NVP',
    authors: ['Laurent Dinh', 'Jascha Sohl-Dickstein', 'Samy Bengio'],
    year: 2017,
    url: 'https://arxiv.org/abs/1605.08803',
  },
  yardstick: {
    en: 'The homework on flow models trains affine couplings in the plane; here the density of the data is known, so the gap to its entropy is exact. Nats a point.',
    zh: '流模型作业在平面上训练仿射耦合；这里数据的密度已知，因此与熵的差距是精确的。单位为每点奈特。',
  },
  ...planarFlow,
  controls: [
    planarControl('moons'),
    drawingControl,
    trainingSetControl(['100', '1000', '10000'], '10000'),
    layersControl(
      { en: 'Coupling layers', zh: '耦合层数' },
      {
        en: 'Odd and even layers change different coordinates.',
        zh: '奇数层与偶数层改变不同的坐标。',
      },
    ),
    widthControl({
      en: 'Of the two hidden layers of each coupling’s network.',
      zh: '每个耦合层的网络有两个隐藏层，这是它们的宽度。',
    }),
    learningRateControl(3e-3),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(3000),
  ],
  expectations: [
    {
      id: 'bends',
      text: {
        en: 'Soon the flow comes within 0.5 nats of the entropy: the grid has bent around the data.',
        zh: '流很快与熵相差不到 0.5 奈特：网格已绕着数据弯曲。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.5,
      when: 'any',
    },
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
      id: 'one-layer',
      label: { en: 'One layer', zh: '只有一层' },
      text: {
        en: 'A single coupling changes one coordinate only: the other keeps the base’s bell shape, and the moons cannot be bent apart.',
        zh: '单个耦合层只改变一个坐标：另一个坐标保持基分布的钟形，两个月牙分不开。',
      },
      settings: { layers: 1 },
    },
    hundredPoints,
    {
      id: 'islands',
      label: { en: 'Eight islands', zh: '八座孤岛' },
      text: {
        en: 'Eight separate heaps are the hardest for a map without tears: look at the threads that join them.',
        zh: '八个互不相连的堆，对一个不能撕裂的映射最难：看把它们连起来的细丝。',
      },
      settings: { data: 'ring', layers: 4 },
    },
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'With a learning rate of 1 the stretches saturate at once, and the loss jumps or stops being a number.',
        zh: '学习率为 1 时，拉伸立刻饱和，损失乱跳，或不再是数。',
      },
      settings: { learningRate: 1 },
    },
  ],
  source: 'models/realnvp.ts',
  equations: [
    {
      id: 'network',
      label: { en: 'Stretch and shift', zh: '拉伸与平移' },
      tex: 's = 2 \\tanh a(x_1), \\quad t = b(x_1)',
      symbol: 'scaleAndShift',
      reference: 'Dinh, Sohl-Dickstein, Bengio 2017, section 3.2',
    },
    {
      id: 'coupling',
      label: { en: 'Coupling and its determinant', zh: '耦合及其行列式' },
      tex: 'y_1 = x_1, \\quad y_2 = x_2\\, e^{s(x_1)} + t(x_1), \\quad \\log\\left|\\det \\frac{\\partial y}{\\partial x}\\right| = s(x_1)',
      symbol: 'toBase',
      reference: 'Dinh, Sohl-Dickstein, Bengio 2017, eq. 4 to 6',
    },
    {
      id: 'inverse',
      label: { en: 'The way back', zh: '返回' },
      tex: 'x_2 = \\bigl(y_2 - t(y_1)\\bigr)\\, e^{-s(y_1)}',
      symbol: 'fromBase',
      reference: 'Dinh, Sohl-Dickstein, Bengio 2017, eq. 8',
    },
    {
      id: 'density',
      label: { en: 'Exact log-density', zh: '精确的对数密度' },
      tex: '\\log p(x) = \\log \\mathcal N\\bigl(f(x); 0, I\\bigr) + \\log\\left|\\det \\frac{\\partial f(x)}{\\partial x}\\right|',
      symbol: 'logDensity',
      reference: 'Dinh, Sohl-Dickstein, Bengio 2017, eq. 3',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_i \\log p(x_i)',
      symbol: 'loss',
      reference: 'Dinh, Sohl-Dickstein, Bengio 2017, section 3.1',
    },
  ],
};
