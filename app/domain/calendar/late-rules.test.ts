import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { latePolicies } from '#test/factories/late-policies.ts';
import { withoutBudget } from './late-policy.ts';
import { acceptedUntil, lateRules } from './late-rules.ts';
import { instantOf } from './zone.ts';

const second = 1_000;
const hour = 3_600 * second;
const zones = [
  'America/Los_Angeles',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
] as const;
/** Deadlines beside changes of the clock, and one that is far from any. */
const deadlines = [
  '2024-02-07T23:59',
  '2024-03-09T23:59',
  '2024-03-30T02:30',
  '2024-10-26T17:00',
  '2024-11-02T01:30',
] as const;
const cases = zones.flatMap((zone) => deadlines.map((wall) => [wall, zone] as const));

describe.each(latePolicies)('%s', (_name, policy) => {
  const { unitsLate, lastInstantWithin, percentOff, most, total } = lateRules(policy);

  describe.each(cases)('due %s in %s', (wall, zone) => {
    const due = instantOf(wall, zone);

    it('costs nothing until the deadline itself, and one unit from the second after it', () => {
      for (const before of [30 * 24 * hour, second, 0]) {
        expect(unitsLate(due, new Date(due.getTime() - before), zone)).toBe(0);
      }
      expect(unitsLate(due, new Date(due.getTime() + 1), zone)).toBe(1);
      expect(unitsLate(due, new Date(due.getTime() + second), zone)).toBe(1);
    });

    it.each([1, 2, 3, 4, 24])(
      'ends the price of %d at its last instant, to the second',
      (units) => {
        const last = lastInstantWithin(due, units, zone).getTime();
        expect(unitsLate(due, new Date(last - second), zone)).toBe(units);
        expect(unitsLate(due, new Date(last), zone)).toBe(units);
        expect(unitsLate(due, new Date(last + second), zone)).toBe(units + 1);
      },
    );

    it('accepts nothing after the last instant of all', () => {
      const last = acceptedUntil(policy, due, zone);
      expect(unitsLate(due, last, zone)).toBe(most);
      expect(unitsLate(due, new Date(last.getTime() + second), zone)).toBe(most + 1);
    });
  });

  const late = fc.integer({ min: -5 * 24 * hour, max: 20 * 24 * hour });
  const due = fc.date({
    min: new Date('2011-01-01'),
    max: new Date('2030-01-01'),
    noInvalidDate: true,
  });
  const where = fc.constantFrom(...zones);

  test('the price never falls as time passes', () => {
    fc.assert(
      fc.property(due, late, fc.nat(3 * 24 * hour), where, (deadline, after, more, zone) => {
        const at = new Date(deadline.getTime() + after);
        const then = new Date(at.getTime() + more);
        const [now, later] = [unitsLate(deadline, at, zone), unitsLate(deadline, then, zone)];
        expect(later).toBeGreaterThanOrEqual(now);
        expect(percentOff(later)).toBeGreaterThanOrEqual(percentOff(now));
      }),
    );
  });

  test('a later deadline never costs more', () => {
    fc.assert(
      fc.property(due, late, fc.nat(10 * 24 * hour), where, (deadline, after, moved, zone) => {
        const at = new Date(deadline.getTime() + after);
        const later = new Date(deadline.getTime() + moved);
        expect(unitsLate(later, at, zone)).toBeLessThanOrEqual(unitsLate(deadline, at, zone));
        expect(acceptedUntil(policy, later, zone) >= acceptedUntil(policy, deadline, zone)).toBe(
          true,
        );
      }),
    );
  });

  it('takes a share of the points or units of a budget, never both, and never more than all', () => {
    expect(percentOff(0)).toBe(0);
    expect(percentOff(1_000)).toBeLessThanOrEqual(100);
    expect(percentOff(1) > 0 && Number.isFinite(total)).toBe(false);
  });

  it('accepts until the same instant from who has no budget', () => {
    const rules = lateRules(withoutBudget(policy));
    expect(rules.most).toBe(most);
    expect(rules.total).toBeGreaterThanOrEqual(most);
  });
});

describe('late hours are hours of the clock’s running', () => {
  const { unitsLate } = lateRules({ kind: 'budget', unit: 'hour', total: 72, perAssignment: 48 });
  const zone = 'America/Los_Angeles';
  test.each([
    ['the same time of the next day, in spring', '2024-03-09T23:59', '2024-03-10T23:59', 23],
    ['the same time of the next day, in autumn', '2024-11-02T23:59', '2024-11-03T23:59', 25],
    ['the same time of the next day, otherwise', '2024-02-07T23:59', '2024-02-08T23:59', 24],
    ['part of an hour', '2024-02-07T23:59', '2024-02-08T00:10', 1],
    ['an hour', '2024-02-07T23:59', '2024-02-08T00:59', 1],
    ['an hour and a minute', '2024-02-07T23:59', '2024-02-08T01:00', 2],
  ])('%s', (_when, due, at, hours) => {
    expect(unitsLate(instantOf(due, zone), instantOf(at, zone), zone)).toBe(hours);
  });
});
