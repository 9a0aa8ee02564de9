import { expect, it } from 'vitest';
import { planText } from './deadline-plan.ts';

const day = (count: number) => new Date(Date.UTC(2024, 1, count, 12));

it('tells a plan apart from one that does something else, and by nothing else', () => {
  const one = { holder: 'a', from: day(1), to: day(2) };
  const two = { holder: 'b', from: day(1), to: day(3) };
  const same = { holder: 'c', from: day(4), to: day(4) };
  expect(planText([one, two], null)).toBe(planText([two, same, one], null));
  expect(planText([one], null)).not.toBe(planText([two], null));
  expect(planText([one], null)).not.toBe(planText([{ ...one, from: day(0) }], null));
  expect(planText([one], null)).not.toBe(planText([one], day(2)));
});
