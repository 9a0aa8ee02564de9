import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import {
  gapQuantities,
  nearFloor,
  rollControls,
  rollNetworkControls,
  samplerStepsControl,
  thirdsOfTime,
} from './swiss-roll.ts';
import type { Experiment } from './types.ts';

/** Flow matching on the Swiss roll, with the network of the diffusion beside it. */
export const flowMatching: Experiment = {
  slug: 'flow-matching',
  title: { en: 'Flow matching on the Swiss roll', zh: '瑞士卷上的流匹配' },
  lookAt: [
    {
      en: 'A straight line leads from each data point to its noise; at every point between, the network learns the average velocity of the lines that cross there.',
      zh: '从每个数据点到它的噪声有一条直线；在中间每一点，网络学习经过该点的所有直线的平均速度。',
    },
    {
      en: 'The samples follow the arrows from noise to the roll: their ways are almost straight far from the data and bend only at the end, so few steps go far.',
      zh: '样本沿箭头从噪声走向螺旋：远离数据时几乎走直线，最后才转弯，所以很少的步数就能走得很好。',
    },
    {
      en: 'The dashed line is the smallest error that any network could reach: where lines cross, no one velocity is right for all.',
      zh: '虚线是任何网络都无法突破的最小误差：直线相交之处，没有一个速度对所有直线都正确。',
    },
  ],
  topics: ['diffusion'],
  paper: {
    title: 'Flow Matching for Generative Modeling',
    authors: ['Yaron Lipman', 'Ricky T. Q. Chen', 'Heli Ben-Hamu', 'Maximilian Nickel', 'Matt Le'],
    year: 2022,
    url: 'https://arxiv.org/abs/2210.02747',
  },
  yardstick: {
    en: 'The homework’s Swiss roll and network (4 × 64 on (x, t), Adam 1e-3 with 100 warm-up steps and cosine decay, batch 1,024), with x_t = (1 − t) x + t ε in the place of its schedule and the velocity ε − x in the place of the noise.',
    zh: '作业中的瑞士卷与网络（以 (x, t) 为输入的 4 × 64 MLP，Adam 1e-3，预热 100 步后余弦衰减，批大小 1,024）；日程换成 x_t = (1 − t) x + t ε，预测目标由噪声换成速度 ε − x。',
  },
  floor: {
    name: { en: 'Best possible velocity error', zh: '速度误差的理论下限' },
    explanation: {
      en: 'The average variance of the velocity given the point, computed exactly for the Swiss roll. Mean squared error a dimension.',
      zh: '给定位置时速度的平均条件方差，对瑞士卷精确算出。单位为每维均方误差。',
    },
    unit: 'mse',
  },
  lossName: { en: 'velocity error', zh: '速度误差' },
  parts: thirdsOfTime,
  picture: 'vector-field',
  controls: [
    ...rollControls,
    ...rollNetworkControls,
    {
      key: 'sampler',
      group: 'model',
      type: 'choice',
      label: { en: 'Sampler', zh: '采样器' },
      hint: {
        en: 'Euler asks the network once a step, Heun twice and corrects itself.',
        zh: '欧拉法每步调用网络一次；Heun 法调用两次并自我校正。',
      },
      default: 'euler',
      options: [
        { value: 'euler', label: { en: 'Euler', zh: '欧拉' } },
        { value: 'heun', label: { en: 'Heun', zh: 'Heun' } },
      ],
      live: true,
    },
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
        en: 'Within seconds the network beats a guess of zero, whose error is 2.',
        zh: '几秒之内，网络就胜过一律猜零（误差为 2）。',
      },
      quantity: 'heldOut',
      comparison: 'below',
      threshold: 1.5,
      when: 'any',
    },
    nearFloor,
  ],
  presets: [
    {
      id: 'one-step',
      label: { en: 'A single step', zh: '只走一步' },
      text: {
        en: 'All points take the average velocity at their noise, which leads to the middle of the data: the roll is lost. A flow is only straight where lines do not cross.',
        zh: '所有点都按噪声处的平均速度走一步，结果都到了数据的中心：螺旋消失了。只有直线不相交的地方，流才是直的。',
      },
      settings: { samplerSteps: 1 },
    },
    {
      id: 'memorise',
      label: { en: 'A hundred points', zh: '一百个点' },
      text: {
        en: 'The training loss falls below the floor, which only learning by heart can do, and samples come nearer to the hundred points than fresh data are; on held-out points the error stays above the floor.',
        zh: '训练损失降到下限以下，只有死记硬背才做得到；样本比新数据更靠近那一百个点；而在留出点上，误差仍高于下限。',
      },
      settings: { trainingSet: '100' },
    },
    {
      id: 'too-small',
      label: { en: 'Too small a network', zh: '网络太小' },
      text: {
        en: 'Eight units know the way to the middle of the data but not onto the roll.',
        zh: '八个单元只知道去往数据中心的路，走不到螺旋上。',
      },
      settings: { depth: 1, width: 8 },
    },
  ],
  source: 'models/flow-matching.ts',
  equations: [
    {
      id: 'interpolate',
      label: { en: 'On the line', zh: '直线上的点' },
      tex: 'x_t = (1 - t)\\, x + t\\, \\varepsilon, \\quad \\varepsilon \\sim \\mathcal N(0, I)',
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
      reference: 'Lipman et al. 2022, eq. 23; Liu, Gong, Liu 2022, eq. 1',
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
