import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageState, type StageFacts } from './stage-state.ts';

const due = new Date('2024-02-29T07:59:00Z');
const second = 1000;
const day = 24 * 60 * 60 * second;
const around = (ms: number) => new Date(due.getTime() + ms);

type Handed = StageFacts['versions'][number];
const handedIn = (number: number, submittedAt: Date, decision: Handed['decision'] = null) => ({
  number,
  submittedAt,
  decision,
});
const facts = (changes: Partial<StageFacts>): StageFacts => ({
  due,
  draftedAt: null,
  versions: [],
  ...changes,
});

describe('the state of a stage', () => {
  const changesRequested = { verdict: 'changes_requested' as const, at: around(-day) };
  const approved = { verdict: 'approved' as const, at: around(day) };

  it('is held, and owed by nobody, while an answer waits for the round', () => {
    for (const verdict of ['approved', 'changes_requested'] as const) {
      const decision = { verdict, at: around(day), held: true };
      const versions = [handedIn(1, around(-day), decision)];
      expect(stageState(facts({ versions }), around(2 * day))).toEqual({
        ...{ kind: 'held', owes: 'nobody', version: 1, since: around(day), verdict },
      });
      const next = [...versions, handedIn(2, around(1.5 * day))];
      expect(stageState(facts({ versions: next }), around(2 * day))).toMatchObject({
        ...{ kind: 'submitted', owes: 'staff', version: 2 },
      });
    }
  });

  it.each([
    ['before anything happened', facts({}), around(-day), { kind: 'nothing', owes: 'team' }],
    ['when nothing is due ever', facts({ due: null }), around(day), { kind: 'nothing' }],
    [
      'with text',
      facts({ draftedAt: around(-day) }),
      around(-second),
      { kind: 'draft', owes: 'team', since: around(-day) },
    ],
    ['at the deadline', facts({ draftedAt: around(-day) }), around(0), { kind: 'draft' }],
    [
      'a second after the deadline',
      facts({ draftedAt: around(-day) }),
      around(second),
      { kind: 'overdue', owes: 'team', since: due },
    ],
    [
      'handed in at the deadline',
      facts({ versions: [handedIn(1, due)] }),
      around(day),
      { kind: 'submitted', owes: 'staff', version: 1, since: due, late: false },
    ],
    [
      'handed in a second late',
      facts({ versions: [handedIn(1, around(second))] }),
      around(day),
      { kind: 'submitted', late: true },
    ],
    [
      'handed in twice: staff owe since the first',
      facts({ versions: [handedIn(1, around(-3 * day)), handedIn(2, around(-day))] }),
      around(0),
      { kind: 'submitted', version: 2, since: around(-3 * day) },
    ],
    [
      'answered with changes',
      facts({ versions: [handedIn(1, around(-3 * day), changesRequested)] }),
      around(0),
      { kind: 'changes requested', owes: 'team', version: 1, since: around(-day) },
    ],
    [
      'answered, the deadline long gone',
      facts({ versions: [handedIn(1, around(-3 * day), changesRequested)] }),
      around(30 * day),
      { kind: 'changes requested' },
    ],
    [
      'revised after the deadline, first version in time',
      facts({
        versions: [handedIn(1, around(-3 * day), changesRequested), handedIn(2, around(day))],
      }),
      around(2 * day),
      { kind: 'submitted', version: 2, since: around(day), late: false },
    ],
    [
      'approved',
      facts({ versions: [handedIn(1, around(-3 * day)), handedIn(2, around(-day), approved)] }),
      around(2 * day),
      { kind: 'approved', owes: 'nobody', version: 2, since: around(day), conditions: 0 },
    ],
    [
      'approved with conditions, of which staff have accepted one',
      facts({
        versions: [
          handedIn(1, around(-day), {
            ...approved,
            conditions: [{ state: 'accepted' }, { state: 'ticked' }, { state: 'open' }],
          }),
        ],
      }),
      around(2 * day),
      { kind: 'approved', owes: 'nobody', conditions: 2 },
    ],
  ])('%s', (_when, given, at, expected) => {
    expect(stageState(given, at)).toMatchObject(expected);
  });

  const instants = fc.date({ min: around(-60 * day), max: around(60 * day), noInvalidDate: true });
  const decisions = fc.option(
    fc.record({
      verdict: fc.constantFrom('approved' as const, 'changes_requested' as const),
      at: instants,
    }),
  );
  const anyFacts: fc.Arbitrary<StageFacts> = fc.record({
    due: fc.option(instants),
    draftedAt: fc.option(instants),
    versions: fc
      .array(fc.record({ submittedAt: instants, decision: decisions }), { maxLength: 6 })
      .map((list) => list.map((version, index) => ({ number: index + 1, ...version }))),
  });

  it('does not depend on the order in which the facts are read', () => {
    fc.assert(
      fc.property(anyFacts, instants, (given, at) => {
        const reversed = { ...given, versions: given.versions.toReversed() };
        expect(stageState(reversed, at)).toEqual(stageState(given, at));
      }),
    );
  });

  it('has staff owe an answer exactly when the latest version has none', () => {
    fc.assert(
      fc.property(anyFacts, instants, (given, at) => {
        const latest = given.versions.at(-1);
        const waits = latest !== undefined && latest.decision === null;
        expect(stageState(given, at).owes === 'staff').toBe(waits);
      }),
    );
  });

  it('is never overdue once a version is handed in, whatever the time', () => {
    fc.assert(
      fc.property(anyFacts, instants, (given, at) => {
        fc.pre(given.versions.length > 0);
        expect(stageState(given, at).kind).not.toBe('overdue');
      }),
    );
  });
});
