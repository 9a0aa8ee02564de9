/** The words of the picture of masses on values. */
export interface MassesWords {
  value: string;
  probability: string;
  population: string;
  trainingSet: string;
  model: string;
  components: string;
  flowDensity: string;
  cellMass: string;
  describeMasses: (p: { values: string; step: string; most: string; mass: string }) => string;
}

export const en: MassesWords = {
  value: 'value',
  probability: 'probability',
  population: 'the data’s own distribution',
  trainingSet: 'frequencies in the training set',
  model: 'model',
  components: 'its components',
  flowDensity: 'density of the flow',
  cellMass: 'what the flow holds in each cell',
  describeMasses: ({ values, step, most, mass }) =>
    `Probabilities of ${values} values: the model at step ${step} as bars over the data’s own distribution. The model’s likeliest value is ${most}, with probability ${mass}.`,
};

export const zh: MassesWords = {
  value: '取值',
  probability: '概率',
  population: '数据自身的分布',
  trainingSet: '训练集中的频率',
  model: '模型',
  components: '各个成分',
  flowDensity: '流的密度',
  cellMass: '流在每个格子里的概率',
  describeMasses: ({ values, step, most, mass }) =>
    `${values} 个取值的概率：第 ${step} 步的模型以条形画在数据自身的分布上。模型认为最可能的取值是 ${most}，概率 ${mass}。`,
};
