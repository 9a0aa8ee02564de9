/** The words of the families side by side. */
import type { Contender } from '../../catalog/contenders.ts';

export interface SideBySideWords {
  contenders: Record<Contender, string>;
  dataItself: string;
  panels: string;
  panelsOf: Record<'samples' | 'density', string>;
  noDensity: string;
  sideBySide: string;
  family: string;
  aboveEntropy: string;
  distanceToData: string;
  trainingSeconds: string;
  samplingMilliseconds: string;
  none: string;
  atMost: (nats: string) => string;
  freshPoints: string;
  describePanels: (p: { what: string; n: string; t: string; step: string }) => string;
}

export const en: SideBySideWords = {
  contenders: {
    autoregressive: 'Autoregressive',
    flow: 'Flow',
    vae: 'VAE',
    gan: 'GAN',
    diffusion: 'Diffusion',
  },
  dataItself: 'the data',
  panels: 'Panels',
  panelsOf: { samples: 'samples', density: 'density' },
  noDensity: 'has no density',
  sideBySide: 'Side by side, at the last evaluation',
  family: 'Family',
  aboveEntropy: 'above the entropy, nats',
  distanceToData: 'distance to the data',
  trainingSeconds: 'training, s',
  samplingMilliseconds: '1,000 samples, ms',
  none: 'none',
  atMost: (nats) => `≤ ${nats}`,
  freshPoints: 'fresh data',
  describePanels: ({ what, n, t, step }) =>
    `Six panels at step ${step}, one for each family and one for the data, showing ${what}; ${n} samples each, at time ${t} of their way. The table below has the figures.`,
};

export const zh: SideBySideWords = {
  contenders: {
    autoregressive: '自回归',
    flow: '流',
    vae: 'VAE',
    gan: 'GAN',
    diffusion: '扩散',
  },
  dataItself: '数据本身',
  panels: '画面',
  panelsOf: { samples: '样本', density: '密度' },
  noDensity: '没有密度',
  sideBySide: '并排比较（最近一次评估）',
  family: '家族',
  aboveEntropy: '高于熵（奈特）',
  distanceToData: '与数据的距离',
  trainingSeconds: '训练（秒）',
  samplingMilliseconds: '1,000 个样本（毫秒）',
  none: '无',
  atMost: (nats) => `≤ ${nats}`,
  freshPoints: '新数据',
  describePanels: ({ what, n, t, step }) =>
    `第 ${step} 步的六个画面，每个家族一个，另一个是数据，显示${what}；各有 ${n} 个样本，处于路程的时间 ${t}。数字见下表。`,
};
