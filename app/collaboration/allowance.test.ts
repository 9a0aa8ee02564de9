import { expect, it } from 'vitest';
import { meter } from './allowance.ts';

const allowance = { messages: 10, bytes: 1_000, refillMs: 10_000 };

it('lets so much through at once, and then no more', () => {
  const allows = meter(allowance, () => 0);
  const answers = Array.from({ length: 11 }, () => allows(1));
  expect(answers).toEqual([...Array.from({ length: 10 }, () => true), false]);
});

it('counts what is large by its size', () => {
  const allows = meter(allowance, () => 0);
  expect([allows(600), allows(600)]).toEqual([true, false]);
});

it('lets as much through again after its time, and never more than that', () => {
  let now = 0;
  const allows = meter(allowance, () => now);
  for (let count = 0; count < 10; count += 1) allows(1);
  now = 1_000;
  expect([allows(1), allows(1)]).toEqual([true, false]);
  now = 1_000_000;
  const answers = Array.from({ length: 11 }, () => allows(1));
  expect(answers.filter((answer) => answer)).toHaveLength(10);
});
