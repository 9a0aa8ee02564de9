import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addCalendarDays,
  calendarDate,
  calendarDaysBetween,
  instantOf,
  isCalendarDate,
  isWallTime,
  isZone,
  mondayOf,
  startOfDay,
  wallClock,
  weekdayOf,
} from './zone.ts';

const berkeley = 'America/Los_Angeles';

describe('a wall time in Berkeley', () => {
  test.each([
    ['in winter', '2024-02-28T23:59', '2024-02-29T07:59:00Z'],
    ['in summer', '2024-04-15T23:59', '2024-04-16T06:59:00Z'],
    ['one second before the clock springs forward', '2024-03-10T01:59:59', '2024-03-10T09:59:59Z'],
    ['inside the hour that is skipped', '2024-03-10T02:30', '2024-03-10T10:30:00Z'],
    ['when the clock has sprung forward', '2024-03-10T03:00', '2024-03-10T10:00:00Z'],
    ['one second before the hour that is repeated', '2024-11-03T00:59:59', '2024-11-03T07:59:59Z'],
    ['inside the hour that is repeated: its first run', '2024-11-03T01:30', '2024-11-03T08:30:00Z'],
    ['after the hour that is repeated', '2024-11-03T02:00', '2024-11-03T10:00:00Z'],
    ['on a leap day', '2020-02-29T23:59', '2020-03-01T07:59:00Z'],
  ])('%s', (_when, wall, instant) => {
    expect(instantOf(wall, berkeley)).toEqual(new Date(instant));
  });

  it('is refused when there is no such day', () => {
    expect(() => instantOf('2023-02-29T12:00', berkeley)).toThrow(RangeError);
    expect(() => instantOf('2024-02-28T12:00', 'America/Berkeley')).toThrow(RangeError);
  });
});

test('a wall clock shows the zone’s day, time and offset', () => {
  expect(wallClock(new Date('2024-02-29T07:59:00Z'), berkeley)).toEqual({
    year: 2024,
    month: 2,
    day: 28,
    hour: 23,
    minute: 59,
    second: 0,
    weekday: 'wednesday',
    offset: '-08:00',
  });
});

test.each([
  ['one second before midnight', '2024-02-29T07:59:59Z', 0],
  ['at midnight', '2024-02-29T08:00:00Z', 1],
  ['a day of 23 hours later', '2024-03-11T07:00:00Z', 12],
  ['before', '2024-02-27T20:00:00Z', -1],
])('midnights since 28 February, noon: %s', (_when, to, days) => {
  expect(calendarDaysBetween(instantOf('2024-02-28T12:00', berkeley), new Date(to), berkeley)).toBe(
    days,
  );
});

test('a date that the calendar does not have is skipped, forwards and back', () => {
  const before = instantOf('2011-12-29T12:00', 'Pacific/Apia');
  const after = instantOf('2012-01-01T12:00', 'Pacific/Apia');
  expect(calendarDaysBetween(before, after, 'Pacific/Apia')).toBe(2);
  expect(addCalendarDays(before, 2, 'Pacific/Apia')).toEqual(after);
  expect(addCalendarDays(after, -2, 'Pacific/Apia')).toEqual(before);
});

test('a day begins at its first instant, also where midnight does not exist', () => {
  expect(startOfDay('2024-03-10', berkeley)).toEqual(new Date('2024-03-10T08:00:00Z'));
  // Beirut's clock went from 00:00 to 01:00 on this day.
  expect(startOfDay('2024-03-31', 'Asia/Beirut')).toEqual(new Date('2024-03-30T22:00:00Z'));
});

test('dates know their weekday and the Monday of their week', () => {
  expect(weekdayOf('2024-02-29')).toBe('thursday');
  expect(mondayOf('2024-02-29')).toBe('2024-02-26');
  expect(mondayOf('2024-03-03')).toBe('2024-02-26');
  expect(mondayOf('2024-03-04')).toBe('2024-03-04');
});

test('what is no date, time or zone is told apart', () => {
  expect(['2024-02-29', '2023-02-29', '29 Feb', '2024-2-9'].map(isCalendarDate)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(['2024-02-29T23:59', '2024-02-29T24:59', '2024-02-29'].map(isWallTime)).toEqual([
    true,
    false,
    false,
  ]);
  expect([berkeley, 'America/Berkeley'].map(isZone)).toEqual([true, false]);
});

const instants = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const zones = fc.constantFrom(berkeley, 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe');

test('every instant lies within the day that its zone’s calendar shows', () => {
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const begin = startOfDay(calendarDate(at, zone), zone);
      expect(begin <= at).toBe(true);
      expect(at < addCalendarDays(begin, 1, zone)).toBe(true);
    }),
  );
});

test('going some calendar days on crosses as many midnights', () => {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: -40, max: 40 }), (at, zone, days) => {
      expect(calendarDaysBetween(at, addCalendarDays(at, days, zone), zone)).toBe(days);
    }),
  );
});
