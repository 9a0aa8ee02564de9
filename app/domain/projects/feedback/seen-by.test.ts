import { describe, expect, it } from 'vitest';
import { seenBy } from './seen-by.ts';

const at = (minute: number) => new Date(Date.UTC(2024, 1, 26, 18, minute));
const members = [
  { id: 'a', name: 'Ada' },
  { id: 'b', name: 'Ben' },
];
const look = (personId: string, minute: number) => ({ personId, readAt: at(minute) });

describe('who has seen feedback', () => {
  it.each([
    ['nobody has looked', [], [null, null]],
    ['somebody looked before it was released', [look('a', 9)], [null, null]],
    ['somebody looked at the instant of its release', [look('a', 10)], [at(10), null]],
    [
      'somebody looked twice: the first look counts',
      [look('b', 30), look('b', 20)],
      [null, at(20)],
    ],
    ['somebody looked who is not in the team', [look('c', 20)], [null, null]],
  ])('%s', (_when, looks, seen) => {
    expect(seenBy(members, looks, at(10)).map((each) => each.at)).toEqual(seen);
  });
});
