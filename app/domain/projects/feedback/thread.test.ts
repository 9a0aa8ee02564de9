import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asker } from '#app/domain/people/asker.ts';
import { isResolved, unreadComments, visibleThreads } from './thread.ts';

const at = new Date('2024-02-26T18:00:00Z');
const later = new Date(at.getTime() + 1);
const said = (body: string, releasedAt: Date | null, authorId = 'staff') => ({
  body,
  releasedAt,
  authorId,
});
const thread = (...comments: ReturnType<typeof said>[]) => ({ comments });
const roles: Asker['role'][] = [
  'student',
  'waitlisted',
  'auditor',
  'applicant',
  'dropped',
  'visitor',
];

describe('what is visible of a conversation', () => {
  it.each(roles)('is for a %s only what was released by now', (role) => {
    const threads = [
      thread(said('released', at), said('draft', null), said('of later', later)),
      thread(said('draft alone', null)),
      thread(said('of later', later)),
      thread(),
    ];
    const visible = visibleThreads(threads, { role, at });
    expect(visible).toEqual([thread(said('released', at))]);
  });

  it.each(['instructor', 'assistant'] as const)('is everything for an %s', (role) => {
    const threads = [thread(said('draft', null)), thread(said('released', at))];
    expect(visibleThreads(threads, { role, at })).toEqual(threads);
  });

  it('never holds a draft for anybody but staff, whatever is in it', () => {
    const comments = fc.record({
      body: fc.string(),
      authorId: fc.constantFrom('a', 'b'),
      releasedAt: fc.option(fc.date({ noInvalidDate: true })),
    });
    const threads = fc.array(fc.record({ comments: fc.array(comments) }));
    fc.assert(
      fc.property(threads, fc.constantFrom(...roles), (given, role) => {
        for (const { comments: shown } of visibleThreads(given, { role, at })) {
          expect(shown.length).toBeGreaterThan(0);
          expect(shown.every((c) => c.releasedAt !== null && c.releasedAt <= at)).toBe(true);
        }
      }),
    );
  });
});

describe('unread comments', () => {
  it('are the released ones of others since one has read', () => {
    const comments = [
      said('old', at),
      said('new', later),
      said('mine', later, 'me'),
      said('draft', null),
    ];
    expect(unreadComments(comments, 'me', null)).toBe(2);
    expect(unreadComments(comments, 'me', at)).toBe(1);
    expect(unreadComments(comments, 'me', later)).toBe(0);
  });
});

describe('a thread', () => {
  it('is open, then as the latest word says, in whatever order the words are read', () => {
    const resolved = { resolved: true, at };
    const reopened = { resolved: false, at: later };
    expect(isResolved([])).toBe(false);
    expect(isResolved([resolved])).toBe(true);
    expect(isResolved([reopened, resolved])).toBe(false);
  });
});
