export default {
  bank: 'Question bank',
  title: 'Unclear steps',
  lead: 'How many people say that they do not understand a step, as it is written now. No names are shown; a step that is rewritten is counted from zero again.',
  flag: 'I do not understand this step',
  flagged: 'Staff see how many say so, not who.',
  mark: 'Not clear to you',
  map: 'People who do not understand a step, by question and step',
  question: 'Question',
  step: 'Step {{step}}',
  cell_one: 'Step {{step}}: {{count}} person',
  cell_other: 'Step {{step}}: {{count}} people',
  none: 'No step is flagged',
  noneText:
    'When somebody says of a step that they do not understand it, its count stands here, so that you see what to explain once more.',
  order: { label: 'Order', most: 'Most flagged first', lecture: 'By lecture' },
};
