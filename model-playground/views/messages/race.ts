/** The words of the race of samplers. */
export interface RaceWords {
  racers: Record<'ddpm' | 'ddim' | 'euler' | 'heun', string>;
  raceDistance: string;
  raceBudget: string;
  freshData: string;
  describeRace: (p: { n: string; t: string; steps: string }) => string;
  describeRaceCurves: (p: { steps: string; distances: string; least: string }) => string;
}

export const en: RaceWords = {
  racers: {
    ddpm: 'DDPM',
    ddim: 'DDIM',
    euler: 'Flow, Euler',
    heun: 'Flow, Heun',
  },
  raceDistance: 'Distance of the samples to the data (sliced W₁)',
  raceBudget: 'questions to the network',
  freshData: 'fresh data',
  describeRace: ({ n, t, steps }) =>
    `Four panels, one for each sampler: ${n} samples each over the Swiss roll at time ${t}, on a way with ${steps} questions to the network.`,
  describeRaceCurves: ({ steps, distances, least }) =>
    `Distance of the samples to the data against the number of questions. With ${steps}: ${distances}. Fresh data: ${least}.`,
};

export const zh: RaceWords = {
  racers: {
    ddpm: 'DDPM',
    ddim: 'DDIM',
    euler: '流匹配，欧拉',
    heun: '流匹配，Heun',
  },
  raceDistance: '样本与数据的距离（切片 W₁）',
  raceBudget: '提问网络的次数',
  freshData: '新数据',
  describeRace: ({ n, t, steps }) =>
    `四个画面，各属一个采样器：在时间 ${t}，各有 ${n} 个样本画在瑞士卷上，全程提问网络 ${steps} 次。`,
  describeRaceCurves: ({ steps, distances, least }) =>
    `样本与数据的距离随提问次数的变化。提问 ${steps} 次时：${distances}。新数据：${least}。`,
};
