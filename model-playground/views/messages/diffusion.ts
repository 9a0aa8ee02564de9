/** The words of the diffusion’s picture. */
export interface DiffusionWords {
  paths: string;
  dataOfLabel: string;
  field: string;
  fieldLearned: string;
  fieldBest: string;
  fieldNone: string;
  slow: string;
  fast: string;
  noise: string;
  time: (t: string) => string;
  timeSlider: string;
  moveParticles: string;
  holdParticles: string;
  describeField: (p: { t: string; n: string; step: string }) => string;
}

export const en: DiffusionWords = {
  paths: 'paths',
  dataOfLabel: 'data of the label',
  field: 'Arrows',
  fieldLearned: 'learned',
  fieldBest: 'best possible',
  fieldNone: 'none',
  slow: 'slow',
  fast: 'fast',
  noise: 'noise',
  time: (t) => `t = ${t}`,
  timeSlider: 'Diffusion time, from noise to data',
  moveParticles: 'Move the samples',
  holdParticles: 'Hold the samples',
  describeField: ({ t, n, step }) =>
    `The data, ${n} samples on their way from noise to data at diffusion time ${t}, and arrows where the model at step ${step} would move a point.`,
};

export const zh: DiffusionWords = {
  paths: '轨迹',
  dataOfLabel: '该标签的数据',
  field: '箭头',
  fieldLearned: '学到的',
  fieldBest: '最优的',
  fieldNone: '不显示',
  slow: '慢',
  fast: '快',
  noise: '噪声',
  time: (t) => `t = ${t}`,
  timeSlider: '扩散时间，从噪声到数据',
  moveParticles: '让样本移动',
  holdParticles: '让样本停下',
  describeField: ({ t, n, step }) =>
    `${n} 个样本在扩散时间 ${t} 时从噪声走向数据；箭头表示第 ${step} 步的模型会把点移向哪里。`,
};
