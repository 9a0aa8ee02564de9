/** Controls that every experiment has, worded once. */
import type { ChoiceControl, NumberControl } from './types.ts';

/** How many points may be learned from; sizes as plain digits, smallest first. */
export function trainingSetControl(sizes: readonly string[], size: string): ChoiceControl {
  return {
    key: 'trainingSet',
    group: 'data',
    type: 'choice',
    label: { en: 'Training set', zh: '训练集' },
    hint: {
      en: 'How many points may be learned from. The held-out points are always fresh.',
      zh: '可供学习的点数。评估用的点总是新的。',
    },
    default: size,
    options: [
      ...sizes.map((value) => {
        const count = withCommas(value);
        return { value, label: { en: `${count} points`, zh: `${count} 个点` } };
      }),
      { value: 'fresh', label: { en: 'always fresh', zh: '每次都取新点' } },
    ],
  };
}

export function widthControl(hint: NumberControl['hint']): NumberControl {
  return {
    key: 'width',
    group: 'model',
    type: 'number',
    label: { en: 'Units a layer', zh: '每层单元数' },
    hint,
    default: 64,
    min: 4,
    max: 256,
    step: 4,
    scale: 'linear',
    integer: true,
  };
}

export function learningRateControl(rate: number): NumberControl {
  return {
    key: 'learningRate',
    group: 'training',
    type: 'number',
    label: { en: 'Learning rate', zh: '学习率' },
    hint: {
      en: 'Highest rate: after 100 warm-up steps, then it falls to zero along a cosine.',
      zh: '最高学习率：预热 100 步后达到，随后按余弦降到零。',
    },
    default: rate,
    min: 1e-5,
    max: 1,
    step: 1.1,
    scale: 'log',
    integer: false,
  };
}

export function batchControl(sizes: readonly string[], size: string): ChoiceControl {
  return {
    key: 'batch',
    group: 'training',
    type: 'choice',
    label: { en: 'Batch', zh: '批大小' },
    hint: { en: 'Points in each step.', zh: '每一步使用的点数。' },
    default: size,
    options: sizes.map((value) => ({
      value,
      label: { en: withCommas(value), zh: withCommas(value) },
    })),
  };
}

export function stepsControl(steps: number): NumberControl {
  return {
    key: 'steps',
    group: 'training',
    type: 'number',
    label: { en: 'Steps', zh: '训练步数' },
    hint: {
      en: 'The cosine ends here, so fewer steps is a faster schedule, not the same one cut off.',
      zh: '余弦在此结束：步数少意味着更快的日程，而不是把同一日程截断。',
    },
    default: steps,
    min: 200,
    max: 40000,
    step: 100,
    scale: 'linear',
    integer: true,
  };
}

function withCommas(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
