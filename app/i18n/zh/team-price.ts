export default {
  late_one: '现在提交算迟交 {{count}} 天',
  late_other: '现在提交算迟交 {{count}} 天',
  pays_zero: '{{name}}：不再多扣',
  pays_one: '{{name}}：扣 {{count}} 天',
  pays_other: '{{name}}：扣 {{count}} 天',
  'too few days left': '{{names}}：剩下的迟交天数不够，提交对其无效。提交前请先写信给教学团队。',
  'past the last day': '{{names}}：最后一个迟交日已过，提交对其无效。提交前请先写信给教学团队。',
  until: '这个价格保持到',
};
