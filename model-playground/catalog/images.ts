/** What the experiments on binary images share. */
import type { Bilingual, ChoiceControl, DrawingControl, Experiment } from './types.ts';

export const imagesYardstick: Bilingual = {
  en: 'Shapes on 20 × 20 pixels and MNIST on 28 × 28, black and white. PixelCNN: 7 × 7 with mask A, five times 7 × 7 with mask B, two 1 × 1, 64 filters, ReLU, Adam with 0.001, batch 128. Causal transformer over pixels with learned positions and a first token, warm-up and cosine; with and without a key/value cache. All sizes can be chosen below; the defaults are small enough to train within minutes.',
  zh: '20 × 20 像素的形状与 28 × 28 的 MNIST，均为黑白。PixelCNN：一层 7 × 7 的 A 型掩码，五层 7 × 7 的 B 型掩码，两层 1 × 1，64 个通道，ReLU，Adam，学习率 0.001，批大小 128。像素上的因果 transformer：可学习的位置、起始记号、预热与余弦；有或无键值缓存。下面可以选到这些尺寸；默认值较小，几分钟即可训练完。',
};

export const imagesFloor: Experiment['floor'] = {
  name: { en: 'Entropy of the data', zh: '数据的熵' },
  explanation: {
    en: 'Every image of a shape is listed with its probability, so −Σ p log p is exact: no model can describe fresh images in fewer nats on average. Of handwritten digits nobody knows it. Nats an image; a bit is 0.693 nats.',
    zh: '形状的每一幅图像连同概率都已列出，因此 −Σ p log p 是精确的：任何模型描述新图像所需的平均奈特数都不会更少。手写数字的熵则无人知道。单位为每幅奈特；一比特为 0.693 奈特。',
  },
  unit: 'nats',
};

export const independentPixels: Experiment['baseline'] = {
  name: { en: 'Independent pixels', zh: '各像素独立' },
  explanation: {
    en: 'Nats an image when each pixel is guessed by how often it is ink, whatever the others are.',
    zh: '只按每个像素有墨的频率去猜、不看其他像素时，每幅图像所需的奈特数。',
  },
};

export const halvesOfImage: Experiment['parts'] = [
  { name: 'upper', label: { en: 'upper half', zh: '上半幅' } },
  { name: 'lower', label: { en: 'lower half, given the upper', zh: '已知上半幅时的下半幅' } },
];

export const imageQuantities: Experiment['quantities'] = [
  { key: 'bits', label: { en: 'Bits an image', zh: '每幅比特数' }, unit: 'number' },
  { key: 'bitsPerPixel', label: { en: 'Bits a pixel', zh: '每像素比特数' }, unit: 'number' },
  {
    key: 'ofIndependent',
    label: { en: 'Of what independent pixels cost', zh: '相对于各像素独立' },
    unit: 'percent',
  },
  { key: 'relativeGap', label: { en: 'Above the entropy', zh: '高出熵' }, unit: 'percent' },
  {
    key: 'onData',
    label: { en: 'Of its probability on true shapes', zh: '落在真正形状上的概率' },
    unit: 'percent',
  },
];

export const withinTenPercent: Experiment['expectations'][number] = {
  id: 'near-floor',
  text: {
    en: 'At the end the model needs at most 10 % more bits than the entropy.',
    zh: '训练结束时，模型所需的比特数至多比熵多 10 %。',
  },
  quantity: 'relativeGap',
  comparison: 'below',
  threshold: 10,
  when: 'finished',
};

/** The sets of images, of which one is the default. */
export const imageDataControl = (value: string): ChoiceControl => ({
  key: 'data',
  group: 'data',
  type: 'choice',
  label: { en: 'Images', zh: '图像' },
  hint: {
    en: 'A square, triangle, cross or disc of some size at some place; or digits from MNIST (665 kB, fetched when chosen).',
    zh: '某处某个大小的方块、三角、十字或圆盘；或 MNIST 数字（665 kB，选中时才下载）。',
  },
  default: value,
  options: [
    { value: '8', label: { en: 'shapes, 8 × 8', zh: '形状，8 × 8' } },
    { value: '12', label: { en: 'shapes, 12 × 12', zh: '形状，12 × 12' } },
    { value: '16', label: { en: 'shapes, 16 × 16', zh: '形状，16 × 16' } },
    { value: '20', label: { en: 'shapes, 20 × 20', zh: '形状，20 × 20' } },
    { value: 'digits-14', label: { en: 'digits, 14 × 14', zh: '数字，14 × 14' } },
    { value: 'digits-28', label: { en: 'digits, 28 × 28', zh: '数字，28 × 28' } },
  ],
});

export const halfControl: DrawingControl = {
  key: 'half',
  group: 'data',
  type: 'drawing',
  of: 'half',
  live: true,
  label: { en: 'Your own upper half', zh: '你画的上半幅' },
  hint: {
    en: 'Drawn by hand, and completed by the model as it is at that moment.',
    zh: '由你手绘，并由当时的模型补全。',
  },
  default: '',
};

export const imageSetControl: ChoiceControl = {
  key: 'trainingSet',
  group: 'data',
  type: 'choice',
  label: { en: 'Training set', zh: '训练集' },
  hint: {
    en: 'Shapes are drawn afresh for every batch unless a number is chosen; of digits there are 6,000.',
    zh: '不选数目时，每一批都重新抽取形状；数字共有 6,000 幅。',
  },
  default: 'all',
  options: [
    { value: '100', label: { en: '100 images', zh: '100 幅' } },
    { value: '1000', label: { en: '1,000 images', zh: '1,000 幅' } },
    { value: 'all', label: { en: 'all there are', zh: '全部' } },
  ],
};

export const hundredImages: Experiment['presets'][number] = {
  id: 'memorise',
  label: { en: 'A hundred images', zh: '一百幅图像' },
  text: {
    en: 'A hundred images can be learned by heart for ln 100 = 4.6 nats each, less than the entropy of shapes. A training loss below the entropy shows that this is happening; what is gained by it is lost on shapes at other places.',
    zh: '把一百幅图像背下来，每幅只需 ln 100 = 4.6 奈特，低于形状的熵。训练损失降到熵以下，就说明模型正在死记；这样省下的，会赔在其他位置的形状上。',
  },
  settings: { trainingSet: '100' },
};
