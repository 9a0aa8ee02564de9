import { expect, it } from 'vitest';
import { readAnswered, writeAnswered } from './answered.ts';
import { neighbours } from './neighbours.ts';
import { queueSearch, readQueueFilter } from './queue-filter.ts';

it.each(['approved', 'conditions', 'changes_requested'] as const)(
  'carries a decision to the next page: %s',
  (verdict) => {
    const answered = { verdict, comments: 3, project: 'tiny-diffusion' };
    expect(readAnswered(writeAnswered(answered))).toEqual(answered);
  },
);

it('carries that a decision is held for the round', () => {
  const answered = { verdict: 'approved', comments: 0, project: 'tiny', held: true } as const;
  expect(readAnswered(writeAnswered(answered))).toEqual(answered);
});

it.each([
  null,
  '',
  'approved',
  'rejected.1.a',
  'approved.1.<b>',
  'approved.-1.a',
  'approved.99999.a',
])('takes nothing from %j', (text) => {
  expect(readAnswered(text)).toBeNull();
});

it('finds what comes before and after in the queue', () => {
  const items = ['a', 'b', 'c'].map((project) => ({ project, stage: 'proposal' }));
  const [a, b, c] = items;
  const from = (project: string) => neighbours(items, { project, stage: 'proposal' });
  expect(from('a')).toEqual({ previous: null, next: b });
  expect(from('b')).toEqual({ previous: a, next: c });
  expect(from('c')).toEqual({ previous: b, next: null });
  expect(from('gone')).toEqual({ previous: null, next: a });
});

it.each(['', '?show=all', '?stage=report', '?show=answered&stage=proposal&sort=title'])(
  'keeps the filter in the address: %j',
  (search) => {
    expect(queueSearch(readQueueFilter(new URLSearchParams(search)))).toBe(search);
  },
);

it('reads nonsense in the address as the default', () => {
  const filter = readQueueFilter(new URLSearchParams('show=1&stage=thesis&sort=;drop'));
  expect(filter).toEqual({ show: 'waiting', stage: null, sort: 'age' });
});
