import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, instantOf, weekdays, weekdayOf } from '#app/domain/calendar/zone.ts';
import { berkeley, smallOffering } from '#test/factories/course.ts';
import type { WeeklySlot } from './course.ts';
import { nextOfficeHours, officeHours, type OfficeHourChange } from './office-hours.ts';

const staff = 'Ines Instructor';
const thursdays: WeeklySlot = {
  ...{ day: 'thursday', start: '17:00', end: '18:00', place: 'Room 1', note: null },
};
const offering = smallOffering({
  staff: [
    { name: staff, role: 'instructor', officeHours: [thursdays] },
    { name: 'Ada Assistant', role: 'assistant', officeHours: [] },
  ],
  breaks: [{ from: '2024-03-25', to: '2024-03-29', title: { en: 'Break', zh: '假' } }],
});

type Given = Partial<Omit<OfficeHourChange, 'start' | 'end' | 'at'>> & { at?: string };

const change = (start: string, end: string, given: Given = {}): OfficeHourChange => ({
  ...{ staff, cancelled: false, place: null, note: null },
  ...given,
  ...{ start: berkeley(start), end: berkeley(end) },
  at: berkeley(given.at ?? '2024-02-20T10:00'),
});
const cancelled = (day: string, given: Given = {}) =>
  change(`${day}T17:00`, `${day}T18:00`, { cancelled: true, ...given });

const next = (now: string, changes: OfficeHourChange[] = [], of = offering, who = staff) =>
  nextOfficeHours(of, changes, new Date(now)).get(who);
const nextStart = (...given: Parameters<typeof next>) =>
  next(...given)?.next?.start.toISOString() ?? null;

describe('the next office hour, Thursdays 17:00 to 18:00', () => {
  test.each([
    ['before the first, it is the first', '2023-12-01T00:00:00Z', '2024-01-26T01:00:00.000Z'],
    ['a second before it ends, it is this one', '2024-03-01T01:59:59Z', '2024-03-01T01:00:00.000Z'],
    ['when it ends, it is next week’s', '2024-03-01T02:00:00Z', '2024-03-08T01:00:00.000Z'],
    [
      'after the clock’s change it is an hour earlier',
      '2024-03-12T00:00:00Z',
      '2024-03-15T00:00:00.000Z',
    ],
    ['in the break it is the week after', '2024-03-26T00:00:00Z', '2024-04-05T00:00:00.000Z'],
    ['after the term there is none', '2024-05-12T00:00:00Z', null],
  ])('%s', (_when, now, start) => {
    expect(nextStart(now)).toBe(start);
  });

  it('is none in an archived offering, nor for whoever has none', () => {
    const now = '2024-02-26T18:00:00Z';
    expect(nextStart(now, [], { ...offering, archived: true })).toBeNull();
    expect(nextStart(now, [], offering, 'Ada Assistant')).toBeNull();
  });
});

describe('what staff changed', () => {
  const now = '2024-02-26T18:00:00Z';
  const thisThursday = '2024-03-01T01:00:00.000Z';
  const nextThursday = '2024-03-08T01:00:00.000Z';

  it('an hour that is cancelled is said to be, in which week, and the next is the one after', () => {
    const changes = [cancelled('2024-02-29', { note: 'At a conference' }), cancelled('2024-03-14')];
    expect(nextStart(now, changes)).toBe(nextThursday);
    expect(next(now, changes)?.off).toMatchObject([
      {
        start: new Date(thisThursday),
        thisWeek: true,
        movedTo: null,
        note: { zh: 'At a conference' },
      },
      { start: berkeley('2024-03-14T17:00'), thisWeek: false },
    ]);
  });

  it('the latest word counts: cancelled, held after all, and in another room', () => {
    const off = cancelled('2024-02-29');
    const on = change('2024-02-29T17:00', '2024-02-29T18:30', {
      ...{ place: 'Room 2', at: '2024-02-21T10:00' },
    });
    const hour = next(now, [on, off])?.next;
    expect(hour).toMatchObject({ held: true, place: 'Room 2', from: 'week' });
    expect(hour?.end).toEqual(berkeley('2024-02-29T18:30'));
    expect(nextStart(now, [on, { ...off, at: berkeley('2024-02-22T10:00') }])).toBe(nextThursday);
  });

  it('one that is moved says where to, and is held there', () => {
    const to = change('2024-02-28T09:00', '2024-02-28T10:00', { place: 'Online' });
    const moved = next(now, [cancelled('2024-02-29'), to]);
    expect(moved?.next).toMatchObject({ start: to.start, place: 'Online', from: 'staff' });
    expect(moved?.off).toMatchObject([{ movedTo: to.start, thisWeek: true }]);
  });

  it('one is added for somebody who has none, also in a break, and is gone when it is over', () => {
    const added = change('2024-03-27T09:00', '2024-03-27T10:00', { staff: 'Ada Assistant' });
    expect(nextStart(now, [added], offering, 'Ada Assistant')).toBe('2024-03-27T16:00:00.000Z');
    expect(nextStart('2024-03-27T17:00:00Z', [added], offering, 'Ada Assistant')).toBeNull();
    const none = { ...added, cancelled: true, at: berkeley('2024-02-25T10:00') };
    expect(next(now, [added, none], offering, 'Ada Assistant')).toMatchObject({
      next: null,
      off: [{ from: 'staff', held: false }],
    });
  });

  it('what was cancelled and is in the file no more leaves no trace', () => {
    const gone = {
      ...offering,
      staff: [{ name: staff, role: 'instructor' as const, officeHours: [] }],
    };
    expect(next(now, [cancelled('2024-02-29')], gone)).toEqual({ next: null, off: [] });
  });
});

