import { drawingControl, planarControl, planarFloor } from './planar.ts';
import {
  batchControl,
  learningRateControl,
  stepsControl,
  trainingSetControl,
  widthControl,
} from './shared-controls.ts';
import type { Bilingual, Expectation, Experiment, Quantity } from './types.ts';

const gapOf = (key: string, label: Bilingual): Quantity => ({ key, label, unit: 'nats' });
const distanceOf = (key: string, label: Bilingual): Quantity => ({ key, label, unit: 'number' });

/** Decided at the end, from below. */
const below = (id: string, quantity: string, threshold: number, text: Bilingual): Expectation => ({
  id,
  text,
  quantity,
  comparison: 'below',
  threshold,
  when: 'finished',
});

/** An autoregressive model, a flow, a VAE, a GAN and a diffusion on the same points in one run. */
export const families: Experiment = {
  slug: 'families',
  title: { en: 'Every family on one data set', zh: '同一数据集上的各个家族' },
  lookAt: [
    {
      en: 'Five models learn the same points in one run, in turn on the same batches: an autoregressive model, a flow, a VAE, a GAN and a diffusion. The last panel is the data.',
      zh: '五个模型在同一次训练中轮流用同样的批次学习同样的点：自回归模型、流、VAE、GAN 和扩散。最后一个画面是数据本身。',
    },
    {
      en: 'Autoregressive model and flow know log p(x) exactly, the VAE a bound on it, the diffusion follows an equation to it, and the GAN has none: it is judged by how far its samples lie from the data, beside the distance of fresh data.',
      zh: '自回归模型和流精确知道 log p(x)，VAE 知道它的一个界，扩散沿一个方程求得它，GAN 则没有：只能看它的样本离数据多远，并与新数据之间的距离相比。',
    },
    {
      en: 'The table says what each has reached and what it cost: seconds of training, and milliseconds for a thousand samples, for which the diffusion asks its network thirty-two times.',
      zh: '表中写着各自达到的结果与代价：训练的秒数，以及抽一千个样本的毫秒数；为此扩散要问它的网络三十二次。',
    },
  ],
  topics: ['introduction'],
  paper: {
    title:
      'Deep Generative Modelling: A Comparative Review of VAEs, GANs, Normalizing Flows, Energy-Based and Autoregressive Models',
    authors: ['Sam Bond-Taylor', 'Adam Leach', 'Yang Long', 'Chris G. Willcocks'],
    year: 2021,
    url: 'https://arxiv.org/abs/2103.04922',
  },
  yardstick: {
    en: 'Not a homework problem, but the map of all of them: the families of the course on one set whose entropy is known, each with hidden layers of the same width. Nats a point.',
    zh: '这不是作业题，而是所有作业的地图：课程中的各个家族学习同一个熵已知的数据集，隐藏层宽度相同。单位为每点奈特。',
  },
  floor: planarFloor,
  lossName: { en: 'autoregressive: −log p(x)', zh: '自回归：−log p(x)' },
  heldOutName: { en: 'autoregressive, on held-out points', zh: '自回归，在留出的点上' },
  parts: [],
  others: [
    { name: 'flow', label: { en: 'flow: −log p(x)', zh: '流：−log p(x)' } },
    { name: 'vae', label: { en: 'VAE: −ELBO', zh: 'VAE：−ELBO' } },
    { name: 'discriminator', label: { en: 'discriminator’s loss', zh: '判别器的损失' } },
    { name: 'generator', label: { en: 'generator’s loss', zh: '生成器的损失' } },
    { name: 'diffusion', label: { en: 'diffusion: ε-error', zh: '扩散：ε 误差' } },
  ],
  picture: 'side-by-side',
  controls: [
    planarControl('moons'),
    drawingControl,
    trainingSetControl(['100', '1000', '10000'], '10000'),
    widthControl({
      en: 'Of every hidden layer of every family.',
      zh: '每个家族的每个隐藏层。',
    }),
    learningRateControl(2e-3),
    batchControl(['64', '256', '1024'], '256'),
    stepsControl(3000),
  ],
  quantities: [
    gapOf('autoregressiveGap', { en: 'Autoregressive: gap', zh: '自回归：差距' }),
    gapOf('flowGap', { en: 'Flow: gap', zh: '流：差距' }),
    gapOf('vaeGap', { en: 'VAE: gap, at most', zh: 'VAE：差距至多' }),
    gapOf('diffusionGap', { en: 'Diffusion: gap, by its equation', zh: '扩散：差距（由方程）' }),
    distanceOf('autoregressiveDistance', { en: 'Autoregressive: distance', zh: '自回归：距离' }),
    distanceOf('flowDistance', { en: 'Flow: distance', zh: '流：距离' }),
    distanceOf('vaeDistance', { en: 'VAE: distance', zh: 'VAE：距离' }),
    distanceOf('ganDistance', { en: 'GAN: distance', zh: 'GAN：距离' }),
    distanceOf('diffusionDistance', { en: 'Diffusion: distance', zh: '扩散：距离' }),
    distanceOf('leastDistance', { en: 'Fresh data: distance', zh: '新数据：距离' }),
  ],
  expectations: [
    below('autoregressive-near', 'autoregressiveGap', 0.1, {
      en: 'At the end the autoregressive model is within 0.1 nats of the entropy.',
      zh: '训练结束时，自回归模型与熵相差不到 0.1 奈特。',
    }),
    below('flow-near', 'flowGap', 0.1, {
      en: 'So is the flow.',
      zh: '流也是。',
    }),
    below('diffusion-near', 'diffusionGap', 0.3, {
      en: 'The diffusion, which was never asked for a likelihood, comes within 0.3 nats.',
      zh: '从未被要求似然的扩散，相差也不到 0.3 奈特。',
    }),
    {
      id: 'vae-behind',
      text: {
        en: 'The VAE stays more than 0.2 nats behind: what the posterior of a point looks like is only guessed, by a bell, and samples fall between the moons.',
        zh: 'VAE 落后 0.2 奈特以上：一个点的后验只用一条钟形来猜，样本也会落在两个月牙之间。',
      },
      quantity: 'vaeGap',
      comparison: 'above',
      threshold: 0.2,
      when: 'finished',
    },
    below('gan-near', 'ganDistance', 0.15, {
      en: 'The GAN’s samples are less than 0.15 from the data, though nobody can say how likely it finds a point.',
      zh: 'GAN 的样本离数据不到 0.15，尽管没有人说得出它认为某个点有多大可能。',
    }),
  ],
  presets: [
    {
      id: 'ring',
      label: { en: 'Eight heaps', zh: '八个点堆' },
      text: {
        en: 'Heaps with nothing between them are hard for whoever carries one bell to the data without tearing it: the flow leaves threads from heap to heap, the VAE a veil over the whole ring. The autoregressive model gives each heap a bell of its own.',
        zh: '点堆之间空无一物，这对不撕裂地把一条钟形搬到数据上的模型很难：流在点堆之间留下丝线，VAE 在整个圆环上留下一层薄纱。自回归模型则给每个点堆一条自己的钟形。',
      },
      settings: { data: 'ring' },
    },
    {
      id: 'memorise',
      label: { en: 'A hundred points', zh: '一百个点' },
      text: {
        en: 'The autoregressive model learns them by heart: its training loss falls below the entropy, and fresh points cost it several nats more. The GAN may do the same, but its distance hardly changes, and it has no likelihood that would give it away.',
        zh: '自回归模型把它们背了下来：训练损失降到熵以下，而新点要多花好几奈特。GAN 也许同样如此，但它的距离几乎不变，也没有似然来揭穿它。',
      },
      settings: { trainingSet: '100' },
    },
    {
      id: 'narrow',
      label: { en: 'Four units', zh: '四个单元' },
      text: {
        en: 'With four units a layer the autoregressive model hardly suffers, since its mixtures do the work. GAN and diffusion have to bend the whole plane with their network alone, and miss the moons.',
        zh: '每层只有四个单元时，自回归模型几乎不受影响，因为混合分布替它干活。GAN 和扩散只能靠网络弯曲整个平面，于是偏离了双月。',
      },
      settings: { width: 4 },
    },
  ],
  source: 'models/autoregressive-mixture.ts',
  equations: [
    {
      id: 'conditionals',
      label: { en: 'One mixture a coordinate', zh: '每个坐标一个混合分布' },
      tex: '\\pi_{ik},\\, \\mu_{ik},\\, \\sigma_{ik} = g_i(x_{1:i-1})',
      symbol: 'conditionals',
      reference: 'Uria, Murray, Larochelle 2013, section 2',
    },
    {
      id: 'mixture',
      label: { en: 'A coordinate, given those before it', zh: '已知前面坐标时的一个坐标' },
      tex: 'p(x_i \\mid x_{1:i-1}) = \\sum_k \\pi_{ik}\\, \\mathcal N(x_i;\\, \\mu_{ik}, \\sigma_{ik}^2)',
      symbol: 'logConditionals',
      reference: 'Uria, Murray, Larochelle 2013, section 2',
    },
    {
      id: 'density',
      label: { en: 'Exact log-density', zh: '精确的对数密度' },
      tex: '\\log p(x) = \\log p(x_1) + \\log p(x_2 \\mid x_1)',
      symbol: 'logDensity',
      reference: 'Uria, Murray, Larochelle 2013, eq. 1',
    },
    {
      id: 'loss',
      label: { en: 'The loss', zh: '损失' },
      tex: 'L = -\\frac1N \\sum_n \\log p(x^{(n)})',
      symbol: 'loss',
      reference: 'Uria, Murray, Larochelle 2013, section 2',
    },
    {
      id: 'sample',
      label: { en: 'A sample, one coordinate after the other', zh: '逐个坐标抽样' },
      tex: 'x_1 \\sim p(x_1), \\quad x_2 \\sim p(x_2 \\mid x_1)',
      symbol: 'sample',
      reference: 'Uria, Murray, Larochelle 2013, section 2',
    },
  ],
};
