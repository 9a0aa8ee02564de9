import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  approvedGoals,
  changesScope,
  lineOf,
  milestoneLines,
  presentGoals,
  scopeChange,
  statedGoals,
  type Goal,
  type GoalVersion,
} from './goal.ts';

const goal = (id: string, words = `Goal ${id}`): Goal => ({ id, words });
const [a, b, c] = [goal('a'), goal('b'), goal('c')] as const;

describe('what a revision does to the approved goals', () => {
  test.each([
    ['nothing', [a, b], [a, b], ['kept', 'kept'], false],
    ['another order', [a, b], [b, a], ['kept', 'kept'], false],
    ['other white space', [a], [goal('a', ' Goal\n a ')], ['kept'], false],
    ['other words', [a, b], [goal('a', 'Goal A'), b], ['reworded', 'kept'], true],
    ['one goal less', [a, b], [b], ['dropped', 'kept'], true],
    ['a goal whose words are taken away', [a, b], [goal('a', ' '), b], ['dropped', 'kept'], true],
    ['one goal more', [a], [c, a], ['kept', 'added'], true],
    ['a goal in the place of another', [a], [goal('c', a.words)], ['dropped', 'added'], true],
    ['an empty line more', [a], [a, goal('c', '')], ['kept'], false],
    ['everything', [], [a, b], ['added', 'added'], true],
  ] as const)('%s', (_what, approved, revised, kinds, changed) => {
    const changes = scopeChange(approved, revised);
    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
    expect(changesScope(changes)).toBe(changed);
  });

  it('says what the words were and are', () => {
    expect(scopeChange([a], [goal('a', 'More')])).toEqual([
      { id: 'a', kind: 'reworded', from: 'Goal a', to: 'More' },
    ]);
  });

  const goals = fc.uniqueArray(
    fc.record({ id: fc.constantFrom(...'abcdefgh'), words: fc.string({ maxLength: 6 }) }),
    { selector: ({ id }) => id, maxLength: 8 },
  );

  it('has every approved goal in its order, and every goal of the revision once', () => {
    fc.assert(
      fc.property(goals, goals, (approved, revised) => {
        const changes = scopeChange(approved, revised);
        const before = changes.flatMap((change): Goal[] =>
          change.kind === 'added'
            ? []
            : [goal(change.id, change.kind === 'reworded' ? change.from : change.words)],
        );
        expect(before).toEqual(statedGoals(approved));
        const after = changes.flatMap((change): Goal[] =>
          change.kind === 'dropped'
            ? []
            : [goal(change.id, change.kind === 'reworded' ? change.to : change.words)],
        );
        const byId = (x: Goal, y: Goal) => x.id.localeCompare(y.id);
        expect(after.toSorted(byId)).toEqual(statedGoals(revised).toSorted(byId));
      }),
    );
  });

  it('is nothing against itself, and the other way round it is undone', () => {
    fc.assert(
      fc.property(goals, goals, (approved, revised) => {
        expect(changesScope(scopeChange(approved, approved))).toBe(false);
        const there = scopeChange(approved, revised);
        const back = scopeChange(revised, approved);
        const count = (changes: typeof there, kind: string) =>
          changes.filter((change) => change.kind === kind).length;
        expect(count(back, 'added')).toBe(count(there, 'dropped'));
        expect(count(back, 'dropped')).toBe(count(there, 'added'));
        expect(count(back, 'reworded')).toBe(count(there, 'reworded'));
      }),
    );
  });
});

describe('the goals table of a milestone', () => {
  it('has a line for each approved goal, then what is added', () => {
    const met = { ...lineOf(b), state: 'met' as const, note: 'By 3 %' };
    expect(milestoneLines([a, b], [lineOf(c), met])).toEqual([lineOf(a), met, lineOf(c)]);
  });

  it('keeps a goal that is given up, without stating it', () => {
    const lines = milestoneLines([a, b], [{ ...lineOf(a), dropped: true }]);
    expect(lines).toHaveLength(2);
    expect(statedGoals(lines)).toEqual([b]);
  });
});

describe('the goals of a project', () => {
  const version = (
    goals: Goal[],
    verdict: GoalVersion['verdict'],
    scope: GoalVersion['scope'] = null,
  ): GoalVersion => ({ lines: goals.map(lineOf), verdict, scope });
  const proposals = [version([a], 'changes_requested'), version([a, b], 'approved')];

  test.each([
    ['none before an approval', [version([a], 'changes_requested')], [], null],
    ['none when the proposal states none', [version([], 'approved')], [], null],
    ['those of the approved proposal', proposals, [], [a, b]],
    ['as approved while a change waits', proposals, [version([c], null)], [a, b]],
    [
      'as approved when staff want to discuss',
      proposals,
      [version([c], 'approved', 'discuss')],
      [a, b],
    ],
    [
      'as approved when the milestone is not',
      proposals,
      [version([c], 'changes_requested', 'accepted')],
      [a, b],
    ],
    ['the accepted change', proposals, [version([c], 'approved', 'accepted')], [c]],
    [
      'the last accepted change',
      proposals,
      [version([b], 'approved', 'accepted'), version([c], 'approved', 'discuss')],
      [b],
    ],
  ] as const)('are %s', (_what, proposed, milestones, expected) => {
    expect(presentGoals(proposed, milestones)).toEqual(expected);
  });

  it('are those that were approved last', () => {
    expect(approvedGoals([...proposals, version([c], 'approved')])).toEqual([c]);
  });
});
