import { describe, expect, it } from 'vitest';
import type { StageState } from '../stage-state.ts';
import { flagsOf, waitsMost } from './project-flags.ts';

const at = new Date('2024-03-20T12:00:00Z');
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);

const nothing: StageState = { kind: 'nothing', owes: 'team' };
const submitted = (days: number): StageState => ({
  ...{ kind: 'submitted', owes: 'staff', version: 1, since: daysAgo(days), late: false },
});
const approved = (conditions: number): StageState => ({
  ...{ kind: 'approved', owes: 'nobody', version: 1, since: daysAgo(3), conditions },
});
const held: StageState = {
  ...{ kind: 'held', owes: 'nobody', version: 1, since: daysAgo(16), verdict: 'changes_requested' },
};
const overdue: StageState = { kind: 'overdue', owes: 'team', since: daysAgo(1) };

describe('what stands out of a project', () => {
  it.each([
    ['nothing', [nothing], 3, 2, []],
    ['a version that waits for seven days', [submitted(7)], 7, 2, []],
    ['one that waits longer', [submitted(7.1)], 8, 2, ['waiting']],
    ['a stage that is overdue', [approved(0), overdue], 3, 2, ['overdue']],
    ['two weeks without a word', [nothing], 14, 2, ['silent']],
    ['almost two weeks', [nothing], 13.9, 2, []],
    ['silence while staff are next', [submitted(3), nothing], 20, 2, []],
    ['silence after an answer that is held', [held], 20, 2, []],
    ['silence after the last approval', [approved(0)], 30, 2, []],
    ['a small team', [nothing], 3, 1, ['small']],
    ['nobody in the team', [nothing], 3, 0, ['small']],
    ['conditions that are open', [approved(2), nothing], 3, 2, ['conditions']],
    ['several', [overdue], 20, 1, ['overdue', 'silent', 'small']],
  ])('%s', (_, states, quiet, size, flags) => {
    const project = {
      team: Array.from({ length: size }, () => 'Somebody'),
      activeAt: daysAgo(quiet),
      stages: states.map((state) => ({ state })),
    };
    expect(flagsOf(project, { at, smallest: 2 })).toEqual(flags);
  });

  it('is never that a single person is too few where one is enough', () => {
    const project = { team: ['Ada'], activeAt: daysAgo(1), stages: [{ state: nothing }] };
    expect(flagsOf(project, { at, smallest: 1 })).toEqual([]);
  });

  it('waits as long as its oldest version', () => {
    expect(waitsMost([submitted(2), submitted(5), approved(0)], at)).toBe(5 * 86_400_000);
    expect(waitsMost([nothing], at)).toBe(0);
  });
});
