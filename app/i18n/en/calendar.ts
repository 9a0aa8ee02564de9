export default {
  soon: 'due soon, in {{amount}}',
  overdue: 'overdue by {{amount}}',
  running: 'now',
  in: 'in {{amount}}',
  ago: '{{amount}} ago',
  days: '{{days}} d {{hours}} h',
  hours: '{{hours}} h {{minutes}} min',
  minutes: '{{minutes}} min',
  underAMinute: 'under a minute',
  yourTime: '{{moment}} for you',
} as const;
