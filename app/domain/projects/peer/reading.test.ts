import { describe, expect, it } from 'vitest';
import { isHeld, readingRight, readingState, seenSince } from './reading.ts';

const due = new Date('2024-04-23T06:59:00Z');
const after = (seconds: number) => new Date(due.getTime() + seconds * 1000);
const handedIn = (...seconds: number[]) => seconds.map((one) => ({ handedInAt: after(one) }));

describe('where a reading stands', () => {
  const late = (since: number, late: boolean) => ({
    ...{ kind: 'handed in', since: after(since), late },
  });

  it.each([
    ['open until it is due', {}, 0, { kind: 'open' }],
    ['overdue a second later', {}, 1, { kind: 'overdue' }],
    ['handed in', { answers: handedIn(-60) }, 0, late(-60, false)],
    ['in time at the last instant', { answers: handedIn(0) }, 1, late(0, false)],
    ['late a second later', { answers: handedIn(1) }, 1, late(1, true)],
    ['handed in since the first answer', { answers: handedIn(5, -9) }, 9, late(-9, false)],
    ['open before an answer that is yet to come', { answers: handedIn(-1) }, -2, { kind: 'open' }],
    ['ended', { endedAt: after(-9) }, 0, { kind: 'ended' }],
    ['open before it ends', { endedAt: after(-9) }, -10, { kind: 'open' }],
    [
      'handed in although it ended',
      { endedAt: after(-9), answers: handedIn(-20) },
      0,
      late(-20, false),
    ],
  ])('is %s', (_, facts, at, state) => {
    expect(readingState({ endedAt: null, answers: [], ...facts }, due, after(at))).toEqual(state);
  });
});

describe('what a team sees', () => {
  const facts = { endedAt: null, answers: handedIn(-60), holds: [] };
  const released = { releasedAt: after(0) };
  const hold = (held: boolean, at: number) => ({ held, at: after(at) });

  it.each([
    ['nothing before the release', facts, released, -1, null],
    ['nothing while there is none', facts, { releasedAt: null }, 99, null],
    ['all from the release on', facts, released, 0, after(0)],
    [
      'what comes later when it comes',
      { ...facts, answers: handedIn(30) },
      released,
      60,
      after(30),
    ],
    ['nothing of what is yet to come', { ...facts, answers: handedIn(30) }, released, 29, null],
    ['nothing of who has handed in nothing', { ...facts, answers: [] }, released, 60, null],
    ['nothing that is held back', { ...facts, holds: [hold(true, -5)] }, released, 60, null],
    [
      'what was let go',
      { ...facts, holds: [hold(true, -5), hold(false, -4)] },
      released,
      60,
      after(0),
    ],
  ])('is %s', (_, given, round, at, since) => {
    expect(seenSince(given, round, after(at))).toEqual(since);
  });

  it('is decided by the latest word of staff', () => {
    expect(isHeld([hold(false, 9), hold(true, 1)], after(10))).toBe(false);
    expect(isHeld([hold(false, 9), hold(true, 1)], after(5))).toBe(true);
  });
});

describe('what a student may do with a text', () => {
  const here = { due, at: due, student: true, inTeam: false, archived: false };
  const done = { kind: 'handed in', since: after(-9), late: false } as const;

  it.each([
    ['hand in answers', { kind: 'open' }, {}, 'hand in'],
    ['hand them in late', { kind: 'overdue' }, { at: after(9_999) }, 'hand in'],
    ['change them until they are due', done, {}, 'change'],
    ['read on afterwards', done, { at: after(1) }, 'read'],
    ['read what they answered once the course is over', done, { archived: true }, 'read'],
    ['see nothing then of what they did not answer', { kind: 'open' }, { archived: true }, null],
    ['see nothing of what was taken away', { kind: 'ended' }, {}, null],
    ['see nothing without a seat', done, { student: false }, null],
    ['see nothing as a reader of their own team', done, { inTeam: true }, null],
  ] as const)('%s', (_, state, given, right) => {
    expect(readingRight(state, { ...here, ...given })).toBe(right);
  });
});
