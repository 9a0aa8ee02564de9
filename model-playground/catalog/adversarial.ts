/** What the experiments with a critic share. */
import type { Bilingual, Experiment, NumberControl } from './types.ts';

export function criticStepsControl(steps: number, label: Bilingual): NumberControl {
  return {
    key: 'criticSteps',
    group: 'training',
    type: 'number',
    label,
    hint: {
      en: 'Its moves before each move of the generator, every one on a fresh batch.',
      zh: '生成器每走一步之前它走的步数，每一步都用新的一批数据。',
    },
    default: steps,
    min: 1,
    max: 10,
    step: 1,
    scale: 'linear',
    integer: true,
  };
}

export function depthControl(depth: number): NumberControl {
  return {
    key: 'depth',
    group: 'model',
    type: 'number',
    label: { en: 'Hidden layers', zh: '隐藏层数' },
    hint: { en: 'In each of the two networks.', zh: '两个网络各有的层数。' },
    default: depth,
    min: 1,
    max: 4,
    step: 1,
    scale: 'linear',
    integer: true,
  };
}

export const objectiveControl: Experiment['controls'][number] = {
  key: 'objective',
  group: 'training',
  type: 'choice',
  label: { en: 'What the generator lowers', zh: '生成器要降低的量' },
  hint: {
    en: 'Minimax is flat where the discriminator is sure of itself; the other choice is steepest there.',
    zh: '在判别器有把握的地方，极小极大目标是平的；另一种目标在那里最陡。',
  },
  default: 'non-saturating',
  options: [
    { value: 'non-saturating', label: { en: '−log D, non-saturating', zh: '−log D，非饱和' } },
    { value: 'minimax', label: { en: 'log(1 − D), minimax', zh: 'log(1 − D)，极小极大' } },
  ],
};

/** The loss of a discriminator that cannot tell samples from data. */
export const draw: NonNullable<Experiment['lossLine']> = {
  label: { en: 'a draw: log 4 =', zh: '平局：log 4 =' },
  value: Math.log(4),
};

export const discriminatorLoss = {
  lossName: { en: 'discriminator’s loss, −V', zh: '判别器的损失 −V' },
  lossLine: draw,
  parts: [
    { name: 'onData', label: { en: 'on the data', zh: '在数据上' } },
    { name: 'onSamples', label: { en: 'on the samples', zh: '在样本上' } },
  ],
  others: [{ name: 'generator', label: { en: 'generator’s loss', zh: '生成器的损失' } }],
} satisfies Partial<Experiment>;

export const ganPaper: Experiment['paper'] = {
  title: 'Generative Adversarial Networks',
  authors: [
    'Ian J. Goodfellow',
    'Jean Pouget-Abadie',
    'Mehdi Mirza',
    'Bing Xu',
    'David Warde-Farley',
    'Sherjil Ozair',
    'Aaron Courville',
    'Yoshua Bengio',
  ],
  year: 2014,
  url: 'https://arxiv.org/abs/1406.2661',
};

/** The formulas of models/gan.ts. */
export const ganEquations: Experiment['equations'] = [
  {
    id: 'value',
    label: { en: 'The game: what the discriminator raises', zh: '博弈：判别器要提高的量' },
    tex: 'V(D, G) = \\mathbb E_{x \\sim p_\\text{data}}[\\log D(x)] + \\mathbb E_z[\\log(1 - D(G(z)))]',
    symbol: 'discriminatorLoss',
    reference: 'Goodfellow et al. 2014, eq. 1',
  },
  {
    id: 'generator',
    label: { en: 'What the generator lowers', zh: '生成器要降低的量' },
    tex: '\\mathbb E_z[\\log(1 - D(G(z)))] \\quad\\text{or}\\quad -\\mathbb E_z[\\log D(G(z))]',
    symbol: 'generatorLoss',
    reference: 'Goodfellow et al. 2014, section 3',
  },
  {
    id: 'generate',
    label: { en: 'A sample', zh: '一个样本' },
    tex: 'x = G(z), \\quad z \\sim \\mathcal N(0, I)',
    symbol: 'generate',
    reference: 'Goodfellow et al. 2014, section 3',
  },
  {
    id: 'verdict',
    label: { en: 'The discriminator’s verdict', zh: '判别器的判断' },
    tex: 'D(x) = \\frac{1}{1 + e^{-d(x)}}, \\qquad D^*(x) = \\frac{p_\\text{data}(x)}{p_\\text{data}(x) + p_g(x)}',
    symbol: 'discriminate',
    reference: 'Goodfellow et al. 2014, eq. 2',
  },
];
