import { describe, expect, it } from 'vitest';
import { berkeley, smallOffering } from '#test/factories/course.ts';
import { sevenDays } from './seven-days.ts';

const now = berkeley('2024-02-26T10:00');
const offering = smallOffering({
  staff: [
    {
      name: 'Ines Instructor',
      role: 'instructor',
      officeHours: [{ day: 'thursday', start: '17:00', end: '18:00', place: null, note: null }],
    },
  ],
  events: [
    {
      date: '2024-02-29',
      start: null,
      end: null,
      place: null,
      title: { en: 'Open day', zh: '开放日' },
      note: null,
    },
  ],
});
const proposal = {
  at: berkeley('2024-02-28T23:59'),
  title: { en: 'Proposal', zh: '开题报告' },
  path: null,
};

describe('the seven days from a Monday on', () => {
  const days = sevenDays(offering, [proposal], now);

  it('begin today and end on Sunday', () => {
    expect(days.map(({ date }) => date.slice(5))).toEqual([
      '02-26',
      '02-27',
      '02-28',
      '02-29',
      '03-01',
      '03-02',
      '03-03',
    ]);
    expect(days.filter(({ today }) => today)).toHaveLength(1);
  });

  it('have each thing on its day in the offering’s zone, in the order of the clock', () => {
    const told = days.map(({ entries }) => entries.map(({ kind, title }) => [kind, title.en]));
    expect(told).toEqual([
      [],
      [],
      [['deadline', 'Proposal']],
      [
        ['event', 'Open day'],
        ['office hours', 'Ines Instructor'],
      ],
      [],
      [],
      [],
    ]);
  });
});

it('have no office hours in a break, before their first day, nor in an archived offering', () => {
  const hours = (changed: Parameters<typeof smallOffering>[0]) =>
    sevenDays({ ...offering, ...changed }, [], now)
      .flatMap(({ entries }) => entries)
      .filter(({ kind }) => kind === 'office hours').length;
  const title = { en: 'Break', zh: '假' };
  expect(hours({})).toBe(1);
  expect(hours({ breaks: [{ from: '2024-02-27', to: '2024-03-02', title }] })).toBe(0);
  expect(hours({ officeHoursFrom: '2024-03-01' })).toBe(0);
  expect(hours({ archived: true })).toBe(0);
});

it('are seven calendar days also when the clock changes', () => {
  const days = sevenDays(offering, [], berkeley('2024-03-09T23:30'));
  expect(days.map(({ at }) => at)).toEqual(
    ['09', '10', '11', '12', '13', '14', '15'].map((day) => berkeley(`2024-03-${day}T00:00`)),
  );
});
