/** The words of the picture of a denoiser of images. */
export interface DenoisedWords {
  onTheirWay: string;
  oneImageNoisy: string;
  denoisedRows: { noisy: string; guess: string; best: string; apart: string };
  describeGrid: (p: { n: string; t: string; step: string }) => string;
  describeGridOfData: (n: string) => string;
  /** `apart` is empty where the best guess is not known. */
  describeDenoised: (p: { times: string[]; apart: string[]; step: string }) => string;
}

export const en: DenoisedWords = {
  onTheirWay: 'Samples, from noise to data',
  oneImageNoisy: 'One image under more and more noise',
  denoisedRows: {
    noisy: 'with noise',
    guess: 'the network’s guess of the clean image',
    best: 'the best possible guess',
    apart: 'mean squared difference of the two guesses',
  },
  describeGrid: ({ n, t, step }) =>
    `${n} images on their way from noise to data at diffusion time ${t}, by the model at step ${step}.`,
  describeGridOfData: (n) => `${n} images of the data.`,
  describeDenoised: ({ times, apart, step }) =>
    `A held-out image with noise at the diffusion times ${times.join(', ')}, and what the model at step ${step} takes for the clean image.` +
    (apart.length > 0
      ? ` Mean squared difference to the best possible guess: ${apart.join(', ')}.`
      : ''),
};

export const zh: DenoisedWords = {
  onTheirWay: '从噪声走向数据的样本',
  oneImageNoisy: '同一幅图像，噪声越来越多',
  denoisedRows: {
    noisy: '加噪后',
    guess: '网络对干净图像的猜测',
    best: '所能做到的最好猜测',
    apart: '两种猜测的均方差',
  },
  describeGrid: ({ n, t, step }) =>
    `第 ${step} 步的模型给出的 ${n} 幅图像，在扩散时间 ${t} 时从噪声走向数据。`,
  describeGridOfData: (n) => `${n} 幅数据图像。`,
  describeDenoised: ({ times, apart, step }) =>
    `一幅留出图像在扩散时间 ${times.join('、')} 时的加噪结果，以及第 ${step} 步的模型所猜的干净图像。` +
    (apart.length > 0 ? `与最好猜测的均方差：${apart.join('、')}。` : ''),
};
