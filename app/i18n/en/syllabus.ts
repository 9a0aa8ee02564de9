export default {
  figure: 'Figure {{number}}',
  formula: 'Formula',
  formulaNumber: 'Formula {{number}}',
  table: 'Table',
  code: 'Code',
} as const;
