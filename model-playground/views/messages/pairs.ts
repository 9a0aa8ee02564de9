/** The words of the picture of pairs of values. */
export interface PairWords {
  jointTables: string;
  tableOfData: string;
  tableOfModel: string;
  givenValue: (a: string) => string;
  whichValue: string;
  whoSeesWhat: string;
  hiddenUnits: (units: string) => string;
  /** What the distribution of `value` is guessed from; nothing when the list is empty. */
  guessedFrom: (value: string, seen: readonly string[]) => string;
  describeTables: (p: { values: string; step: string }) => string;
  describeGiven: (p: { a: string; b: string; model: string; data: string }) => string;
}

export const en: PairWords = {
  jointTables: 'Probabilities of all pairs',
  tableOfData: 'data',
  tableOfModel: 'model',
  givenValue: (a) => `b, given a = ${a}`,
  whichValue: 'Value of a; or point at a column',
  whoSeesWhat: 'What the masks let through',
  hiddenUnits: (units) => `2 × ${units} hidden units`,
  guessedFrom: (value, seen) =>
    seen.length === 0
      ? `${value} is guessed from nothing.`
      : seen.includes(value)
        ? `${value} is guessed from ${seen.join(' and ')}, itself included: no likelihood.`
        : `${value} is guessed from ${seen.join(' and ')}.`,
  describeTables: ({ values, step }) =>
    `Two tables of ${values} by ${values} probabilities, of the data and of the model at step ${step}, darker where a pair is likelier, with the sums over rows and columns at their edges.`,
  describeGiven: ({ a, b, model, data }) =>
    `Probabilities of b given a = ${a}: the model as bars over the data’s own. The model’s likeliest b is ${b}, with probability ${model}; the data’s is ${data} there.`,
};

export const zh: PairWords = {
  jointTables: '所有取值对的概率',
  tableOfData: '数据',
  tableOfModel: '模型',
  givenValue: (a) => `给定 a = ${a} 时的 b`,
  whichValue: 'a 的取值，也可直接指向某一列',
  whoSeesWhat: '掩码放行了什么',
  hiddenUnits: (units) => `2 × ${units} 个隐单元`,
  guessedFrom: (value, seen) =>
    seen.length === 0
      ? `猜 ${value} 时不看任何值。`
      : seen.includes(value)
        ? `猜 ${value} 时看得到 ${seen.join('、')}，连它自己也在内：这不是似然。`
        : `猜 ${value} 时看 ${seen.join('、')}。`,
  describeTables: ({ values, step }) =>
    `两张 ${values} × ${values} 的概率表：数据的，以及第 ${step} 步的模型的；越可能的对颜色越深，边上是各行各列之和。`,
  describeGiven: ({ a, b, model, data }) =>
    `给定 a = ${a} 时 b 的概率：模型以条形画在数据自身的分布上。模型认为最可能的 b 是 ${b}，概率 ${model}；数据在该处为 ${data}。`,
};