describe('in every zone and at every instant', () => {
  const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe'];
  const times = ['00:30', '02:30', '09:00', '17:00', '23:00'];
  const given = fc.record({
    zone: fc.constantFrom(...zones),
    day: fc.constantFrom(...weekdays),
    start: fc.constantFrom(...times),
    now: fc.date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2024-12-20T00:00:00Z'),
      noInvalidDate: true,
    }),
  });
  const offeringIn = ({
    zone,
    day,
    start,
  }: {
    zone: string;
    day: WeeklySlot['day'];
    start: string;
  }) => {
    const slot = { ...thursdays, day, start, end: start.replace(/:\d\d$/, ':59') };
    const { stages } = offering.project;
    return smallOffering({
      ...{ zone, officeHoursFrom: '2023-12-01' },
      staff: [{ name: staff, role: 'instructor', officeHours: [slot] }],
      project: {
        ...offering.project,
        stages: stages.map((stage) => ({ ...stage, due: instantOf('2025-03-01T00:00', zone) })),
      },
    });
  };

  const shownIn = (zone: string) => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    });
    return (at: number) => clock.format(new Date(at)).toLowerCase();
  };

  /**
   * Asks the wall clock of `Intl` about every quarter of an hour, and knows no calendar itself. Of a
   * wall time that is shown twice it takes the first.
   */
  function naive(zone: string, day: string, start: string, now: Date): Date | undefined {
    const shown = shownIn(zone);
    const quarter = 900_000;
    const begin = Math.floor(now.getTime() / quarter) * quarter - 4 * quarter;
    for (let at = begin; at < begin + 9 * 86_400_000; at += quarter) {
      const is = shown(at);
      const again = shown(at - 4 * quarter) === is || shown(at - 2 * quarter) === is;
      if (!is.startsWith(day) || !is.endsWith(start) || again) continue;
      const end = at + (59 - Number(start.slice(3))) * 60_000;
      if (now.getTime() < end) return new Date(at);
    }
    return undefined;
  }

  it('the next hour is where a wall clock of the zone shows it next', () => {
    fc.assert(
      fc.property(given, ({ zone, day, start, now }) => {
        const found = nextOfficeHours(offeringIn({ zone, day, start }), [], now).get(staff)?.next;
        if (!found) throw new Error('There is always one');
        // A wall time that the clock jumps over is shown by no clock: `zone.ts` says what it means.
        const jumpedOver = !shownIn(zone)(found.start.getTime()).endsWith(start);
        if (jumpedOver) expect(start).toBe('02:30');
        else expect(found.start).toEqual(naive(zone, day, start, now));
      }),
      { numRuns: 200 },
    );
  });

  it('cancelling it leads to the same wall time a week later, and taking that back to it', () => {
    fc.assert(
      fc.property(given, ({ zone, day, start, now }) => {
        const weekly = offeringIn({ zone, day, start });
        const own = (changes: OfficeHourChange[]) =>
          nextOfficeHours(weekly, changes, now).get(staff);
        const hour = own([])?.next;
        if (!hour) throw new Error('There is always one');
        const fact = { staff, start: hour.start, end: hour.end, place: null, note: null };
        const off = { ...fact, cancelled: true, at: now };
        const back = { ...fact, cancelled: false, at: new Date(now.getTime() + 1) };
        const date = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(hour.start);
        const later = instantOf(`${addDays(date, 7)}T${start}`, zone);
        expect(weekdayOf(date)).toBe(day);
        expect(own([off])?.next?.start).toEqual(later);
        expect(own([off])?.off).toHaveLength(1);
        expect(own([off, back])).toEqual({ next: hour, off: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('hours are those of the window, in the order of the clock, each once', () => {
    fc.assert(
      fc.property(given, fc.nat(40), ({ zone, day, start, now }, days) => {
        const window = { from: now, to: new Date(now.getTime() + days * 86_400_000) };
        const hours = officeHours(offeringIn({ zone, day, start }), [], window);
        expect(Math.abs(hours.length - days / 7)).toBeLessThan(1.5);
        const starts = hours.map((hour) => hour.start.getTime());
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });
});
