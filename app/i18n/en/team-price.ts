export default {
  late: 'Handed in now, it is {{by}}',
  pays: '{{name}}: {{takes}}',
  'too few left':
    '{{names}}: too few {{units}} are left, so it would not count. Write to the staff before you hand in.',
  'too late':
    '{{names}}: it is too late, so it would not count. Write to the staff before you hand in.',
  until: 'So it stays until',
} as const;
