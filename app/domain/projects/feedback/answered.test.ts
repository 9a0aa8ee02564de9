import { expect, it } from 'vitest';
import { readAnswered, writeAnswered } from './answered.ts';

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
