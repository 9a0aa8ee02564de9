import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastInstantWithin, wholeDaysLate } from './late-days.ts';
import { addCalendarDays, instantOf } from './zone.ts';

const zone = 'America/Los_Angeles';
const second = 1_000;
const hour = 3_600 * second;

describe('late days for a deadline on 7 February, 23:59', () => {
  const due = instantOf('2024-02-07T23:59', zone);
  test.each([
    ['a second before', '2024-02-07T23:58:59', 0],
    ['at the deadline', '2024-02-07T23:59:00', 0],
    ['a second after', '2024-02-07T23:59:01', 1],
    ['three hours after', '2024-02-08T02:59:00', 1],
    ['at the end of the first day', '2024-02-08T23:59:00', 1],
    ['a second into the second', '2024-02-08T23:59:01', 2],
    ['at the end of the fourth, when solutions come out', '2024-02-11T23:59:00', 4],
    ['a second past the fourth', '2024-02-11T23:59:01', 5],
  ])('%s', (_when, wall, days) => {
    expect(wholeDaysLate(due, instantOf(wall, zone), zone)).toBe(days);
  });
});

describe('late days for a deadline in the afternoon are counted from that hour', () => {
  const due = instantOf('2024-02-07T17:00', zone);
  test.each([
    ['the same evening', '2024-02-07T23:30', 1],
    ['the next noon', '2024-02-08T12:00', 1],
    ['the next evening', '2024-02-08T17:00:01', 2],
  ])('%s', (_when, wall, days) => {
    expect(wholeDaysLate(due, instantOf(wall, zone), zone)).toBe(days);
  });
});

describe('a late day across a change of the clock is a day of the calendar, not 24 hours', () => {
  const spring = instantOf('2024-03-09T23:59', zone);
  const autumn = instantOf('2024-11-02T23:59', zone);
  test.each([
    ['spring: 23 hours are the whole day', spring, 23 * hour, 1],
    ['spring: a second more is the next', spring, 23 * hour + second, 2],
    ['spring: a second less', spring, 23 * hour - second, 1],
    ['autumn: 24 hours are not yet the day', autumn, 24 * hour + second, 1],
    ['autumn: 25 hours are', autumn, 25 * hour, 1],
    ['autumn: a second more is the next', autumn, 25 * hour + second, 2],
  ])('%s', (_when, due, after, days) => {
    expect(wholeDaysLate(due, new Date(due.getTime() + after), zone)).toBe(days);
  });

  test('a deadline at an hour that the next day skips ends its first day after the jump', () => {
    const due = instantOf('2024-03-09T02:30', zone);
    expect(lastInstantWithin(due, 1, zone)).toEqual(instantOf('2024-03-10T03:30', zone));
    expect(wholeDaysLate(due, instantOf('2024-03-10T03:30', zone), zone)).toBe(1);
    expect(wholeDaysLate(due, instantOf('2024-03-10T03:30:01', zone), zone)).toBe(2);
  });
});

describe('a date that the calendar does not have is no late day: Samoa, 30 December 2011', () => {
  const samoa = 'Pacific/Apia';
  const due = instantOf('2011-12-29T23:59', samoa);
  test.each([
    ['the next date', '2011-12-31T12:00', 1],
    ['its end', '2011-12-31T23:59', 1],
    ['after it', '2012-01-01T00:00', 2],
    ['a week later', '2012-01-07T12:00', 8],
  ])('%s', (_when, wall, days) => {
    expect(wholeDaysLate(due, instantOf(wall, samoa), samoa)).toBe(days);
  });
});

test('a deadline’s time that the clock skips before midnight ends its late day after it', () => {
  // Pyongyang's clock went from 23:30 to 24:00 on 4 May 2018.
  const korea = 'Asia/Pyongyang';
  const due = instantOf('2018-05-03T23:45', korea);
  const end = instantOf('2018-05-05T00:15', korea);
  expect(lastInstantWithin(due, 1, korea)).toEqual(end);
  expect(wholeDaysLate(due, end, korea)).toBe(1);
  expect(wholeDaysLate(due, new Date(end.getTime() + 1), korea)).toBe(2);
});

const instants = fc.date({
  min: new Date('2011-01-01'),
  max: new Date('2030-01-01'),
  noInvalidDate: true,
});
const zones = fc.constantFrom(
  zone,
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);

test('the count is the smallest number of days that still covers the instant', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 20 * 24 * hour }),
      zones,
      (due, late, where) => {
        const at = new Date(due.getTime() + late);
        const days = wholeDaysLate(due, at, where);
        expect(days).toBeGreaterThan(0);
        expect(at <= addCalendarDays(due, days, where)).toBe(true);
        expect(at > addCalendarDays(due, days - 1, where)).toBe(true);
      },
    ),
  );
});

test('a later deadline never costs more', () => {
  fc.assert(
    fc.property(instants, fc.nat(10 * 24 * hour), fc.nat(20 * 24 * hour), (due, moved, late) => {
      const at = new Date(due.getTime() + late);
      const later = new Date(due.getTime() + moved);
      expect(wholeDaysLate(later, at, zone)).toBeLessThanOrEqual(wholeDaysLate(due, at, zone));
    }),
  );
});
