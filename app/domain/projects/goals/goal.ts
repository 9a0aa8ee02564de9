/** Something that a team wants to reach; its id stays when its words change. */
export type Goal = { id: string; words: string };

/** What became of a goal by the milestone. */
export const goalStates = ['met', 'partly', 'not', 'changed'] as const;
export type GoalState = (typeof goalStates)[number];

/** A line of the goals table. */
export type GoalLine = Goal & {
  /** Null while the team has not said. */
  state: GoalState | null;
  /** The team's few words on it. */
  note: string;
  /** The team gives the goal up. */
  dropped: boolean;
};

/** What became of one goal between an approved list and a revised one. */
export type GoalChange = { id: string } & (
  | { kind: 'kept' | 'dropped' | 'added'; words: string }
  | { kind: 'reworded'; from: string; to: string }
);

/** A list holds at most this many goals, each of at most this many characters. */
export const mostGoals = 12;
export const longestGoal = 300;
export const longestNote = 600;

/** A goal's line before the team has said anything about it. */
export function lineOf({ id, words }: Goal): GoalLine {
  return { id, words, state: null, note: '', dropped: false };
}

/** The goals that a list states: those with words that are not given up, their words in one line. */
export function statedGoals(lines: readonly (Goal & { dropped?: boolean })[]): Goal[] {
  return lines
    .filter(({ dropped = false }) => !dropped)
    .map(({ id, words }) => ({ id, words: inOneLine(words) }))
    .filter(({ words }) => words !== '');
}

/**
 * What a revision does to the approved goals: each of them in its order as kept, reworded or
 * dropped, then what is added in the order of the revision. Goals are told apart by their ids;
 * another order, or other white space, is no change.
 */
export function scopeChange(
  approved: readonly Goal[],
  revised: readonly (Goal & { dropped?: boolean })[],
): GoalChange[] {
  const now = new Map(statedGoals(revised).map((goal) => [goal.id, goal.words]));
  const before = statedGoals(approved);
  const known = new Set(before.map(({ id }) => id));
  return [
    ...before.map(({ id, words }): GoalChange => {
      const to = now.get(id);
      if (to === undefined) return { id, kind: 'dropped', words };
      return to === words ? { id, kind: 'kept', words } : { id, kind: 'reworded', from: words, to };
    }),
    ...[...now].flatMap(([id, words]): GoalChange[] =>
      known.has(id) ? [] : [{ id, kind: 'added', words }],
    ),
  ];
}

/** Whether anything is not as it was approved. */
export function changesScope(changes: readonly GoalChange[]): boolean {
  return changes.some(({ kind }) => kind !== 'kept');
}

/**
 * The goals table of a milestone: a line for each approved goal, with what the team has said about
 * it so far, then the goals that they add. Nothing that the team has typed takes an approved goal
 * away: it can only be marked as dropped.
 */
export function milestoneLines(approved: readonly Goal[], typed: readonly GoalLine[]): GoalLine[] {
  const said = new Map(typed.map((line) => [line.id, line]));
  const known = new Set(approved.map(({ id }) => id));
  return [
    ...approved.map((goal) => said.get(goal.id) ?? lineOf(goal)),
    ...typed.filter(({ id }) => !known.has(id)),
  ];
}

/** What a version that was handed in says of the goals, and what staff said to it. */
export type GoalVersion = {
  lines: readonly GoalLine[];
  verdict: 'approved' | 'changes_requested' | null;
  scope: 'accepted' | 'discuss' | null;
};

/** The goals of the last approved proposal; null while none is approved that states any. */
export function approvedGoals(proposals: readonly GoalVersion[]): Goal[] | null {
  const last = proposals.findLast(({ verdict }) => verdict === 'approved');
  const goals = last === undefined ? [] : statedGoals(last.lines);
  return goals.length === 0 ? null : goals;
}

/**
 * What the project is to reach now: the goals of the last approved milestone whose change staff
 * accepted, otherwise those of the approved proposal; null while there are none.
 *
 * @param proposals, milestones: the versions of each stage in their order
 */
export function presentGoals(
  proposals: readonly GoalVersion[],
  milestones: readonly GoalVersion[],
): Goal[] | null {
  const approved = approvedGoals(proposals);
  const revised = milestones.findLast(
    ({ verdict, scope }) => verdict === 'approved' && scope === 'accepted',
  );
  return approved === null || revised === undefined ? approved : statedGoals(revised.lines);
}

function inOneLine(words: string): string {
  return words.trim().replace(/\s+/g, ' ');
}
