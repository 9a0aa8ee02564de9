/** The words of the flows' pictures, on the line and in the plane. */
export interface FlowWords {
  baseSpace: string;
  codes: string;
  base: string;
  baseUniform: string;
  baseNormal: string;
  density: string;
  densityModel: string;
  densityData: string;
  bentGrid: string;
  dataPoints: string;
  curve: string;
  modelDensity: string;
  dataDensity: string;
  byAngle: string;
  normalBase: string;
  describeBend: (p: { n: string; base: string; step: string }) => string;
  describeFlowData: (p: { what: string; step: string }) => string;
  describeFlowBase: (p: { n: string; step: string }) => string;
}

export const en: FlowWords = {
  baseSpace: 'Base',
  codes: 'codes of the data',
  base: 'Base',
  baseUniform: 'uniform',
  baseNormal: 'normal',
  density: 'Density',
  densityModel: 'model',
  densityData: 'data',
  bentGrid: 'the base’s grid',
  dataPoints: 'data',
  curve: 'the flow z = F(x)',
  modelDensity: 'the model’s density, its slope',
  dataDensity: 'the data’s own density',
  byAngle: 'coloured by the point’s direction from the middle',
  normalBase: 'base, 1σ and 2σ',
  describeBend: ({ n, base, step }) =>
    `A rising curve at step ${step} takes points of the line at the bottom to codes at the left. The codes of ${n} held-out points are shown beside the ${base} base that they should follow.`,
  describeFlowData: ({ what, step }) =>
    `Data space at step ${step}: the density of the ${what} as a map, and a square grid of the base carried into it.`,
  describeFlowBase: ({ n, step }) =>
    `The base at step ${step}: the codes of ${n} held-out points over circles of the normal distribution at one and two deviations.`,
};

export const zh: FlowWords = {
  baseSpace: '基空间',
  codes: '数据的编码',
  base: '基分布',
  baseUniform: '均匀',
  baseNormal: '正态',
  density: '密度',
  densityModel: '模型',
  densityData: '数据',
  bentGrid: '基空间的网格',
  dataPoints: '数据',
  curve: '流 z = F(x)',
  modelDensity: '模型的密度，即斜率',
  dataDensity: '数据自身的密度',
  byAngle: '按点相对中心的方向着色',
  normalBase: '基分布，1σ 与 2σ',
  describeBend: ({ n, base, step }) =>
    `第 ${step} 步的上升曲线把底部直线上的点送到左侧的编码。${n} 个留出点的编码画在它们应当服从的${base}基分布旁。`,
  describeFlowData: ({ what, step }) =>
    `第 ${step} 步的数据空间：${what}的密度图，以及带入其中的基空间方格网。`,
  describeFlowBase: ({ n, step }) =>
    `第 ${step} 步的基空间：${n} 个留出点的编码，画在正态分布一倍与两倍标准差的圆上。`,
};
