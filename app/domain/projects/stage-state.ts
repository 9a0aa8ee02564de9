import type { Verdict } from '#app/db/generated/enums.ts';
import { openConditions, type ConditionState } from './feedback/conditions.ts';

/** What happened to one project's stage, as far as the asker may know. */
export type StageFacts = {
  /** The effective deadline; null when the stage has none. */
  due: Date | null;
  /** When the text was last changed; null while there is none. */
  draftedAt: Date | null;
  /** In any order. A decision that is not released must not be among them. */
  versions: {
    number: number;
    submittedAt: Date;
    decision: {
      verdict: Verdict;
      at: Date;
      /** It waits for the round: staff have answered, and the team does not know it. */
      held?: boolean;
      /** Of an approval; none where left out. */
      conditions?: readonly { state: ConditionState }[];
    } | null;
  }[];
};

/**
 * Where a stage stands, and who owes whom an answer: the team (`nothing`, `draft`, `overdue`,
 * `changes requested`), the staff (`submitted`), or nobody (`held`, which staff alone see, and
 * `approved`).
 */
export type StageState =
  | { kind: 'nothing'; owes: 'team' }
  | { kind: 'draft'; owes: 'team'; since: Date }
  | { kind: 'overdue'; owes: 'team'; since: Date }
  | { kind: 'submitted'; owes: 'staff'; version: number; since: Date; late: boolean }
  | { kind: 'held'; owes: 'nobody'; version: number; since: Date; verdict: Verdict }
  | { kind: 'changes requested'; owes: 'team'; version: number; since: Date }
  | {
      kind: 'approved';
      owes: 'nobody';
      version: number;
      since: Date;
      /** How many conditions of the approval staff have not accepted yet. */
      conditions: number;
    };

/**
 * The state of a stage at an instant, from facts alone. The latest version counts: when it is
 * decided, the verdict is the state (or that it is held for the round); when it is not, staff owe an answer since it was handed in,
 * or since the oldest one after the last decision when several wait. Without a version, the stage
 * is overdue strictly after its deadline.
 */
export function stageState(facts: StageFacts, at: Date): StageState {
  const versions = facts.versions.toSorted((a, b) => a.number - b.number);
  const latest = versions.at(-1);
  if (latest === undefined) return unsubmittedState(facts, at);
  if (latest.decision !== null) {
    const { verdict, at: since, held = false, conditions = [] } = latest.decision;
    if (held) return { kind: 'held', owes: 'nobody', version: latest.number, since, verdict };
    return verdict === 'approved'
      ? {
          kind: 'approved',
          owes: 'nobody',
          version: latest.number,
          since,
          conditions: openConditions(conditions),
        }
      : { kind: 'changes requested', owes: 'team', version: latest.number, since };
  }
  const lastDecided = versions.findLast(({ decision }) => decision !== null)?.number ?? 0;
  const waiting = versions.filter(({ number }) => number > lastDecided);
  const first = versions[0] ?? latest;
  return {
    kind: 'submitted',
    owes: 'staff',
    version: latest.number,
    since: (waiting[0] ?? latest).submittedAt,
    late: facts.due !== null && first.submittedAt > facts.due,
  };
}

function unsubmittedState({ due, draftedAt }: StageFacts, at: Date): StageState {
  if (due !== null && at > due) return { kind: 'overdue', owes: 'team', since: due };
  if (draftedAt !== null) return { kind: 'draft', owes: 'team', since: draftedAt };
  return { kind: 'nothing', owes: 'team' };
}
