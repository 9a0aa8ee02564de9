/** The words of the VAE’s picture. */
export interface VaeWords {
  latentSpace: string;
  withNoise: string;
  withoutNoise: string;
  reconstructions: string;
  grid: string;
  prior: string;
  posterior: string;
  sameColour: string;
  klPerLatent: string;
  collapsed: string;
  describeDataSpace: (p: { n: string; what: string; step: string }) => string;
  describeLatent: (p: { n: string; kl: string; step: string }) => string;
}

export const en: VaeWords = {
  latentSpace: 'Latent space',
  withNoise: 'samples',
  withoutNoise: 'without noise',
  reconstructions: 'reconstructions',
  grid: 'latent grid',
  prior: 'prior, 1σ and 2σ',
  posterior: 'q(z|x), 1σ',
  sameColour: 'the same colour is the same point',
  klPerLatent: 'KL of each latent',
  collapsed: 'given up',
  describeDataSpace: ({ n, what, step }) =>
    `Data space at step ${step}: ${n} held-out points and, over them, the model’s ${what}.`,
  describeLatent: ({ n, kl, step }) =>
    `Latent space at step ${step}: the posteriors of ${n} points as ellipses over the circles of the prior. KL of each latent: ${kl}.`,
};

export const zh: VaeWords = {
  latentSpace: '隐空间',
  withNoise: '样本',
  withoutNoise: '不加噪声',
  reconstructions: '重构',
  grid: '隐空间网格',
  prior: '先验，1σ 与 2σ',
  posterior: 'q(z|x)，1σ',
  sameColour: '颜色相同即同一点',
  klPerLatent: '各隐变量的 KL',
  collapsed: '已放弃',
  describeDataSpace: ({ n, what, step }) =>
    `第 ${step} 步的数据空间：${n} 个留出点，以及其上模型的${what}。`,
  describeLatent: ({ n, kl, step }) =>
    `第 ${step} 步的隐空间：${n} 个点的后验以椭圆画在先验的圆上。各隐变量的 KL：${kl}。`,
};
