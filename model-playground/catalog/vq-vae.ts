import { imageDataControl, imagesFloor, imageSetControl, independentPixels } from './images.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  widthControl,
} from './shared-controls.ts';
import type { ChoiceControl, Experiment } from './types.ts';

const imagesInPatches: ChoiceControl = {
  ...imageDataControl('8'),
  hint: {
    en: 'A code for every 4 × 4 pixels: 4 codes for 8 × 8, 9 for 12 × 12, 49 for a digit from MNIST (665 kB, fetched when chosen).',
    zh: '每 4 × 4 个像素一个编码：8 × 8 用 4 个，12 × 12 用 9 个，MNIST 数字用 49 个（665 kB，选中时才下载）。',
  },
  // Of 14 pixels no whole number of patches is made.
  options: imageDataControl('8').options.filter(({ value }) => value !== 'digits-14'),
};

/** A VQ-VAE on images, and a prior over its codes. */
export const vqVae: Experiment = {
  slug: 'vq-vae',
  title: { en: 'VQ-VAE: a grid of codes, and a prior', zh: 'VQ-VAE：编码网格与先验' },
  lookAt: [
    {
      en: 'The encoder may only name codes: for every 4 × 4 pixels one of the codebook’s. Point at a place of the grid, put another code there, and see which pixels it stands for.',
      zh: '编码器只能报出编码的名字：每 4 × 4 个像素，从码本里选一个。指向网格的一处，换上另一个编码，就能看到它管哪些像素。',
    },
    {
      en: 'Codes by themselves say little about which of them go together. The prior, a transformer over the grid, learns that; drawn each by itself, as often as they occur, they decode to pieces of shapes.',
      zh: '单个编码说不出哪些编码会一起出现。先验（网格上的 transformer）要学的正是这个；若各处只按出现的频率独立抽取，解出来的就是形状的碎片。',
    },
    {
      en: 'An image costs its codes and then its pixels. The sum is a bound: there may be other codes that lead to the same image, so the model gives it at least that probability, and on average no model is below the entropy.',
      zh: '一幅图像的代价是先付编码、再付像素。两者之和是一个界：通向同一图像的编码也许不止一组，所以模型给它的概率至少有这么多；而平均来说，任何模型都不会低于熵。',
    },
  ],
  topics: ['latent variable models'],
  paper: {
    title: 'Neural Discrete Representation Learning',
    authors: ['Aaron van den Oord', 'Oriol Vinyals', 'Koray Kavukcuoglu'],
    year: 2017,
    url: 'https://arxiv.org/abs/1711.00937',
  },
  yardstick: {
    en: 'A VQ-VAE of images with a prior over its codes: reconstructions, the loss in its parts, and samples of the prior. The homework’s images are in colour and its networks deeper; here the images are small enough that their entropy is known, and the prior learns in the same steps instead of afterwards.',
    zh: '图像的 VQ-VAE，外加编码上的先验：重构图像、损失的各部分，以及由先验抽取的样本。作业用彩色图像和更深的网络；这里的图像小到熵可以精确知道，先验也在同样的步里一起学，而不是事后再学。',
  },
  floor: imagesFloor,
  baseline: independentPixels,
  lossName: { en: 'loss, nats an image and distances', zh: '损失：每幅奈特与距离' },
  heldOutName: { en: 'Pixels and codes, a bound on −log p(x)', zh: '像素与编码：−log p(x) 的界' },
  parts: [
    { name: 'reconstruction', label: { en: 'pixels, given the codes', zh: '像素（已知编码）' } },
    { name: 'prior', label: { en: 'codes, under the prior', zh: '编码（按先验）' } },
    { name: 'codebook', label: { en: 'codebook to encoder', zh: '码本到编码器' } },
    { name: 'commitment', label: { en: 'encoder to codebook, times β', zh: '编码器到码本，乘 β' } },
  ],
  picture: 'code-grid',
  controls: [
    imagesInPatches,
    imageSetControl,
    {
      key: 'codes',
      group: 'model',
      type: 'choice',
      label: { en: 'Codes', zh: '编码个数' },
      hint: {
        en: 'In the codebook. More can say more about a patch, and leave more to the prior.',
        zh: '码本的大小。编码越多，对一小块能说的越多，留给先验的也越多。',
      },
      default: '32',
      options: ['2', '8', '16', '32', '64', '128'].map((value) => ({
        value,
        label: { en: value, zh: value },
      })),
    },
    {
      ...widthControl({
        en: 'Channels between the layers of encoder and decoder.',
        zh: '编码器与解码器各层之间的通道数。',
      }),
      default: 32,
    },
    {
      key: 'depth',
      group: 'model',
      type: 'number',
      label: { en: 'Blocks of the prior', zh: '先验的层数' },
      hint: {
        en: 'Of the transformer that guesses each code from those before it; with none it sees only the last one and the place.',
        zh: '由前面的编码猜下一个的 transformer 有几层；零层时它只看得到上一个编码和所在位置。',
      },
      default: 2,
      min: 0,
      max: 4,
      step: 1,
      scale: 'linear',
      integer: true,
    },
    {
      key: 'commitment',
      group: 'training',
      type: 'number',
      label: { en: 'β, weight of the commitment', zh: 'β：承诺项的权重' },
      hint: {
        en: 'What it costs the encoder to stay away from the codebook.',
        zh: '编码器远离码本要付的代价。',
      },
      default: 0.25,
      min: 0,
      max: 100,
      step: 0.05,
      scale: 'linear',
      integer: false,
    },
    learningRateControl(8e-3),
    batchControl(['16', '32', '64', '128'], '64'),
    stepsControl(2000),
  ],
  quantities: [
    {
      key: 'reconstruction',
      label: { en: 'Pixels, given the codes', zh: '像素（已知编码）' },
      unit: 'nats',
    },
    { key: 'prior', label: { en: 'Codes, under the prior', zh: '编码（按先验）' }, unit: 'nats' },
    {
      key: 'independentCodes',
      label: { en: 'Codes, each by itself', zh: '编码（各自独立）' },
      unit: 'nats',
    },
    {
      key: 'leastCodes',
      label: { en: 'Codes, under the best prior', zh: '编码（按最好的先验）' },
      unit: 'nats',
    },
    {
      key: 'saved',
      label: { en: 'Saved by the prior', zh: '先验省下' },
      unit: 'nats',
    },
    { key: 'relativeGap', label: { en: 'Above the entropy', zh: '高出熵' }, unit: 'percent' },
    { key: 'used', label: { en: 'Codes in use', zh: '在用的编码' }, unit: 'count' },
    {
      key: 'perplexity',
      label: { en: 'Perplexity of the codes', zh: '编码的困惑度' },
      unit: 'number',
    },
    {
      key: 'onData',
      label: {
        en: 'Of its probability on true shapes, at least',
        zh: '落在真正形状上的概率，至少',
      },
      unit: 'percent',
    },
  ],
  expectations: [
    {
      id: 'near-floor',
      text: {
        en: 'At the end codes and pixels together cost at most a quarter more than the entropy (8 × 8).',
        zh: '训练结束时，编码与像素合计至多比熵多四分之一（8 × 8）。',
      },
      quantity: 'relativeGap',
      comparison: 'below',
      threshold: 25,
      when: 'finished',
    },
    {
      id: 'in-use',
      text: {
        en: 'The codebook does not collapse: the perplexity of its 32 codes is above 24.',
        zh: '码本没有坍缩：32 个编码的困惑度高于 24。',
      },
      quantity: 'perplexity',
      comparison: 'above',
      threshold: 24,
      when: 'finished',
    },
    {
      id: 'prior-saves',
      text: {
        en: 'The prior saves at least 6 nats an image over codes that are guessed each by itself.',
        zh: '与各自独立地猜编码相比，先验每幅至少省下 6 奈特。',
      },
      quantity: 'saved',
      comparison: 'above',
      threshold: 6,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'two-codes',
      label: { en: 'A codebook of two', zh: '只有两个编码' },
      text: {
        en: 'Four places with two codes each make sixteen grids: at most ln 16 = 2.8 nats can be said by them. Images that share a grid come back as one blur, and the pixels still have about 14 nats to tell.',
        zh: '四个位置、各两个编码，只有十六种网格：它们至多能说 ln 16 = 2.8 奈特。共用一个网格的图像解出来是同一团模糊，像素还得再说约 14 奈特。',
      },
      settings: { codes: '2' },
    },
    {
      id: 'short-memory',
      label: { en: 'A prior that forgets', zh: '健忘的先验' },
      text: {
        en: 'Without a block the prior sees only the code before. The autoencoder learns just as it did, and the image comes back as well as ever; yet its codes cost about twice as much, and what is drawn falls to pieces.',
        zh: '没有一层时，先验只看得到前一个编码。自编码器学得和原来一模一样，图像也照样解得回来；可是编码的代价约为两倍，抽出来的图像也支离破碎。',
      },
      settings: { depth: 0 },
    },
    {
      id: 'tied',
      label: { en: 'Tied to its first codes', zh: '被最初的编码拴住' },
      text: {
        en: 'With β = 100 it counts more to stay near a code than to say anything: before the decoder has learned to read, the encoder gathers at few codes and remains there. Most of the codebook is left unused, the codes say less, and the pixels have the more to tell.',
        zh: '当 β = 100 时，靠近某个编码比说出什么更要紧：解码器还没学会读，编码器就已聚到少数几个编码上，再也不离开。码本大半闲置，编码说得少，像素就得说得多。',
      },
      settings: { commitment: 100 },
    },
    {
      id: 'larger',
      label: { en: 'Larger images', zh: '更大的图像' },
      text: {
        en: 'On 12 × 12 pixels there are nine codes an image, and 700 images instead of 172. They come back nearly as well, but after as many steps the prior pays about twice what the best one would: reading codes is learned sooner than guessing them.',
        zh: '12 × 12 的图像每幅有九个编码，图像有 700 种而不是 172 种。它们几乎同样解得回来，可是同样的步数之后，先验所付约为最好先验的两倍：读懂编码比猜出编码学得快。',
      },
      settings: { data: '12' },
    },
  ],
  source: 'models/vq-vae.ts',
  equations: [
    {
      id: 'sphere',
      label: { en: 'Points of length 1', zh: '长度为 1 的点' },
      tex: 'z_e(x) = \\frac{f(x)}{\\lVert f(x)\\rVert}, \\qquad \\lVert e_k\\rVert = 1',
      symbol: 'onSphere',
      reference: 'Yu et al. 2022, section 3.2',
    },
    {
      id: 'nearest',
      label: { en: 'The nearest code', zh: '最近的编码' },
      tex: 'c = \\arg\\min_k \\lVert z_e(x) - e_k\\rVert, \\qquad z_q(x) = e_c',
      symbol: 'nearest',
      reference: 'van den Oord, Vinyals, Kavukcuoglu 2017, eq. 1 and 2',
    },
    {
      id: 'loss',
      label: { en: 'The autoencoder’s loss', zh: '自编码器的损失' },
      tex: '-\\log p\\bigl(x\\mid z_e + \\operatorname{sg}[z_q - z_e]\\bigr) + \\lVert \\operatorname{sg}[z_e] - e_c\\rVert^2 + \\beta\\, \\lVert z_e - \\operatorname{sg}[e_c]\\rVert^2',
      symbol: 'loss',
      reference: 'van den Oord, Vinyals, Kavukcuoglu 2017, eq. 3',
    },
    {
      id: 'prior',
      label: { en: 'The prior over the grid', zh: '网格上的先验' },
      tex: '\\log p(c) = \\sum_i \\log p(c_i \\mid c_1, \\ldots, c_{i-1})',
      symbol: 'logPrior',
      reference: 'van den Oord, Vinyals, Kavukcuoglu 2017, section 3.3',
    },
    {
      id: 'bound',
      label: { en: 'Codes and pixels, a bound', zh: '编码加像素：一个界' },
      tex: '\\log p(x) = \\log \\sum_c p(c)\\, p(x\\mid c) \\ge \\log p\\bigl(c(x)\\bigr) + \\log p\\bigl(x\\mid c(x)\\bigr)',
      symbol: 'logDensity',
      reference: 'van den Oord, Vinyals, Kavukcuoglu 2017, section 3.2',
    },
    {
      id: 'sample',
      label: { en: 'A new image', zh: '新的图像' },
      tex: 'c \\sim p(c), \\qquad x_i \\sim \\operatorname{Bernoulli}\\bigl(\\sigma(\\ell_i(e_c))\\bigr)',
      symbol: 'sample',
      reference: 'van den Oord, Vinyals, Kavukcuoglu 2017, section 3.3',
    },
  ],
};
