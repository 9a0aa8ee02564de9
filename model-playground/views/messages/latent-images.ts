/** The words of the picture of a latent space of images. */
export interface LatentImagesWords {
  mapLayers: Record<'digits' | 'decoded', string>;
  decodedHere: string;
  walkAlong: (axis: string) => string;
  originalsAndReturned: string;
  aboutSpot: (p: { where: string; around: string }) => string;
  describeLatentImages: (p: { n: string; what: string; where: string; step: string }) => string;
  describeDecoded: (p: { where: string; around: string }) => string;
  describeReturned: string;
}

export const en: LatentImagesWords = {
  mapLayers: { digits: 'held-out digits', decoded: 'decoded images' },
  decodedHere: 'Decoded where you stand',
  walkAlong: (axis) => `Walk along ${axis}; or point into the map`,
  originalsAndReturned: 'Held-out digits, and below each what comes back',
  aboutSpot: ({ where, around }) => `${where}. The ten nearest held-out digits: ${around}.`,
  describeLatentImages: ({ n, what, where, step }) =>
    `Latent space at step ${step}: ${n} held-out digits at their posterior means over the circles of the prior; shown: ${what}. You stand at ${where}.`,
  describeDecoded: ({ where, around }) =>
    `What the decoder expects at ${where}: each pixel as dark as ink is likely. The ten nearest held-out digits: ${around}.`,
  describeReturned:
    'Held-out digits in a row, and below each what the decoder makes of its posterior mean.',
};

export const zh: LatentImagesWords = {
  mapLayers: { digits: '留出数字', decoded: '解码图像' },
  decodedHere: '所在之处的解码',
  walkAlong: (axis) => `沿 ${axis} 行走；也可直接指向地图`,
  originalsAndReturned: '留出数字，其下是各自的重构',
  aboutSpot: ({ where, around }) => `${where}。最近的十个留出数字：${around}。`,
  describeLatentImages: ({ n, what, where, step }) =>
    `第 ${step} 步的隐空间：${n} 个留出数字画在各自后验均值处，其下是先验的圆；显示：${what}。所在位置：${where}。`,
  describeDecoded: ({ where, around }) =>
    `解码器在 ${where} 处的预期：像素越黑，有墨的概率越大。最近的十个留出数字：${around}。`,
  describeReturned: '一行留出数字，其下是解码器由各自后验均值给出的图像。',
};
