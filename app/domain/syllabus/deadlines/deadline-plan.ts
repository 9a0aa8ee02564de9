/** At most so many characters say why a deadline is another one. */
export const longestWhy = 1000;

/** A later deadline for some, or another one for everybody. */
export type AskedDeadline = {
  due: Date;
  /** Ids of those that it is for, people or projects; null for everybody. */
  only: readonly string[] | null;
};

/** By when somebody, a person or a project, has to hand in now, and would have to. */
export type PlannedDeadline = { holder: string; from: Date; to: Date };

/** Whether the plan changes this deadline. */
export function isChanged({ from, to }: Pick<PlannedDeadline, 'from' | 'to'>): boolean {
  return from.getTime() !== to.getTime();
}

/** Everything that a plan does, as one text: plans that do something else have different ones. */
export function planText(planned: readonly PlannedDeadline[], forAll: Date | null): string {
  const lines = planned
    .filter(isChanged)
    .map(({ holder, from, to }) => [holder, from.toISOString(), to.toISOString()].join(' '));
  return JSON.stringify([forAll?.toISOString() ?? null, ...lines.toSorted()]);
}
