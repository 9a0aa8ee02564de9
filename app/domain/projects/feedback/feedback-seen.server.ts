import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { feedbackPath } from './announce-feedback.server.ts';
import { seenBy, type SeenBy } from './seen-by.ts';
import type { StageName } from '#app/db/generated/enums.ts';

/** Feedback that a team has, and who of them has seen it. */
export type FeedbackSeen = { releasedAt: Date; members: SeenBy[] };

/**
 * Who of the team has seen the latest feedback that staff released on a document, from what they
 * have read there and in the inbox; null before there is any, and for who is not staff.
 */
export async function feedbackSeen(
  db: Db,
  asker: SignedInAsker,
  document: { id: string; project: { id: string; slug: string }; stage: StageName },
): Promise<FeedbackSeen | null> {
  if (!may(asker.role, 'give feedback')) return null;
  const path = feedbackPath(asker.offering, document.project.slug, document.stage);
  const team = await db.projectMember.findMany({
    where: {
      ...{ projectId: document.project.id, from: { lte: asker.at } },
      OR: [{ to: null }, { to: { gt: asker.at } }],
    },
    orderBy: { from: 'asc' },
    select: { person: { select: { id: true, name: true } } },
  });
  const members = team.map(({ person }) => person);
  const personId = { in: members.map(({ id }) => id) };
  const told = { kind: 'feedback', offeringId: asker.offering, path, at: { lte: asker.at } };
  const latest = await db.notification.aggregate({ where: told, _max: { at: true } });
  const releasedAt = latest._max.at;
  if (releasedAt === null) return null;
  const reads = await db.threadRead.findMany({
    where: { personId, thread: { documentId: document.id }, readAt: { lte: asker.at } },
    select: { personId: true, readAt: true },
  });
  const notices = await db.notification.findMany({
    where: { ...told, personId, at: releasedAt, readAt: { lte: asker.at } },
    select: { personId: true, readAt: true },
  });
  const looks = [...reads, ...notices].flatMap(({ readAt, ...look }) =>
    readAt === null ? [] : [{ ...look, readAt }],
  );
  return { releasedAt, members: seenBy(members, looks, releasedAt) };
}
