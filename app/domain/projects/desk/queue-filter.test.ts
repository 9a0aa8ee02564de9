import { describe, expect, it } from 'vitest';
import { inQueue, queueSearch, readQueueFilter } from './queue-filter.ts';

const read = (search: string) => readQueueFilter(new URLSearchParams(search));

describe("the queue's filter", () => {
  it.each(['', '?who=mine', '?show=all&who=nobody&stage=milestone&size=2&sort=title'])(
    'is said by its address: %j',
    (search) => {
      expect(queueSearch(read(search))).toBe(search);
    },
  );

  it('takes what an address says wrongly as not said', () => {
    expect(queueSearch(read('?show=x&who=ada&stage=x&size=two&sort=x'))).toBe('');
    expect(queueSearch(read('?size=0'))).toBe('');
  });

  const item = {
    stage: 'proposal' as const,
    team: ['Ada', 'Ben'],
    answers: { id: 'ivy' } as { id: string } | null,
    conflict: false,
    state: { owes: 'staff' },
  };

  it.each([
    ['', {}, true],
    ['', { state: { owes: 'team' } }, false],
    ['?show=answered', { state: { owes: 'team' } }, true],
    ['?show=answered', {}, false],
    ['?show=all', { state: { owes: 'nobody' } }, true],
    ['?who=mine', {}, true],
    ['?who=mine', { answers: { id: 'ash' } }, false],
    ['?who=mine', { conflict: true }, false],
    ['?who=nobody', {}, false],
    ['?who=nobody', { answers: null }, true],
    ['?stage=milestone', {}, false],
    ['?size=2', {}, true],
    ['?size=3', {}, false],
  ])('%j with %j shows it: %s', (search, changed, shown) => {
    expect(inQueue({ ...item, ...changed }, read(search), 'ivy')).toBe(shown);
  });
});
