const hour = 3_600_000;

/**
 * Which reminder of a deadline is due at an instant: the one with the shortest lead whose time has
 * come. A longer one that was missed meanwhile is not made up for, and from the deadline on there
 * is nothing to remind of.
 *
 * @param leads hours before the deadline, in any order
 * @returns the lead in hours; null when none is due
 */
export function reminderDue(due: Date, at: Date, leads: readonly number[]): number | null {
  if (at >= due) return null;
  const begun = leads.filter((lead) => due.getTime() - lead * hour <= at.getTime());
  return begun.length === 0 ? null : Math.min(...begun);
}

/**
 * The event that a reminder is told under. The deadline's instant is a part of it: when somebody's
 * deadline moves, they are reminded of the new one, and of none twice.
 */
export function reminderEvent(offering: string, work: string, due: Date, lead: number): string {
  return `deadline:${offering}:${work}:${due.toISOString()}:${lead}`;
}
