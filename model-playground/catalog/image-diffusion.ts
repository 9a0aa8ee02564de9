import { imageDataControl, imageSetControl } from './images.ts';
import { batchControl, learningRateControl, stepsControl } from './shared-controls.ts';
import {
  diffusionSamplerControl,
  gapQuantities,
  samplerStepsControl,
  thirdsOfTime,
} from './swiss-roll.ts';
import type { ChoiceControl, Experiment } from './types.ts';

/** Canvases that a small U-Net trains on within minutes. */
const SMALL = ['12', '16', 'digits-14'];

const allImages = imageDataControl('12');
const dataControl: ChoiceControl = {
  ...allImages,
  options: allImages.options.filter(({ value }) => SMALL.includes(value)),
};

/** Diffusion with a U-Net on shapes and digits. */
export const imageDiffusion: Experiment = {
  slug: 'image-diffusion',
  title: { en: 'Diffusion on images', zh: '图像上的扩散模型' },
  lookAt: [
    {
      en: 'Sixteen samples on their way from noise to ink and paper: first where something stands is settled, then what it is, last its edges.',
      zh: '十六个样本从噪声走向墨与纸：先定下哪里有东西，再定下是什么，最后定下边缘。',
    },
    {
      en: 'Beside them one image under more and more noise, what the network makes of each, and the best that can be made: with every shape listed, it is an average over the shapes that could lie behind the noise.',
      zh: '旁边是同一幅图像加上越来越多的噪声、网络由每一幅还原出的图像，以及所能做到的最好结果：所有形状都已列出，最好的还原就是噪声背后可能的那些形状的平均。',
    },
    {
      en: 'A wide middle of the time axis is where there is something to learn: near the data each pixel speaks for itself, near pure noise nothing can be told; between, only who knows the shapes can tell.',
      zh: '值得学的是时间轴中间的一大段：靠近数据时，每个像素自己就说得清；接近纯噪声时，什么也看不出；介于两者之间，只有认得形状才看得出。',
    },
  ],
  topics: ['diffusion'],
  paper: {
    title: 'Denoising Diffusion Probabilistic Models',
    authors: ['Jonathan Ho', 'Ajay Jain', 'Pieter Abbeel'],
    year: 2020,
    url: 'https://arxiv.org/abs/2006.11239',
  },
  yardstick: {
    en: 'The homework’s continuous-time diffusion, α(t) = cos(πt/2), σ(t) = sin(πt/2), with a U-Net on images. Here they are small and black and white, so that a browser trains it within minutes, and of the shapes the best possible error is known.',
    zh: '作业中的连续时间扩散，α(t) = cos(πt/2)，σ(t) = sin(πt/2)，在图像上用 U-Net。这里的图像又小又只有黑白，浏览器几分钟即可训练完；而且形状的最小可能误差是已知的。',
  },
  floor: {
    name: { en: 'Best possible ε-error', zh: 'ε 误差的理论下限' },
    explanation: {
      en: 'The average variance of the noise given the noisy image. Every shape is listed with its probability, so E[ε | x_t] is a softmax over the list, exact; the average over noisy images is taken on 8,192 of them. Of handwritten digits nobody knows it. Here it is a ninth of what each pixel by itself costs, so an error is better read as a share of the way from the one to the other: in 2,000 steps this small network comes about six sevenths of it, and is still at more than twice the floor. Mean squared error a pixel.',
      zh: '给定加噪图像时噪声的平均条件方差。每个形状连同概率都已列出，因此 E[ε | x_t] 是对列表的 softmax，是精确的；对加噪图像的平均取自 8,192 幅。手写数字的下限无人知道。这里的下限约为各像素独立时误差的九分之一，因此误差更宜看作从后者走到前者的份额：这个小网络 2,000 步约走完七分之六，误差仍是下限的两倍多。单位为每像素均方误差。',
    },
    unit: 'mse',
  },
  baseline: {
    name: { en: 'Each pixel by itself', zh: '各像素独立去噪' },
    explanation: {
      en: 'ε-error of the best denoiser that looks at one pixel only, and knows how often that one is ink.',
      zh: '只看一个像素本身、并知道该像素有墨频率的最优去噪器的 ε 误差。',
    },
  },
  lossName: { en: 'ε-prediction error', zh: 'ε 预测误差' },
  parts: thirdsOfTime,
  picture: 'denoised',
  controls: [
    dataControl,
    imageSetControl,
    {
      key: 'gives',
      group: 'model',
      type: 'choice',
      label: { en: 'The network gives', zh: '网络给出' },
      hint: {
        en: 'What the other pixels say of each pixel, to be added to what its own noisy value says; or the noise itself, as in DDPM.',
        zh: '其余像素对每个像素的说法，再加上该像素自身加噪值的说法；或者像 DDPM 那样直接给出噪声。',
      },
      default: 'pixels',
      options: [
        { value: 'pixels', label: { en: 'clean pixels', zh: '干净像素' } },
        { value: 'noise', label: { en: 'the noise', zh: '噪声' } },
      ],
    },
    {
      key: 'width',
      group: 'model',
      type: 'number',
      label: { en: 'Channels', zh: '通道数' },
      hint: {
        en: 'At full resolution; twice as many at half. Twice as many need about four times the arithmetic.',
        zh: '全分辨率处的通道数，半分辨率处加倍。通道数加倍，运算量约为四倍。',
      },
      default: 16,
      min: 4,
      max: 32,
      step: 4,
      scale: 'linear',
      integer: true,
    },
    diffusionSamplerControl,
    samplerStepsControl(32),
    learningRateControl(3e-3),
    batchControl(['16', '32', '64', '128'], '32'),
    stepsControl(2000),
  ],
  quantities: [
    {
      key: 'learned',
      label: { en: 'Learned of what the other pixels tell', zh: '从其余像素学到的份额' },
      unit: 'percent',
    },
    {
      key: 'shapes',
      label: { en: 'Of 64 samples, true shapes', zh: '64 个样本中真正的形状' },
      unit: 'percent',
    },
    {
      key: 'byHeart',
      label: { en: 'Of 64 samples, in the training set', zh: '64 个样本中属于训练集的' },
      unit: 'percent',
    },
    {
      key: 'ofAlone',
      label: { en: 'Of the error pixel by pixel', zh: '相对于各像素独立的误差' },
      unit: 'percent',
    },
    ...gapQuantities,
  ],
  expectations: [
    {
      id: 'beats-pixels',
      text: {
        en: 'Soon the error is less than half of what each pixel by itself allows: the network reads a pixel off its neighbours.',
        zh: '误差很快不到各像素独立时的一半：网络从邻近的像素读出一个像素。',
      },
      quantity: 'ofAlone',
      comparison: 'below',
      threshold: 50,
      when: 'any',
    },
    {
      id: 'learned',
      text: {
        en: 'At the end four fifths of what the other pixels tell is learned: of the way from each pixel by itself to the best possible error.',
        zh: '训练结束时，学到了其余像素所能告知的五分之四：即从各像素独立到理论下限这段路的五分之四。',
      },
      quantity: 'learned',
      comparison: 'above',
      threshold: 80,
      when: 'finished',
    },
  ],
  presets: [
    {
      id: 'asks-for-noise',
      label: { en: 'Asked for the noise', zh: '直接要噪声' },
      text: {
        en: 'Near the data the noise is small, and to give it back at full size the network has to take the image away exactly. It cannot: more than half of what it loses is lost at t < ⅓, where the best error is zero.',
        zh: '靠近数据处噪声很小，要按原来的大小把它交出来，网络必须把图像精确地减掉。它做不到：损失的大半在 t < ⅓ 处，而那里的最优误差为零。',
      },
      settings: { gives: 'noise' },
    },
    {
      id: 'one-step',
      label: { en: 'One step', zh: '只走一步' },
      text: {
        en: 'The same network, asked once for each sample: one long step goes to the average of all shapes that could lie behind the noise, and what is left are grey clouds. Already three steps draw edges.',
        zh: '同一个网络，每个样本只问一次：一大步走到噪声背后所有可能形状的平均，剩下的是灰色的云团。走三步就已画得出边缘。',
      },
      settings: { samplerSteps: 1 },
    },
    {
      id: 'memorise',
      label: { en: 'A hundred images', zh: '一百幅图像' },
      text: {
        en: 'A hundred images, looked at again and again: the error on fresh shapes ends about a quarter higher than with new shapes in every batch. That shows long before samples are copies: few of them stand in the training set.',
        zh: '一百幅图像反复地看：对新形状的误差最后比每批都用新形状时高约四分之一。远在样本成为复制品之前就看得出来：样本很少属于训练集。',
      },
      settings: { trainingSet: '100' },
    },
  ],
  source: 'models/image-diffusion.ts',
  equations: [
    {
      id: 'pixels',
      label: {
        en: 'What the pixel says, and what the others say',
        zh: '像素自己所说与其余像素所说',
      },
      tex: '\\hat x = \\tanh\\Bigl(\\frac{\\alpha(t)}{\\sigma(t)^2}\\, x_t + \\ell(x_t, t)\\Bigr)',
      symbol: 'guessPixels',
      reference:
        'Bayes’ rule for a pixel of −1 or 1 in Gaussian noise; bits as numbers: Chen, Zhang, Hinton 2023, section 2',
    },
    {
      id: 'noise',
      label: { en: 'The noise behind it', zh: '背后的噪声' },
      tex: '\\hat\\varepsilon = \\frac{x_t - \\alpha(t)\\, \\hat x}{\\sigma(t)}',
      symbol: 'predictNoise',
      reference: 'Ho, Jain, Abbeel 2020, eq. 4, solved for ε',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = \\mathbb E_{t, x, \\varepsilon}\\, \\tfrac1{n^2} \\bigl\\| \\varepsilon - \\hat\\varepsilon(\\alpha(t) x + \\sigma(t) \\varepsilon, t) \\bigr\\|^2',
      symbol: 'loss',
      reference: 'Ho, Jain, Abbeel 2020, eq. 14',
    },
    {
      id: 'sample',
      label: { en: 'From noise to ink and paper', zh: '从噪声到墨与纸' },
      tex: 'x_s = \\alpha(s)\\, \\hat x + \\sqrt{\\sigma(s)^2 - \\tilde\\sigma^2}\\; \\hat\\varepsilon + \\tilde\\sigma z',
      symbol: 'sample',
      reference: 'Song, Meng, Ermon 2021, eq. 12',
    },
  ],
};
