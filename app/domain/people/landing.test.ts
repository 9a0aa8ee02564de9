import { expect, it } from 'vitest';
import { landing } from './landing.ts';

it.each([
  ['instructor', '/sp24/staff/queue'],
  ['assistant', '/sp24/staff/queue'],
  ['student', '/sp24/dashboard'],
  ['waitlisted', '/sp24/waitlist'],
  ['auditor', '/sp24/dashboard'],
  ['applicant', '/sp24/dashboard'],
  ['dropped', '/sp24/dashboard'],
] as const)('leads an %s to %s', (role, path) =>
  expect(landing({ sp24: role }, ['sp24'])).toBe(path),
);

it('prefers the newest running offering', () =>
  expect(landing({ sp20: 'student', sp24: 'assistant' }, ['sp24', 'sp20'])).toBe(
    '/sp24/staff/queue',
  ));

it('leads somebody without a role in a running offering to the front door', () =>
  expect(landing({ sp20: 'student' }, ['sp24'])).toBe('/'));
