export default {
  comesOut: 'comes out',
  extended: 'extended for you',
  notHandedIn: 'not handed in',
  closed: 'closed, not handed in',
  handedIn: 'version {{number}} handed in',
  tookDays_one: '{{count}} late day',
  tookDays_other: '{{count}} late days',
  percent: '{{percent}} %',
  strong: 'strong',
  notStrong: 'not strong',
} as const;
