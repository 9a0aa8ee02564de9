/** Who has seen feedback, and when; null for who has not. */
export type SeenBy = { name: string; at: Date | null };

/** What says that somebody has looked: up to when they have read threads, and notices they read. */
export type Looks = { personId: string; readAt: Date };

/**
 * When each member first showed to have seen what was released at an instant: the earliest look
 * that is not before it.
 */
export function seenBy(
  members: readonly { id: string; name: string }[],
  looks: readonly Looks[],
  releasedAt: Date,
): SeenBy[] {
  return members.map(({ id, name }) => {
    const instants = looks
      .filter(({ personId, readAt }) => personId === id && readAt >= releasedAt)
      .map(({ readAt }) => readAt.getTime());
    return { name, at: instants.length === 0 ? null : new Date(Math.min(...instants)) };
  });
}
