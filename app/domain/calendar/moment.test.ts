import { describe, expect, test } from 'vitest';
import {
  dayText,
  distanceBetween,
  momentText,
  sameWallClock,
  urgencyOf,
  zoneName,
} from './moment.ts';

const berkeley = 'America/Los_Angeles';
const due = new Date('2024-02-29T07:59:00Z');
const after = (seconds: number) => new Date(due.getTime() + seconds * 1_000);

test('an instant reads as people say it, in both languages', () => {
  expect(momentText(due, berkeley, 'en')).toBe('Wed 28 Feb, 23:59 PST');
  expect(momentText(due, berkeley, 'zh')).toBe('2月28日周三 23:59 PST');
  expect(dayText(due, 'Asia/Shanghai', 'en')).toBe('Thu 29 Feb');
});

test('midnight is 00:00 of the new day', () => {
  expect(momentText(after(60), berkeley, 'en')).toBe('Thu 29 Feb, 00:00 PST');
});

test.each([
  ['one second before spring', '2024-03-10T09:59:59Z', 'PST'],
  ['from spring on', '2024-03-10T10:00:00Z', 'PDT'],
  ['one second before autumn', '2024-11-03T08:59:59Z', 'PDT'],
  ['from autumn on', '2024-11-03T09:00:00Z', 'PST'],
])('the zone’s name changes with the clock: %s', (_when, at, name) => {
  expect(zoneName(new Date(at), berkeley)).toBe(name);
});

test('zones whose clocks agree at the instant are not told apart', () => {
  expect(sameWallClock(due, berkeley, 'America/Vancouver')).toBe(true);
  expect(sameWallClock(due, berkeley, 'America/Phoenix')).toBe(false);
  expect(sameWallClock(new Date('2024-06-01T12:00Z'), berkeley, 'America/Phoenix')).toBe(true);
});

test('the day counts as well as the time when clocks are compared', () => {
  expect(sameWallClock(due, 'Pacific/Honolulu', 'Pacific/Kiritimati')).toBe(false);
});

describe('the distance keeps the two largest units', () => {
  test.each([
    [0, { unit: 'minutes', minutes: 0 }],
    [59, { unit: 'minutes', minutes: 0 }],
    [60, { unit: 'minutes', minutes: 1 }],
    [3_599, { unit: 'minutes', minutes: 59 }],
    [3_600, { unit: 'hours', hours: 1, minutes: 0 }],
    [86_399, { unit: 'hours', hours: 23, minutes: 59 }],
    [86_400, { unit: 'days', days: 1, hours: 0 }],
    [2 * 86_400 + 14 * 3_600 + 59, { unit: 'days', days: 2, hours: 14 }],
  ])('%i seconds', (seconds, distance) => {
    expect(distanceBetween(due, after(seconds))).toEqual(distance);
    expect(distanceBetween(after(seconds), due)).toEqual(distance);
  });
});

test.each([
  ['a second after it', 1, 'overdue'],
  ['at the deadline itself', 0, 'soon'],
  ['a second before it', -1, 'soon'],
  ['three days before', -3 * 86_400, 'soon'],
  ['a second more than three days before', -3 * 86_400 - 1, 'later'],
])('a deadline is %s', (_when, seconds, urgency) => {
  expect(urgencyOf(due, after(seconds))).toBe(urgency);
});
