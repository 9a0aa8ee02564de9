import type en from '../en/team-price.ts';
import type { Translated } from '../translated.ts';

export default {
  late: '现在提交算{{by}}',
  pays: '{{name}}：扣 {{takes}}',
  'too few left': '{{names}}：剩下的{{units}}不够，提交对其无效。提交前请先写信给教学团队。',
  'too late': '{{names}}：已经太迟，提交对其无效。提交前请先写信给教学团队。',
  until: '这个价格保持到',
} satisfies Translated<typeof en>;
