import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import {
  diffusionSamplerControl,
  gapQuantities,
  nearFloor,
  rollControls,
  rollNetworkControls,
  samplerStepsControl,
  thirdsOfTime,
} from './swiss-roll.ts';
import type { Experiment } from './types.ts';

/** Diffusion on the Swiss roll: the course's 2D homework problem on diffusion models. */
export const swissRollDiffusion: Experiment = {
  slug: 'swiss-roll-diffusion',
  title: { en: 'Diffusion on the Swiss roll', zh: '瑞士卷上的扩散模型' },
  lookAt: [
    {
      en: 'A small network learns to tell which noise was added to a point of the spiral.',
      zh: '一个小网络学习分辨：螺旋线上的点被加上了怎样的噪声。',
    },
    {
      en: 'The arrows show where it would move a point at each noise level: far from the data all point to the middle, close to it they bend onto the roll.',
      zh: '箭头表示在每个噪声水平下它会把点移向哪里：远离数据时都指向中心，靠近数据时弯向螺旋。',
    },
    {
      en: 'The dashed line is the smallest error that any network could reach, because part of the noise cannot be told from the data.',
      zh: '虚线是任何网络都无法突破的最小误差，因为一部分噪声与数据本身无法区分。',
    },
  ],
  topics: ['diffusion'],
  paper: {
    title: 'Denoising Diffusion Probabilistic Models',
    authors: ['Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'],
    year: 2020,
    url: 'https://arxiv.org/abs/2006.11239',
  },
  yardstick: {
    en: 'Swiss roll (noise 0.5, coordinates 0 and 2, normalised), α(t) = cos(πt/2), σ(t) = sin(πt/2), ε-prediction by an MLP of 4 × 64 on (x, t), Adam 1e-3 with 100 warm-up steps and cosine decay, batch 1,024.',
    zh: '瑞士卷（噪声 0.5，取第 0 和第 2 坐标，归一化），α(t) = cos(πt/2)，σ(t) = sin(πt/2)，以 (x, t) 为输入的 4 × 64 MLP 预测 ε，Adam 1e-3，预热 100 步后余弦衰减，批大小 1,024。',
  },
  floor: {
    name: { en: 'Best possible ε-error', zh: 'ε 误差的理论下限' },
    explanation: {
      en: 'The average variance of the noise given the noisy point, computed exactly for the Swiss roll. Mean squared error a dimension.',
      zh: '给定加噪点时噪声的平均条件方差，对瑞士卷精确算出。单位为每维均方误差。',
    },
    unit: 'mse',
  },
  lossName: { en: 'ε-prediction error', zh: 'ε 预测误差' },
  parts: thirdsOfTime,
  picture: 'vector-field',
  controls: [
    ...rollControls,
    ...rollNetworkControls,
    diffusionSamplerControl,
    samplerStepsControl(32),
    learningRateControl(1e-3),
    batchControl(['64', '256', '1024', '4096'], '1024'),
    stepsControl(9800),
  ],
  quantities: gapQuantities,
  expectations: [
    {
      id: 'beats-guessing-zero',
      text: {
        en: 'Within seconds the network beats a guess of zero, whose error is 1.',
        zh: '几秒之内，网络就胜过一律猜零（误差为 1）。',
      },
      quantity: 'heldOut',
      comparison: 'below',
      threshold: 0.6,
      when: 'any',
    },
    nearFloor,
  ],
  presets: [
    {
      id: 'memorise',
      label: { en: 'A hundred points', zh: '一百个点' },
      text: {
        en: 'The training loss falls below the floor, which is possible only by learning the hundred points by heart; on fresh points the error grows, most of all near the data.',
        zh: '训练损失降到下限以下，这只有把一百个点背下来才可能；对新点的误差反而变大，靠近数据处最明显。',
      },
      settings: { trainingSet: '100' },
    },
    {
      id: 'too-small',
      label: { en: 'Too small a network', zh: '网络太小' },
      text: {
        en: 'Eight units see the middle of the data but not the roll: far from the data the field is right, close to it the arms blur together.',
        zh: '八个单元只看得出数据的中心，看不出螺旋：远离数据时向量场正确，靠近数据时各圈糊在一起。',
      },
      settings: { depth: 1, width: 8 },
    },
    {
      id: 'few-steps',
      label: { en: 'Four noisy steps', zh: '四步带噪采样' },
      text: {
        en: 'The same model, sampled with four DDPM steps: the noise added at each step has no time to be taken away again. DDIM does better, and more steps do too.',
        zh: '同一个模型，只用四步 DDPM 采样：每步加入的噪声来不及去掉。换成 DDIM 或增加步数都会变好。',
      },
      settings: { sampler: 'ddpm', samplerSteps: 4 },
    },
    {
      id: 'too-fast',
      label: { en: 'Steps too large', zh: '步子太大' },
      text: {
        en: 'With a learning rate of 1 the units die at once: what is left guesses zero everywhere, and the error stays near 1.',
        zh: '学习率为 1 时，单元立刻失活：网络处处猜零，误差停在 1 附近。',
      },
      settings: { learningRate: 1 },
    },
  ],
  source: 'models/diffusion.ts',
  equations: [
    {
      id: 'diffuse',
      label: { en: 'Adding noise', zh: '加噪' },
      tex: 'x_t = \\alpha(t)\\, x + \\sigma(t)\\, \\varepsilon, \\quad \\varepsilon \\sim \\mathcal N(0, I)',
      symbol: 'diffuse',
      reference: 'Ho, Jain, Abbeel 2020, eq. 4',
    },
    {
      id: 'signal',
      label: { en: 'What is left of the data', zh: '数据的保留量' },
      tex: '\\alpha(t) = \\cos\\bigl(\\tfrac{\\pi}{2} t\\bigr)',
      symbol: 'signal',
      reference: 'the course’s schedule',
    },
    {
      id: 'noise',
      label: { en: 'How much noise is in', zh: '噪声的量' },
      tex: '\\sigma(t) = \\sin\\bigl(\\tfrac{\\pi}{2} t\\bigr)',
      symbol: 'noise',
      reference: 'the course’s schedule',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\mathbb E_{t, x, \\varepsilon}\\, \\tfrac12 \\bigl\\| \\varepsilon - \\hat\\varepsilon(x_t, t) \\bigr\\|^2',
      symbol: 'loss',
      reference: 'Ho, Jain, Abbeel 2020, eq. 14',
    },
    {
      id: 'step',
      label: { en: 'One step back', zh: '向回一步' },
      tex: 'x_s = \\alpha(s)\\, \\frac{x_t - \\sigma(t)\\, \\hat\\varepsilon}{\\alpha(t)} + \\sqrt{\\sigma(s)^2 - \\tilde\\sigma^2}\\; \\hat\\varepsilon + \\tilde\\sigma z',
      symbol: 'stepBack',
      reference: 'Song, Meng, Ermon 2021, eq. 12',
    },
    {
      id: 'fresh-noise',
      label: { en: 'Fresh noise: DDPM η = 1, DDIM η = 0', zh: '新噪声：DDPM η = 1，DDIM η = 0' },
      tex: '\\tilde\\sigma = \\eta\\, \\frac{\\sigma(s)}{\\sigma(t)} \\sqrt{1 - \\frac{\\alpha(t)^2}{\\alpha(s)^2}}',
      symbol: 'freshNoise',
      reference: 'Song, Meng, Ermon 2021, eq. 16',
    },
    {
      id: 'flow',
      label: { en: 'Probability flow', zh: '概率流' },
      tex: '\\frac{\\mathrm d x_t}{\\mathrm d t} = \\frac{\\pi}{2}\\, \\frac{\\hat\\varepsilon(x_t, t) - \\sigma(t)\\, x_t}{\\alpha(t)}',
      symbol: 'flowVelocity',
      reference: 'Song et al. 2021, eq. 13',
    },
  ],
};
