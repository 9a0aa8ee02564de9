export default {
  name: { days: 'Late days', hours: 'Late hours', late: 'Handing in late' },
  everybody: {
    days: 'Late days of everybody',
    hours: 'Late hours of everybody',
    late: 'Who handed in late',
  },
  units: { day: 'late days', hour: 'late hours' },
  by: {
    day_zero: 'on time',
    day_one: '{{count}} day late',
    day_other: '{{count}} days late',
    hour_zero: 'on time',
    hour_one: '{{count}} hour late',
    hour_other: '{{count}} hours late',
  },
  takes: {
    day_zero: 'no late day',
    day_one: '{{count}} late day',
    day_other: '{{count}} late days',
    hour_zero: 'no late hour',
    hour_one: '{{count}} late hour',
    hour_other: '{{count}} late hours',
    points: '{{percent}} % of the points',
    nothing: 'nothing',
  },
  policy: {
    budget: {
      day: '{{total}} for the term, at most {{count}} on one assignment',
      hour: '{{total}} for the term, at most {{count}} on one assignment',
    },
    penalty: {
      day_one: '{{percent}} % of the points within one day, nothing is accepted after it',
      day_other:
        '{{percent}} % of the points for each day begun, nothing is accepted after {{count}} days',
      hour_one: '{{percent}} % of the points within one hour, nothing is accepted after it',
      hour_other:
        '{{percent}} % of the points for each hour begun, nothing is accepted after {{count}} hours',
    },
    none: 'nothing is accepted after the deadline',
  },
  before: {
    budget: {
      day: 'Late, every day begun costs one: you have {{balance}} of {{total}} left, and {{count}} at most go on this.',
      hour: 'Late, every hour begun costs one late hour: you have {{balance}} of {{total}} left, and {{count}} at most go on this.',
    },
    spent: 'No {{units}} are left: nothing is accepted after the deadline.',
    penalty: {
      day_one: 'Up to a day late takes {{percent}} % of the points; nothing is accepted after it.',
      day_other:
        'Late, every day begun takes {{percent}} % of the points; nothing is accepted after {{count}} days.',
      hour_one:
        'Up to an hour late takes {{percent}} % of the points; nothing is accepted after it.',
      hour_other:
        'Late, every hour begun takes {{percent}} % of the points; nothing is accepted after {{count}} hours.',
    },
    none: 'Nothing is accepted after the deadline.',
  },
  rule: {
    budget: {
      day: 'Any part of a day after your own deadline costs a whole one, once for each assignment.',
      hour: 'Any part of an hour after your own deadline costs a whole one, once for each assignment.',
    },
    penalty: {
      day: 'Any part of a day after your own deadline takes {{percent}} % of the points off the version that came then. The best version counts, after what was taken.',
      hour: 'Any part of an hour after your own deadline takes {{percent}} % of the points off the version that came then. The best version counts, after what was taken.',
    },
    none: 'Nothing is accepted after your own deadline.',
  },
  left_zero: 'None of {{total}} left',
  left_one: '{{count}} of {{total}} left',
  left_other: '{{count}} of {{total}} left',
  atMost: '{{most}} at most on one',
  charged: '{{title}}: {{takes}}',
  extended: 'extended for you',
  cut: '−{{percent}} % for being {{by}}',
} as const;
