/** What the experiments with flows in the plane share. */
import { planarFloor } from './planar.ts';
import type { Bilingual, Experiment, NumberControl } from './types.ts';

export const planarFlow = {
  floor: planarFloor,
  lossName: { en: '−log p(x)', zh: '−log p(x)' },
  parts: [
    { name: 'base', label: { en: 'code under the base', zh: '编码在基分布下' } },
    { name: 'volume', label: { en: 'change of volume', zh: '体积变化' } },
  ],
  picture: 'flow-map',
  quantities: [],
} satisfies Partial<Experiment>;

/** How many layers lie between the base and the data. */
export function layersControl(label: Bilingual, hint: Bilingual): NumberControl {
  return {
    key: 'layers',
    group: 'model',
    type: 'number',
    label,
    hint,
    default: 8,
    min: 1,
    max: 12,
    step: 1,
    scale: 'linear',
    integer: true,
  };
}

export const hundredPoints: Experiment['presets'][number] = {
  id: 'memorise',
  label: { en: 'A hundred points', zh: '一百个点' },
  text: {
    en: 'The training loss falls below the entropy: the density gathers around the hundred points, and fresh points between them become very expensive.',
    zh: '训练损失降到熵以下：密度聚到这一百个点周围，而落在它们之间的新点代价极高。',
  },
  settings: { trainingSet: '100' },
};
