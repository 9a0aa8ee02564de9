/** A deadline moved by staff, and when they did it. */
export type DeadlineMove = { due: Date; movedAt: Date };

/**
 * The offering's deadline for everybody: the latest move, or what the file says. Of moves at one
 * instant the one to the latest time holds, in whatever order they are given.
 */
export function courseDeadline(fileDue: Date, moves: readonly DeadlineMove[]): Date {
  const lastMovedAt = Math.max(...moves.map(({ movedAt }) => movedAt.getTime()));
  const inForce = moves.filter(({ movedAt }) => movedAt.getTime() === lastMovedAt);
  return inForce.length === 0 ? fileDue : latest(inForce);
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
  return latest([{ due: courseDeadline(fileDue, moves) }, ...extensions]);
}

/**
 * By when something that was handed in was due: by the date in force when it came, and all the time
 * that has been given since, to everybody or to those who handed it in.
 */
export function dueOfHandedIn(
  handedIn: Date,
  {
    due,
    moves,
    extensions,
  }: {
    due: Date;
    moves: readonly DeadlineMove[];
    extensions: readonly { due: Date; grantedAt: Date }[];
  },
  now: Date,
): Date {
  const isBefore = ({ movedAt }: DeadlineMove) => movedAt <= handedIn;
  const inForce = courseDeadline(due, moves.filter(isBefore));
  const since = moves.filter((move) => !isBefore(move) && move.movedAt <= now);
  const given = extensions.filter(({ grantedAt }) => grantedAt <= now);
  return latest([{ due: inForce }, ...since, ...given]);
}

/** The latest of several deadlines. */
export function latest(deadlines: readonly { due: Date }[]): Date {
  return new Date(Math.max(...deadlines.map(({ due }) => due.getTime())));
}
