import { z } from 'zod';
import type { Asker } from '#app/domain/people/asker.ts';
import { isStaff } from '#app/domain/people/permissions.ts';
import { isStorable } from '../document/safe-text.ts';

/** What somebody says: 1 to 10,000 characters. */
export const commentBody = z.string().trim().min(1).max(10_000).refine(isStorable);

/** What is said about a condition; may be nothing. */
export const conditionWords = z.string().trim().max(2_000).refine(isStorable);

/** What a decision says to the team; may be nothing when it approves. */
export const decisionNote = z.string().trim().max(10_000).refine(isStorable);

type Said = { authorId: string; releasedAt: Date | null };

/**
 * The threads that the asker may see, each with the comments that the asker may see: the one place
 * that decides. Staff see all. For everybody else a comment exists from its release on, and a
 * thread without one does not exist. Whether they may see the document at all is decided before.
 */
export function visibleThreads<C extends Said, T extends { comments: readonly C[] }>(
  threads: readonly T[],
  asker: Pick<Asker, 'role' | 'at'>,
): T[] {
  if (isStaff(asker.role)) return [...threads];
  return threads
    .map((thread) => ({
      ...thread,
      comments: thread.comments.filter(({ releasedAt }) => isReleased(releasedAt, asker.at)),
    }))
    .filter(({ comments }) => comments.length > 0);
}

/** Whether a comment or a decision was released by then. */
export function isReleased(releasedAt: Date | null, at: Date): releasedAt is Date {
  return releasedAt !== null && releasedAt <= at;
}

/** How many released comments of others this person has not read yet, among those it may see. */
export function unreadComments(
  comments: readonly Said[],
  personId: string,
  readAt: Date | null,
): number {
  return comments.filter((comment) => isUnread(comment, personId, readAt)).length;
}

/** Whether this person has yet to read the comment. A draft is nobody's to read. */
export function isUnread(
  { authorId, releasedAt }: Said,
  personId: string,
  readAt: Date | null,
): boolean {
  if (releasedAt === null || authorId === personId) return false;
  return readAt === null || releasedAt > readAt;
}

/** Whether a thread is resolved: by the latest word about it; open while there is none. */
export function isResolved(resolutions: readonly { resolved: boolean; at: Date }[]): boolean {
  const latest = resolutions.reduce<{ resolved: boolean; at: Date } | undefined>(
    (kept, next) => (kept === undefined || next.at >= kept.at ? next : kept),
    undefined,
  );
  return latest?.resolved ?? false;
}
