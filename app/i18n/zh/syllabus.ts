import type en from '../en/syllabus.ts';
import type { Translated } from '../translated.ts';

export default {
  figure: '图 {{number}}',
  formula: '公式',
  formulaNumber: '公式 {{number}}',
  table: '表格',
  code: '代码',
} satisfies Translated<typeof en>;
