import type en from '../en/dashboard.ts';
import type { Translated } from '../translated.ts';

export default {
  comesOut: '发布于',
  extended: '已为你延期',
  notHandedIn: '未交',
  closed: '已截止，未交',
  handedIn: '已交第 {{number}} 版',
  tookDays_one: '迟交 {{count}} 天',
  tookDays_other: '迟交 {{count}} 天',
  percent: '{{percent}} %',
  strong: '优秀',
  notStrong: '未达优秀',
} satisfies Translated<typeof en>;
