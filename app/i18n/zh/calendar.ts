import type en from '../en/calendar.ts';
import type { Translated } from '../translated.ts';

export default {
  soon: '即将截止，还有 {{amount}}',
  overdue: '已逾期 {{amount}}',
  running: '正在进行',
  in: '还有 {{amount}}',
  ago: '{{amount}}前',
  days: '{{days}} 天 {{hours}} 小时',
  hours: '{{hours}} 小时 {{minutes}} 分',
  minutes: '{{minutes}} 分钟',
  underAMinute: '不到一分钟',
  yourTime: '你的当地时间 {{moment}}',
} satisfies Translated<typeof en>;
