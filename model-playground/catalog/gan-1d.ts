import {
  criticStepsControl,
  depthControl,
  discriminatorLoss,
  ganEquations,
  ganPaper,
  objectiveControl,
} from './adversarial.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Experiment } from './types.ts';

/** A GAN on the line. */
export const gan1d: Experiment = {
  slug: 'gan-1d',
  title: { en: 'A GAN on the line', zh: '直线上的 GAN' },
  lookAt: [
    {
      en: 'The generator bends noise into samples; it never sees the data, only which way the discriminator’s verdict rises.',
      zh: '生成器把噪声弯成样本；它从不看数据，只看判别器的判断朝哪个方向升高。',
    },
    {
      en: 'The best discriminator is known here: p_data / (p_data + p_model), dashed. See how far the learned one lags behind while the samples move.',
      zh: '这里最优判别器是已知的：p_data / (p_data + p_model)，以虚线画出。样本移动时，看学到的判别器落后多少。',
    },
    {
      en: 'When the two distributions agree, no verdict but ½ is left anywhere, and the discriminator’s loss is log 4.',
      zh: '两个分布一致时，处处只能判 ½，判别器的损失等于 log 4。',
    },
  ],
  topics: ['generative adversarial networks'],
  paper: ganPaper,
  yardstick: {
    en: 'The course’s one-dimensional GAN: half N(−1.5, 0.35²) and half N(0.2, 0.6²), shifted and rescaled to [−1, 1]; networks of three hidden layers with leaky ReLU 0.2. The homework’s networks have 128 units a layer; 64 train twice as fast and come as close.',
    zh: '课程的一维 GAN：N(−1.5, 0.35²) 与 N(0.2, 0.6²) 各半，平移并缩放到 [−1, 1]；网络有三个隐藏层，激活为斜率 0.2 的 leaky ReLU。作业的网络每层 128 个单元；64 个快一倍，结果同样接近。',
  },
  floor: {
    name: { en: 'Distance of fresh data', zh: '新数据之间的距离' },
    explanation: {
      en: 'Two fresh sets of 2,500 points of the data lie this far from each other on average, by the Wasserstein distance W₁: how far points have to be carried, sorted to sorted. The samples of a perfect model come no closer.',
      zh: '两组各 2,500 个新数据点之间平均相距这么远，以 Wasserstein 距离 W₁ 计：把排好序的点逐一搬过去的平均距离。完美模型的样本也不会更近。',
    },
    unit: 'distance',
  },
  ...discriminatorLoss,
  heldOutName: { en: 'W₁ of samples and data', zh: '样本与数据的 W₁' },
  picture: 'duel',
  controls: [
    trainingSetControl(['100', '1000', '20000'], '20000'),
    { ...widthControl({ en: 'In each hidden layer.', zh: '每个隐藏层的单元数。' }), default: 64 },
    depthControl(3),
    {
      key: 'start',
      group: 'model',
      type: 'number',
      label: { en: 'Where the samples start', zh: '样本的起点' },
      hint: {
        en: 'Added to the first samples: far from the data, the discriminator is soon sure of itself.',
        zh: '加在最初的样本上：离数据很远时，判别器很快就有十足把握。',
      },
      default: 0,
      min: 0,
      max: 6,
      step: 0.5,
      scale: 'linear',
      integer: false,
    },
    objectiveControl,
    criticStepsControl(5, { en: 'Moves of the discriminator', zh: '判别器的步数' }),
    learningRateControl(0.002),
    batchControl(['64', '128', '256', '1024'], '128'),
    stepsControl(1000),
  ],
  quantities: [
    {
      key: 'gameValue',
      label: { en: 'value of the game V', zh: '博弈的值 V' },
      unit: 'nats',
    },
    {
      key: 'bestValue',
      label: { en: 'V with the best discriminator', zh: '最优判别器下的 V' },
      unit: 'nats',
    },
    {
      key: 'divergence',
      label: { en: 'Jensen–Shannon divergence', zh: 'Jensen–Shannon 散度' },
      unit: 'nats',
    },
    {
      key: 'shortfall',
      label: { en: 'what the discriminator misses', zh: '判别器的差额' },
      unit: 'nats',
    },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end the samples are hardly farther from the data than fresh data would be: the gap is below 0.04.',
        zh: '训练结束时，样本离数据并不比新数据远多少：差距小于 0.04。',
      },
      quantity: 'gap',
      comparison: 'below',
      threshold: 0.04,
      when: 'finished',
    },
    {
      id: 'draw',
      text: {
        en: 'Even the best discriminator could hardly tell samples from data: a Jensen–Shannon divergence below 0.05 nats.',
        zh: '即使最优判别器也难分样本与数据：Jensen–Shannon 散度小于 0.05 奈特。',
      },
      quantity: 'divergence',
      comparison: 'below',
      threshold: 0.05,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'one-move',
      label: { en: 'One move each', zh: '各走一步' },
      text: {
        en: 'The discriminator lags behind: its verdicts are about samples that have moved on already. The loss says a draw, log 4, and yet the best discriminator could tell them apart.',
        zh: '判别器跟不上：它的判断针对的是已经移走的样本。损失显示平局 log 4，但最优判别器仍能分辨它们。',
      },
      settings: { criticSteps: 1 },
    },
    {
      id: 'four-units',
      label: { en: 'Four units', zh: '四个单元' },
      text: {
        en: 'One layer of four units in either network: the discriminator cannot draw the verdict that would be needed, so samples heap up where nothing pushes them on.',
        zh: '两个网络都只有一层四个单元：判别器画不出所需的判断，样本便堆在无力再被推动之处。',
      },
      settings: { width: 4, depth: 1 },
    },
  ],
  source: 'models/gan.ts',
  equations: ganEquations,
};
