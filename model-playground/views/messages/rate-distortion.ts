/** The words of the picture of rate against distortion. */
export interface RateDistortionWords {
  rateAndDistortion: string;
  rateAxis: string;
  distortionAxis: string;
  entropyLine: string;
  linearFrontier: string;
  pointOfBeta: string;
  aboveLine: string;
  whichBeta: string;
  samplesOfBeta: (beta: string) => string;
  describeRateDistortion: (p: { step: string; told: string }) => string;
  describeSamplesOfBeta: (p: { beta: string; step: string }) => string;
}

export const en: RateDistortionWords = {
  rateAndDistortion: 'What latents cost, and what the points cost given them',
  rateAxis: 'rate R, nats',
  distortionAxis: 'distortion D, nats',
  entropyLine: 'R + D = H, the entropy',
  linearFrontier: 'the best linear VAE at each rate',
  pointOfBeta: 'a VAE, with its way since the start',
  aboveLine: 'R + D − H',
  whichBeta: 'Whose samples',
  samplesOfBeta: (beta) => `Samples with β = ${beta}`,
  describeRateDistortion: ({ step, told }) =>
    `Rate and distortion of each β at step ${step}, in nats: ${told}.`,
  describeSamplesOfBeta: ({ beta, step }) =>
    `Held-out points at step ${step}, and over them samples of the VAE with β = ${beta}.`,
};

export const zh: RateDistortionWords = {
  rateAndDistortion: '隐变量的代价，与已知隐变量时点的代价',
  rateAxis: '码率 R（奈特）',
  distortionAxis: '失真 D（奈特）',
  entropyLine: 'R + D = H，即熵',
  linearFrontier: '每个码率下最好的线性 VAE',
  pointOfBeta: '一个 VAE，以及它一路走来的轨迹',
  aboveLine: 'R + D − H',
  whichBeta: '显示谁的样本',
  samplesOfBeta: (beta) => `β = ${beta} 的样本`,
  describeRateDistortion: ({ step, told }) => `第 ${step} 步各 β 的码率与失真（奈特）：${told}。`,
  describeSamplesOfBeta: ({ beta, step }) =>
    `第 ${step} 步的留出点，以及其上 β = ${beta} 的 VAE 的样本。`,
};
