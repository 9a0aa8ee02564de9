export default {
  late_one: 'Handed in now, it is {{count}} day late',
  late_other: 'Handed in now, it is {{count}} days late',
  pays_zero: '{{name}}: no further late day',
  pays_one: '{{name}}: {{count}} late day',
  pays_other: '{{name}}: {{count}} late days',
  'too few days left':
    '{{names}}: too few late days are left, so it would not count. Write to the staff before you hand in.',
  'past the last day':
    '{{names}}: the last late day is over, so it would not count. Write to the staff before you hand in.',
  until: 'So it stays until',
};
