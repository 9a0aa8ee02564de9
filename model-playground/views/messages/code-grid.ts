/** The words of the picture of images as grids of codes. */
export interface CodeGridWords {
  imageCodesDecoded: string;
  drawnWithPrior: string;
  drawnIndependent: string;
  useOfCodes: string;
  evenShare: string;
  imageNumber: string;
  placeNumber: string;
  codeNumber: string;
  whichOf: (which: string, all: string) => string;
  encodersCodes: string;
  aboutPlace: (p: { place: string; code: string; chosen: string; apart: string }) => string;
  describeCodedImage: (p: {
    image: string;
    codes: string;
    place: string;
    apart: string;
    step: string;
  }) => string;
  describeDrawnWithPrior: (p: { n: string; step: string }) => string;
  describeDrawnIndependent: (p: { n: string; step: string }) => string;
  describeUse: (p: { used: string; codes: string; most: string }) => string;
}

export const en: CodeGridWords = {
  imageCodesDecoded: 'A held-out image, its codes, and what is decoded from them',
  drawnWithPrior: 'Drawn by the prior',
  drawnIndependent: 'Each code drawn by itself',
  useOfCodes: 'How often each code of the codebook is used',
  evenShare: 'all codes equally often',
  imageNumber: 'image',
  placeNumber: 'place',
  codeNumber: 'code',
  whichOf: (which, all) => `${which} / ${all}`,
  encodersCodes: 'The encoder’s codes',
  aboutPlace: ({ place, code, chosen, apart }) =>
    `Place ${place}: code ${code}; the encoder chose ${chosen}. Decoded, ${apart} pixels differ from the image.`,
  describeCodedImage: ({ image, codes, place, apart, step }) =>
    `Held-out image ${image} at step ${step}, its codes row by row: ${codes}, and what is decoded from them; ${apart} pixels differ. Place ${place} is marked.`,
  describeDrawnWithPrior: ({ n, step }) =>
    `${n} images at step ${step}, decoded from codes that the prior draws one after the other.`,
  describeDrawnIndependent: ({ n, step }) =>
    `${n} images at step ${step}, decoded from codes that are drawn at each place as often as they occur there, whatever the others are.`,
  describeUse: ({ used, codes, most }) =>
    `${used} of ${codes} codes are in use; the most frequent one stands at ${most} % of all places.`,
};

export const zh: CodeGridWords = {
  imageCodesDecoded: '一幅留出图像、它的编码，以及由编码解出的图像',
  drawnWithPrior: '由先验抽取',
  drawnIndependent: '各个编码独立抽取',
  useOfCodes: '码本中每个编码的使用频率',
  evenShare: '所有编码同样频繁',
  imageNumber: '图像',
  placeNumber: '位置',
  codeNumber: '编码',
  whichOf: (which, all) => `${which} / ${all}`,
  encodersCodes: '恢复编码器的编码',
  aboutPlace: ({ place, code, chosen, apart }) =>
    `位置 ${place}：编码 ${code}；编码器选的是 ${chosen}。解码后有 ${apart} 个像素与原图不同。`,
  describeCodedImage: ({ image, codes, place, apart, step }) =>
    `第 ${step} 步的留出图像 ${image}，逐行的编码：${codes}，以及由其解出的图像；有 ${apart} 个像素不同。标出的是位置 ${place}。`,
  describeDrawnWithPrior: ({ n, step }) =>
    `第 ${step} 步的 ${n} 幅图像，由先验依次抽取的编码解出。`,
  describeDrawnIndependent: ({ n, step }) =>
    `第 ${step} 步的 ${n} 幅图像，各处的编码只按在该处出现的频率抽取，不看其他位置，再解码。`,
  describeUse: ({ used, codes, most }) =>
    `${codes} 个编码中有 ${used} 个在用；最常用的一个占全部位置的 ${most} %。`,
};
