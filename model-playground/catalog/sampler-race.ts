import { budgets } from './racers.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import { rollControls, rollNetworkControls } from './swiss-roll.ts';
import type { Experiment } from './types.ts';

/** DDPM, DDIM and flow matching at the same number of questions to the network. */
export const samplerRace: Experiment = {
  slug: 'sampler-race',
  title: { en: 'A race of samplers', zh: '采样器赛跑' },
  lookAt: [
    {
      en: 'Two networks learn the same points: one the noise, one the velocity. DDPM and DDIM ask the first, Euler and Heun the second, each as often as the others.',
      zh: '两个网络学习同样的点：一个学噪声，一个学速度。DDPM 和 DDIM 问前者，欧拉和 Heun 问后者，提问次数相同。',
    },
    {
      en: 'All four start from the same noise. With eight questions Heun lands about as close as fresh data and Euler near it; DDPM and DDIM are two to four times as far and need more.',
      zh: '四者从相同的噪声出发。只问八次时，Heun 已和新数据差不多近，欧拉也不远；DDPM 和 DDIM 的距离是它的二到四倍，需要问得更多。',
    },
    {
      en: 'The curve below tells how far the samples are from the data; the dashed line is how far fresh points of the data are from themselves.',
      zh: '下方曲线表示样本与数据的距离；虚线是新取的数据点自身的距离。',
    },
  ],
  topics: ['diffusion'],
  paper: {
    title: 'Denoising Diffusion Implicit Models',
    authors: ['Jiaming Song', 'Chenlin Meng', 'Stefano Ermon'],
    year: 2020,
    url: 'https://arxiv.org/abs/2010.02502',
  },
  yardstick: {
    en: 'The homework asks for DDPM samples with several numbers of steps. Here its network (4 × 64 on (x, t)), data and schedule, and beside it the same network for flow matching.',
    zh: '作业要求用不同步数的 DDPM 采样。这里用同样的网络（以 (x, t) 为输入的 4 × 64 MLP）、数据与日程，旁边是学流匹配的同样网络。',
  },
  floor: {
    name: { en: 'Best possible errors, summed', zh: '误差下限之和' },
    explanation: {
      en: 'The best possible ε-error plus the best possible velocity error, both computed exactly for the Swiss roll. Mean squared error a dimension.',
      zh: 'ε 误差与速度误差的理论下限之和，都对瑞士卷精确算出。单位为每维均方误差。',
    },
    unit: 'mse',
  },
  lossName: { en: 'sum of both errors', zh: '两个误差之和' },
  parts: [
    { name: 'noise', label: { en: 'ε-error (DDPM, DDIM)', zh: 'ε 误差（DDPM、DDIM）' } },
    { name: 'velocity', label: { en: 'velocity error (flow matching)', zh: '速度误差（流匹配）' } },
  ],
  picture: 'race',
  controls: [
    ...rollControls,
    ...rollNetworkControls,
    {
      key: 'samplerSteps',
      group: 'model',
      type: 'choice',
      label: { en: 'Questions to the network', zh: '提问网络的次数' },
      hint: {
        en: 'For each sample. Heun asks twice a step, so it takes half as many steps.',
        zh: '每个样本的次数。Heun 每步问两次，所以步数减半。',
      },
      default: '8',
      options: budgets.map(String).map((value) => ({ value, label: { en: value, zh: value } })),
      live: true,
    },
    {
      key: 'start',
      group: 'model',
      type: 'choice',
      label: { en: 'The diffusion starts at', zh: '扩散的起点' },
      hint: {
        en: 'DDPM and DDIM divide by what is left of the data, which is almost nothing at the end: the homework starts there.',
        zh: 'DDPM 和 DDIM 要除以数据的保留量，而它在终点几乎为零：作业就从那里开始。',
      },
      default: '0.9999',
      options: [
        { value: '0.9999', label: { en: 't = 0.9999, as the homework', zh: 't = 0.9999，同作业' } },
        { value: '0.98', label: { en: 't = 0.98', zh: 't = 0.98' } },
      ],
      live: true,
    },
    learningRateControl(1e-3),
    batchControl(['64', '256', '1024', '4096'], '1024'),
    stepsControl(9800),
  ],
  quantities: [
    {
      key: 'noiseGap',
      label: { en: 'ε-error above its floor', zh: 'ε 误差高于下限' },
      unit: 'percent',
    },
    {
      key: 'velocityGap',
      label: { en: 'Velocity error above its floor', zh: '速度误差高于下限' },
      unit: 'percent',
    },
    {
      key: 'ddpmDistance',
      label: { en: 'DDPM, 8 questions: distance', zh: 'DDPM 提问 8 次：距离' },
      unit: 'number',
    },
    {
      key: 'ddimDistance',
      label: { en: 'DDIM, 8 questions: distance', zh: 'DDIM 提问 8 次：距离' },
      unit: 'number',
    },
    {
      key: 'eulerDistance',
      label: { en: 'Flow, Euler, 8 questions: distance', zh: '流匹配欧拉提问 8 次：距离' },
      unit: 'number',
    },
    {
      key: 'heunDistance',
      label: { en: 'Flow, Heun, 8 questions: distance', zh: '流匹配 Heun 提问 8 次：距离' },
      unit: 'number',
    },
    {
      key: 'leastDistance',
      label: { en: 'Distance of fresh data', zh: '新数据的距离' },
      unit: 'number',
    },
  ],
  expectations: [
    {
      id: 'noise-near-floor',
      text: {
        en: 'At the end the ε-error is within 2 % of the best possible one.',
        zh: '训练结束时，ε 误差与理论下限相差不到 2 %。',
      },
      quantity: 'noiseGap',
      comparison: 'below',
      threshold: 2,
      when: 'finished',
    },
    {
      id: 'velocity-near-floor',
      text: {
        en: 'And the velocity error within 2 % of its own.',
        zh: '速度误差与它自己的下限相差也不到 2 %。',
      },
      quantity: 'velocityGap',
      comparison: 'below',
      threshold: 2,
      when: 'finished',
    },
    {
      id: 'heun-lands',
      text: {
        en: 'With eight questions Heun’s samples are less than 0.08 from the data.',
        zh: '只问八次，Heun 的样本与数据的距离小于 0.08。',
      },
      quantity: 'heunDistance',
      comparison: 'below',
      threshold: 0.08,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'earlier-start',
      label: { en: 'Start a little earlier', zh: '早一点出发' },
      text: {
        en: 'At t = 0.98 what is left of the data is 0.03 instead of 0.00016, and DDIM divides by that: with sixteen questions or more it lands much closer. With two it is worse off, since noise is taken for a mixture that is not quite noise.',
        zh: '在 t = 0.98 处，数据的保留量是 0.03 而不是 0.00016，DDIM 除以的就是它：问十六次以上时，落点近得多。只问两次反而更差，因为并非纯噪声的混合被当作了噪声。',
      },
      settings: { start: '0.98', samplerSteps: '16' },
    },
    {
      id: 'two-questions',
      label: { en: 'Two questions', zh: '只问两次' },
      text: {
        en: 'Nobody finds the roll: Heun has a single step, and a step as long as the whole way follows an arrow that was right only at its start.',
        zh: '谁也找不到螺旋：Heun 只有一步，而一步走完全程时，箭头只在起点处是对的。',
      },
      settings: { samplerSteps: '2' },
    },
    {
      id: 'too-small',
      label: { en: 'Too small a network', zh: '网络太小' },
      text: {
        en: 'More questions do not help when the answers are wrong: the curves level off far above the dashed line.',
        zh: '回答错了，多问也没用：曲线停在虚线之上很远的地方。',
      },
      settings: { depth: 1, width: 8 },
    },
  ],
  source: 'models/flow-matching.ts',
  equations: [
    {
      id: 'interpolate',
      label: { en: 'Flow matching: on the line', zh: '流匹配：直线上的点' },
      tex: 'x_t = (1 - t)\\, x + t\\, \\varepsilon',
      symbol: 'interpolate',
      reference: 'Lipman et al. 2022, eq. 22',
    },
    {
      id: 'velocity',
      label: { en: 'Its velocity', zh: '它的速度' },
      tex: '\\frac{\\mathrm d x_t}{\\mathrm d t} = \\varepsilon - x',
      symbol: 'lineVelocity',
      reference: 'Lipman et al. 2022, eq. 23',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\mathbb E_{t, x, \\varepsilon}\\, \\tfrac12 \\bigl\\| (\\varepsilon - x) - \\hat v(x_t, t) \\bigr\\|^2',
      symbol: 'loss',
      reference: 'Liu, Gong, Liu 2022, eq. 1',
    },
    {
      id: 'sample',
      label: { en: 'From noise to data', zh: '从噪声到数据' },
      tex: '\\frac{\\mathrm d x}{\\mathrm d t} = \\hat v(x, t), \\quad t: 1 \\to 0',
      symbol: 'sample',
      reference: 'Liu, Gong, Liu 2022, algorithm 1',
    },
  ],
};
