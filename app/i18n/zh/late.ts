import type en from '../en/late.ts';
import type { Translated } from '../translated.ts';

const penalty = {
  day: '每迟一天（不足一天也算一天）扣 {{percent}}% 的总分，{{count}} 天之后不再接收',
  hour: '每迟一小时（不足一小时也算一小时）扣 {{percent}}% 的总分，{{count}} 小时之后不再接收',
};

export default {
  name: { days: '迟交天数', hours: '迟交小时数', late: '迟交' },
  everybody: {
    days: '所有人的迟交天数',
    hours: '所有人的迟交小时数',
    late: '谁迟交了',
  },
  units: { day: '迟交天数', hour: '迟交小时数' },
  by: {
    day_zero: '按时',
    day_one: '迟 {{count}} 天',
    day_other: '迟 {{count}} 天',
    hour_zero: '按时',
    hour_one: '迟 {{count}} 小时',
    hour_other: '迟 {{count}} 小时',
  },
  takes: {
    day_zero: '0 天',
    day_one: '{{count}} 天',
    day_other: '{{count}} 天',
    hour_zero: '0 小时',
    hour_one: '{{count}} 小时',
    hour_other: '{{count}} 小时',
    points: '{{percent}}% 的总分',
    nothing: '0',
  },
  policy: {
    budget: {
      day: '整个学期 {{total}} 天，每次作业最多 {{count}} 天',
      hour: '整个学期 {{total}} 小时，每次作业最多 {{count}} 小时',
    },
    penalty: {
      ...{ day_one: penalty.day, day_other: penalty.day },
      ...{ hour_one: penalty.hour, hour_other: penalty.hour },
    },
    none: '截止之后不再接收',
  },
  before: {
    budget: {
      day: '迟交不足一天也算一天：你还剩 {{balance}} 天（共 {{total}} 天），这一项最多用 {{count}} 天。',
      hour: '迟交不足一小时也算一小时：你还剩 {{balance}} 小时（共 {{total}} 小时），这一项最多用 {{count}} 小时。',
    },
    spent: '{{units}}已用完：截止之后不再接收。',
    penalty: {
      ...{ day_one: `${penalty.day}。`, day_other: `${penalty.day}。` },
      ...{ hour_one: `${penalty.hour}。`, hour_other: `${penalty.hour}。` },
    },
    none: '截止之后不再接收。',
  },
  rule: {
    budget: {
      day: '过了你自己的截止时间，不足一天也算一天；每项作业只扣一次。',
      hour: '过了你自己的截止时间，不足一小时也算一小时；每项作业只扣一次。',
    },
    penalty: {
      day: '过了你自己的截止时间，不足一天也算一天，每天从那一版扣 {{percent}}% 的总分。扣分之后最好的一版计分。',
      hour: '过了你自己的截止时间，不足一小时也算一小时，每小时从那一版扣 {{percent}}% 的总分。扣分之后最好的一版计分。',
    },
    none: '过了你自己的截止时间就不再接收。',
  },
  left_zero: '{{total}} 已全部用完',
  left_one: '还剩 {{count}}（共 {{total}}）',
  left_other: '还剩 {{count}}（共 {{total}}）',
  atMost: '单项最多 {{most}}',
  charged: '{{title}}：{{takes}}',
  extended: '已为你延期',
  cut: '{{by}}，扣 {{percent}}%',
} satisfies Translated<typeof en>;
