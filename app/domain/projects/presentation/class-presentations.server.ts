import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findPresentations } from './find-presentation.server.ts';
import { seesClass } from './sharing.ts';
import { videoView } from './video-view.ts';

/** A presentation in the list of the class. */
export type ListedPresentation = {
  slug: string;
  title: string;
  team: string[];
  submittedAt: Date;
  /** Whose player shows it; null for a file. */
  host: string | null;
  /** How many comments there are. */
  comments: number;
  /** False where its team keeps it: only staff and the team see it in the list then. */
  shared: boolean;
  own: boolean;
};

/**
 * The presentations that the asker may watch, by title; null for who does not belong to those with
 * whom they are shared, and where presentations are no videos.
 */
export async function classPresentations(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<ListedPresentation[] | null> {
  const policy = course.offering(asker.offering).project.presentation;
  if (policy === null || !seesClass(asker, policy)) return null;
  const found = await findPresentations(db, course, asker);
  const said = await db.thread.findMany({
    where: { documentId: { in: found.map(({ documentId }) => documentId) }, second: { not: null } },
    select: { documentId: true, _count: { select: { comments: true } } },
  });
  return found.map(({ slug, title, team, documentId, version, video, shared, access }) => {
    const view = videoView(video, policy, '');
    return {
      ...{ slug, title, team, shared, submittedAt: version.submittedAt },
      host: view.kind === 'file' ? null : view.kind === 'link' ? view.host : view.player.host,
      comments: said
        .filter((thread) => thread.documentId === documentId)
        .reduce((sum, { _count }) => sum + _count.comments, 0),
      own: access === 'member' || access === 'reader',
    };
  });
}
