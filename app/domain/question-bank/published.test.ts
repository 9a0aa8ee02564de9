import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { berkeley } from '#test/factories/course.ts';
import { addDays, calendarDate, wallClock } from '#app/domain/calendar/zone.ts';
import { mayReadBank, publishedFrom } from './published.ts';

const zone = 'America/Los_Angeles';
const week = { date: '2024-04-11', published: null };
const after = (at: Date, ms: number) => new Date(at.getTime() + ms);

describe('a bank comes out at the beginning of a day', () => {
  test.each([
    ['seven days before the midterm', week, zone, '2024-04-04T07:00:00Z'],
    [
      'the day that the file names',
      { ...week, published: '2024-02-22' },
      zone,
      '2024-02-22T08:00:00Z',
    ],
    ['the midterm’s own day', { ...week, published: '2024-04-11' }, zone, '2024-04-11T07:00:00Z'],
    // The clock jumps on the 10th: from then on midnight is at 07:00 UTC.
    ['the day of the jump', { date: '2024-03-17', published: null }, zone, '2024-03-10T08:00:00Z'],
    ['the day after', { date: '2024-03-18', published: null }, zone, '2024-03-11T07:00:00Z'],
    ['where the day is earlier', week, 'Asia/Shanghai', '2024-04-03T16:00:00Z'],
    // No midnight: Cairo's clocks jumped from 00:00 to 01:00.
    [
      'where the day begins at one',
      { date: '2024-05-03', published: null },
      'Africa/Cairo',
      '2024-04-25T22:00:00Z',
    ],
  ])('%s', (_what, midterm, where, instant) => {
    expect(publishedFrom(midterm, where).toISOString()).toBe(new Date(instant).toISOString());
  });

  test('not a second before, for anybody but staff', () => {
    const from = publishedFrom(week, zone);
    expect(from).toEqual(berkeley('2024-04-04T00:00'));
    const roles = ['visitor', 'applicant', 'waitlisted', 'auditor', 'student', 'dropped'] as const;
    for (const role of roles) {
      const reads = [-1_000, -1, 0, 1_000].map((ms) => mayReadBank(role, from, after(from, ms)));
      expect(reads).toEqual([false, false, true, true]);
    }
    for (const role of ['assistant', 'instructor'] as const) {
      expect(mayReadBank(role, from, after(from, -1_000))).toBe(true);
    }
  });
});

test('wherever the course is, the day before nobody reads it, and once out it stays out', () => {
  const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe'];
  const days = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
  const later = fc.integer({ min: 0, max: 400 * 86_400_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), days, later, (where, date, ms) => {
      const from = publishedFrom({ date, published: null }, where);
      expect(calendarDate(from, where)).toBe(addDays(date, -7));
      expect(calendarDate(after(from, -1), where)).toBe(addDays(date, -8));
      const { hour, minute, second } = wallClock(from, where);
      expect([hour, minute, second]).toEqual([0, 0, 0]);
      expect(mayReadBank('student', from, after(from, ms))).toBe(true);
      expect(mayReadBank('student', from, after(from, -1 - ms))).toBe(false);
      expect(publishedFrom({ date, published: date }, where) > from).toBe(true);
    }),
  );
});
