/** What the experiments on the sets in the plane share. */
import type { ChoiceControl, DrawingControl, Experiment } from './types.ts';

export const planarFloor: Experiment['floor'] = {
  name: { en: 'Entropy of the data', zh: '数据的熵' },
  explanation: {
    en: 'No model can describe fresh points in fewer nats on average: −∫ p log p, computed from the exact density. Nats a point, both coordinates together.',
    zh: '任何模型描述新点所需的平均奈特数都不会更少：由精确密度算出的 −∫ p log p。单位为每点奈特，两个坐标合计。',
  },
  unit: 'nats',
};

/** Which set in the plane to learn. */
export function planarControl(value: string): ChoiceControl {
  return {
    key: 'data',
    group: 'data',
    type: 'choice',
    label: { en: 'Data', zh: '数据' },
    hint: {
      en: 'Each is smeared by a little Gaussian noise, so that its density and entropy are exact.',
      zh: '每个数据集都加了少量高斯噪声，因此密度与熵都能精确算出。',
    },
    default: value,
    options: [
      { value: 'moons', label: { en: 'two moons', zh: '双月' } },
      { value: 'ring', label: { en: 'ring of eight', zh: '八点圆环' } },
      { value: 'spirals', label: { en: 'two spirals', zh: '双螺旋' } },
      { value: 'checkerboard', label: { en: 'checkerboard', zh: '棋盘' } },
      { value: 'drawing', label: { en: 'your own drawing', zh: '你自己画的' } },
    ],
  };
}

/** What is drawn when the data are one's own drawing: a face, until something else is. */
export const drawingControl: DrawingControl = {
  key: 'drawing',
  group: 'data',
  type: 'drawing',
  of: 'plane',
  label: { en: 'Your drawing', zh: '你的画' },
  hint: {
    en: 'Draw with the mouse, a finger, or arrow keys and space. Every filled cell is equally likely and smeared a little, so even your drawing has an exact entropy.',
    zh: '用鼠标、手指，或方向键加空格来画。每个涂上的格子概率相同并略微抹开，因此你的画也有精确的熵。',
  },
  default:
    'AAAAAH4AA-fABwDgDAAwGAAYMAAMMYGMIYGEYYGGYAAGQAACQAACYAAGYgBGIwDEMYGMMP8MGDwYDAAwBwDgA-fAAH4AAAAA',
};
