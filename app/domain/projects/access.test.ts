import { describe, expect, it } from 'vitest';
import type { Asker } from '#app/domain/people/asker.ts';
import { projectAccess } from './access.ts';

const at = new Date('2024-02-26T18:00:00Z');
const before = new Date(at.getTime() - 1);
const asker = (role: Asker['role'], id: string | null = 'ada'): Asker => ({
  person: id === null ? null : { id, name: '', email: '', language: null, zone: null },
  role,
  offering: 'sp24',
  at,
});
const time = (from: Date, to: Date | null) => [{ personId: 'ada', from, to }];

describe('access to a project', () => {
  it.each([
    ['a member', asker('student'), time(before, null), 'member'],
    ['a member from this very instant', asker('student'), time(at, null), 'member'],
    ['a member whose time has just ended', asker('student'), time(before, at), null],
    ['a member of later', asker('student'), time(new Date(at.getTime() + 1), null), null],
    ['another student', asker('student', 'ben'), time(before, null), null],
    ['an instructor', asker('instructor', 'ivy'), time(before, null), 'staff'],
    ['an assistant', asker('assistant', 'ivy'), time(before, null), 'staff'],
    ['a member who was dropped', asker('dropped'), time(before, null), 'reader'],
    ['an auditor', asker('auditor', 'ben'), time(before, null), null],
    ['somebody waitlisted', asker('waitlisted', 'ben'), time(before, null), null],
    ['an applicant', asker('applicant', 'ben'), time(before, null), null],
    ['a visitor', asker('visitor', null), time(before, null), null],
    ['staff of another offering', asker('visitor', 'ivy'), time(before, null), null],
  ])('of %s', (_who, who, members, access) => {
    expect(projectAccess(who, members)).toBe(access);
  });
});
