/** The words of the picture of images, pixel by pixel. */
export interface PixelWords {
  images: string;
  imagesShown: Record<'samples' | 'completions' | 'own' | 'data', string>;
  drawAHalf: string;
  yourHalf: string;
  ownHalf: string;
  expectedOfEach: string;
  holdDrawing: string;
  moveDrawing: string;
  drawnSoFar: string;
  pixelsOf: (done: string, all: string) => string;
  given: string;
  drawnByModel: string;
  onePixel: string;
  whichPixel: string;
  rowAndColumn: (row: string, column: string) => string;
  seenFromIt: string;
  blind: string;
  yetToCome: string;
  aboutPixel: (p: { seen: string; before: string; p: string; ink: boolean }) => string;
  describeImages: (p: { what: string; n: string; done: string; step: string }) => string;
  describePixel: (p: { row: string; column: string; seen: string; before: string }) => string;
  cacheTimes: (images: string) => string;
  withCache: string;
  withoutCache: string;
  pixelsDrawn: string;
  describeCache: (p: { pixels: string; cached: string; uncached: string }) => string;
}

export const en: PixelWords = {
  images: 'Images',
  imagesShown: {
    samples: 'samples',
    completions: 'completed halves',
    own: 'your own half',
    data: 'data',
  },
  drawAHalf: 'Draw an upper half in the field beside or below.',
  yourHalf: 'Your upper half',
  ownHalf:
    'Draw the upper half of an image. The model goes on from it as it is now, seven times over; again whenever it has learned more.',
  expectedOfEach: 'what it expected of each pixel',
  holdDrawing: 'Hold the drawing',
  moveDrawing: 'Draw pixel by pixel',
  drawnSoFar: 'Pixels drawn so far',
  pixelsOf: (done, all) => `${done} / ${all}`,
  given: 'given',
  drawnByModel: 'drawn by the model',
  onePixel: 'What one pixel is guessed from',
  whichPixel: 'Pixel, in reading order; or point at one',
  rowAndColumn: (row, column) => `row ${row}, column ${column}`,
  seenFromIt: 'seen from the pixel',
  blind: 'earlier, but not seen',
  yetToCome: 'later',
  aboutPixel: ({ seen, before, p, ink }) =>
    `Sees ${seen} of ${before} earlier pixels. Expected ink with probability ${p}; it is ${ink ? 'ink' : 'paper'}.`,
  describeImages: ({ what, n, done, step }) =>
    `${n} images, ${what}, by the model at step ${step}, with ${done} pixels drawn.`,
  describePixel: ({ row, column, seen, before }) =>
    `A held-out image. From the pixel in row ${row}, column ${column}, ${seen} of the ${before} earlier pixels are seen.`,
  cacheTimes: (images) => `Time to draw ${images} images at once, seconds`,
  withCache: 'with key/value cache',
  withoutCache: 'without',
  pixelsDrawn: 'pixels of each',
  describeCache: ({ pixels, cached, uncached }) =>
    `Drawing ${pixels} pixels of each took ${cached} s with the cache and ${uncached} s without.`,
};

export const zh: PixelWords = {
  images: '图像',
  imagesShown: { samples: '样本', completions: '补全的半幅', own: '你画的半幅', data: '数据' },
  drawAHalf: '请在旁边或下面画出上半幅。',
  yourHalf: '你的上半幅',
  ownHalf: '画出一幅图像的上半幅。模型就以现在的样子从那里接着画七次；学到更多后会再画。',
  expectedOfEach: '它对每个像素的预期',
  holdDrawing: '停住绘制',
  moveDrawing: '逐像素绘制',
  drawnSoFar: '已画出的像素',
  pixelsOf: (done, all) => `${done} / ${all}`,
  given: '给定',
  drawnByModel: '模型画出',
  onePixel: '一个像素凭什么猜出',
  whichPixel: '像素（按阅读顺序），也可直接指向它',
  rowAndColumn: (row, column) => `第 ${row} 行，第 ${column} 列`,
  seenFromIt: '该像素看得到',
  blind: '在它之前，却看不到',
  yetToCome: '在它之后',
  aboutPixel: ({ seen, before, p, ink }) =>
    `在 ${before} 个先前像素中看得到 ${seen} 个。预期有墨的概率为 ${p}；实际${ink ? '有墨' : '空白'}。`,
  describeImages: ({ what, n, done, step }) =>
    `${n} 幅图像（${what}），由第 ${step} 步的模型给出，已画出 ${done} 个像素。`,
  describePixel: ({ row, column, seen, before }) =>
    `一幅留出图像。从第 ${row} 行第 ${column} 列的像素，看得到 ${before} 个先前像素中的 ${seen} 个。`,
  cacheTimes: (images) => `同时画 ${images} 幅图所需时间（秒）`,
  withCache: '有键值缓存',
  withoutCache: '无缓存',
  pixelsDrawn: '已画像素',
  describeCache: ({ pixels, cached, uncached }) =>
    `每幅画 ${pixels} 个像素：有缓存用 ${cached} 秒，无缓存用 ${uncached} 秒。`,
};
