import type en from '../en/paper.ts';
import type { Translated } from '../translated.ts';

const pages = '{{count}} 页';
const pagesOf = '{{count}} 页，上限 {{limit}} 页';
const over = '超出 {{count}} 页';

export default {
  titleNow: '当前文本',
  titleOf: '第 {{version}} 版',
  pages_one: pages,
  pages_other: pages,
  pagesOf_one: pagesOf,
  pagesOf_other: pagesOf,
  over_one: over,
  over_other: over,
  print: '打印或另存为 PDF',
  markdown: 'Markdown',
  open: '打印版式',
  template: '从模板开始',
  import: '导入 Markdown 文件',
  importRefused: '无法导入此文件：内容为空、过长或嵌套过深。',
  files: '下载项目的全部内容（ZIP）',
} satisfies Translated<typeof en>;
