import { expect, it, test } from 'vitest';
import { demoStart, targetOf, wallTimeOf } from './time-travel.ts';

const zone = 'America/Los_Angeles';
const nothing = { by: null, to: null, wall: null };

test.each([
  ['by an hour', { by: '3600000' }, '2024-02-26T19:00:00Z'],
  ['back by an hour', { by: '-3600000' }, '2024-02-26T17:00:00Z'],
  ['to an instant', { to: '2024-02-29T07:58:00.000Z' }, '2024-02-29T07:58:00Z'],
  ['to a wall time before summer time', { wall: '2024-03-10T01:30' }, '2024-03-10T09:30:00Z'],
  ['to a wall time after it', { wall: '2024-03-10T03:30' }, '2024-03-10T10:30:00Z'],
])('travels %s', (_how, asked, instant) => {
  expect(targetOf({ ...nothing, ...asked }, demoStart, zone)).toEqual(new Date(instant));
});

test.each([
  { by: 'a while' },
  { to: 'tomorrow' },
  { wall: '2024-02-30T10:00' },
  { wall: '2019-12-31T10:00' },
  { to: '2031-01-01T00:00:00Z' },
  {},
])('stays for %o', (asked) => {
  expect(targetOf({ ...nothing, ...asked }, demoStart, zone)).toBeNull();
});

it('shows an instant as the input wants it', () => {
  expect(wallTimeOf(demoStart, zone)).toBe('2024-02-26T10:00');
});
