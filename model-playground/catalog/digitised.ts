/** What the experiments on the homework's one-dimensional discrete sets share. */
import type { Bilingual, Control, Experiment } from './types.ts';

export const digitisedYardstick: Bilingual = {
  en: 'Twenty values: N(0.2, 0.2²) put into linspace(0, 1, 20), 1,000 samples. A hundred values: equal parts of N(0.4, 0.05²), N(0.5, 0.1²), N(0.7, 0.02²), clipped to [0, 1], linspace(0, 1, 100), 10,000 samples. Four fifths to train. Softmax histogram and mixture of four discretised logistics, nats a dimension.',
  zh: '二十个取值：N(0.2, 0.2²) 放进 linspace(0, 1, 20)，1,000 个样本。一百个取值：N(0.4, 0.05²)、N(0.5, 0.1²)、N(0.7, 0.02²) 等权混合，截到 [0, 1]，放进 linspace(0, 1, 100)，10,000 个样本。五分之四用于训练。模型为 softmax 直方图与四个离散化 logistic 的混合，单位为每维奈特。',
};

export const digitisedFloor: Experiment['floor'] = {
  name: { en: 'Entropy of the data', zh: '数据的熵' },
  explanation: {
    en: 'No model can describe fresh values in fewer nats on average: −Σ p log p over the exact masses of all values. Nats a point.',
    zh: '任何模型描述新取值所需的平均奈特数都不会更少：对所有取值的精确概率求 −Σ p log p。单位为每点奈特。',
  },
  unit: 'nats',
};

export const digitisedControls: readonly Control[] = [
  {
    key: 'data',
    group: 'data',
    type: 'choice',
    label: { en: 'Data', zh: '数据' },
    hint: { en: 'The two sets of the homework.', zh: '作业中的两个数据集。' },
    default: 'twenty',
    options: [
      { value: 'twenty', label: { en: '20 values', zh: '20 个取值' } },
      { value: 'hundred', label: { en: '100 values', zh: '100 个取值' } },
    ],
  },
  {
    key: 'trainingSet',
    group: 'data',
    type: 'choice',
    label: { en: 'Training set', zh: '训练集' },
    hint: {
      en: 'The homework has 800 points of 20 values and 8,000 of 100. The gap is always that of fresh points.',
      zh: '作业中 20 个取值配 800 个点，100 个取值配 8,000 个点。差距总是对新点而言。',
    },
    default: 'homework',
    options: [
      { value: 'homework', label: { en: 'as in the homework', zh: '与作业相同' } },
      { value: '80', label: { en: '80 points', zh: '80 个点' } },
      { value: 'fresh', label: { en: 'always fresh', zh: '每次都取新点' } },
    ],
  },
];
