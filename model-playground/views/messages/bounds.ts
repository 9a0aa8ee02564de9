/** The words of the picture of bounds on a likelihood. */
export interface BoundWords {
  boundPane: string;
  modelPane: string;
  drawsAxis: string;
  boundLine: string;
  exactLine: string;
  bestLine: string;
  modelEllipse: string;
  dataEllipse: string;
  describeBounds: (p: { step: string; one: string; most: string; exact: string }) => string;
  describeEllipses: (p: { step: string; long: string; short: string }) => string;
}

export const en: BoundWords = {
  boundPane: 'Bounds, nats',
  modelPane: 'What the model has become',
  drawsAxis: 'draws K',
  boundLine: 'L_K of this model',
  exactLine: 'its log p(x), exact',
  bestLine: 'the data’s own log p(x)',
  modelEllipse: 'model, 2σ',
  dataEllipse: 'data, 2σ',
  describeBounds: ({ step, one, most, exact }) =>
    `Bounds on the likelihood at step ${step}: ${one} nats with one draw, ${most} with fifty; the exact value is ${exact}.`,
  describeEllipses: ({ step, long, short }) =>
    `Held-out points at step ${step}, with the ellipse of the data, deviations 5 and 1, and the model’s, deviations ${long} and ${short}.`,
};

export const zh: BoundWords = {
  boundPane: '下界（奈特）',
  modelPane: '模型变成了什么',
  drawsAxis: '抽样次数 K',
  boundLine: '此模型的 L_K',
  exactLine: '它的 log p(x)，精确',
  bestLine: '数据自己的 log p(x)',
  modelEllipse: '模型，2σ',
  dataEllipse: '数据，2σ',
  describeBounds: ({ step, one, most, exact }) =>
    `第 ${step} 步似然的下界：抽一次为 ${one} 奈特，抽五十次为 ${most}；精确值为 ${exact}。`,
  describeEllipses: ({ step, long, short }) =>
    `第 ${step} 步的留出点，画有数据的椭圆（标准差 5 与 1）和模型的椭圆（标准差 ${long} 与 ${short}）。`,
};
