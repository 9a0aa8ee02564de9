import { describe, expect, it, test } from 'vitest';
import { reminderDue, reminderEvent } from './reminder.ts';
import { instantOf, lastTimeOfDay } from './zone.ts';

const due = new Date('2024-02-29T07:59:00Z');
const before = (hours: number, seconds = 0) =>
  new Date(due.getTime() - hours * 3_600_000 + seconds * 1000);

describe('a reminder is due', () => {
  test.each([
    ['a second before its window', before(48, -1), null],
    ['at the first instant of its window', before(48), 48],
    ['between the two', before(6, -1), 48],
    ['at the first instant of the last window', before(6), 6],
    ['a second before the deadline', before(0, -1), 6],
    ['at the deadline', due, null],
    ['a week later', before(-168), null],
  ])('%s: %s gives %s', (_when, at, lead) => {
    expect(reminderDue(due, at, [48, 6])).toBe(lead);
    expect(reminderDue(due, at, [6, 48])).toBe(lead);
  });

  it('never when the offering has no reminders', () => {
    expect(reminderDue(due, before(1), [])).toBeNull();
  });

  it('anew after the deadline has moved', () => {
    const later = new Date(due.getTime() + 86_400_000);
    expect(reminderEvent('sp24', 'hw2', due, 6)).not.toBe(reminderEvent('sp24', 'hw2', later, 6));
  });
});

describe('the last five in the afternoon', () => {
  const zone = 'America/Los_Angeles';
  const at = (wall: string) => instantOf(wall, zone);

  test.each([
    ['2024-02-26T16:59:59', '2024-02-25T17:00'],
    ['2024-02-26T17:00', '2024-02-26T17:00'],
    ['2024-02-27T00:00', '2024-02-26T17:00'],
    // The clock jumped forward in the night before 10 March, and back before 3 November.
    ['2024-03-10T16:00', '2024-03-09T17:00'],
    ['2024-03-10T17:00', '2024-03-10T17:00'],
    ['2024-11-03T16:59', '2024-11-02T17:00'],
  ])('seen from %s was %s', (wall, last) => {
    expect(lastTimeOfDay(at(wall), '17:00', zone)).toEqual(at(last));
  });
});
