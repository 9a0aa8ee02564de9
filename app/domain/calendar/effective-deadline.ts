/** A deadline moved by staff, and when they did it. */
export type DeadlineMove = { due: Date; movedAt: Date };

/** The offering's deadline for everybody: the latest move, or what the file says. */
export function courseDeadline(fileDue: Date, moves: readonly DeadlineMove[]): Date {
  const latest = moves.reduce<DeadlineMove | undefined>(
    (kept, move) => (kept === undefined || move.movedAt >= kept.movedAt ? move : kept),
    undefined,
  );
  return latest?.due ?? fileDue;
}

/**
 * A person's own deadline: the later of the course's and of every extension granted to them. So
 * an extension never shortens, and moving the course's deadline later never costs anybody a day.
 */
export function effectiveDeadline(
  fileDue: Date,
  moves: readonly DeadlineMove[] = [],
  extensions: readonly { due: Date }[] = [],
): Date {
  const dues = [courseDeadline(fileDue, moves), ...extensions.map(({ due }) => due)];
  return new Date(Math.max(...dues.map((due) => due.getTime())));
}
