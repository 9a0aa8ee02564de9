/** The words of the pictures of adversaries, on the line and in the plane. */
export interface AdversarialWords {
  discriminator: string;
  bestDiscriminator: string;
  dataAlone: string;
  pushes: string;
  shownAs: Record<'probability' | 'score', string>;
  describeDuel: (p: { step: string; apart: string; lag: string }) => string;
  describeCritic: (p: { step: string; n: string; modes: string }) => string;
  modesHit: (p: { hit: string; modes: string }) => string;
  generatedDigits: string;
  nearestDigits: string;
  whichDigits: string;
  ofSamples: string;
  ofHeldOut: string;
  describeDigits: (p: { n: string; step: string }) => string;
  describeNearest: (p: { n: string; step: string }) => string;
  describeShares: (p: { shares: string }) => string;
}

export const en: AdversarialWords = {
  discriminator: 'discriminator D(x)',
  bestDiscriminator: 'the best possible D(x)',
  dataAlone: 'data',
  pushes: 'where each sample is pushed',
  shownAs: { probability: 'D(x), from sample to data', score: 'the critic’s score, low to high' },
  describeDuel: ({ step, apart, lag }) =>
    `Densities of the data and of the model on a line at step ${step}; half the area between them is ${apart}. Above them the discriminator and the best possible one, which differ by ${lag} on average.`,
  describeCritic: ({ step, n, modes }) =>
    `The plane at step ${step}: the verdict as a map of colours, held-out data, and ${n} samples. ${modes}`,
  modesHit: ({ hit, modes }) => `${hit} of ${modes} modes are hit.`,
  generatedDigits: 'Samples',
  nearestDigits: 'Samples, and below each the nearest image that was trained on',
  whichDigits: 'Which digits they look like',
  ofSamples: 'samples',
  ofHeldOut: 'held-out digits',
  describeDigits: ({ n, step }) => `${n} samples of the generator at step ${step}.`,
  describeNearest: ({ n, step }) =>
    `${n} samples at step ${step}, and below each the image of the training set that is nearest to it.`,
  describeShares: ({ shares }) => `Shares of samples that look most like each digit: ${shares}.`,
};

export const zh: AdversarialWords = {
  discriminator: '判别器 D(x)',
  bestDiscriminator: '最优的 D(x)',
  dataAlone: '数据',
  pushes: '每个样本被推向何处',
  shownAs: { probability: 'D(x)，从样本到数据', score: '评论家的分数，从低到高' },
  describeDuel: ({ step, apart, lag }) =>
    `第 ${step} 步直线上数据与模型的密度，两者之间面积的一半是 ${apart}。其上是判别器与最优判别器，平均相差 ${lag}。`,
  describeCritic: ({ step, n, modes }) =>
    `第 ${step} 步的平面：以颜色表示判断，画有留出数据与 ${n} 个样本。${modes}`,
  modesHit: ({ hit, modes }) => `${modes} 个模中击中 ${hit} 个。`,
  generatedDigits: '样本',
  nearestDigits: '样本，及其下方训练集中最近的图像',
  whichDigits: '它们像哪些数字',
  ofSamples: '样本',
  ofHeldOut: '留出的数字',
  describeDigits: ({ n, step }) => `生成器在第 ${step} 步的 ${n} 个样本。`,
  describeNearest: ({ n, step }) =>
    `第 ${step} 步的 ${n} 个样本，各自下方是训练集中离它最近的图像。`,
  describeShares: ({ shares }) => `最像各个数字的样本占比：${shares}。`,
};
