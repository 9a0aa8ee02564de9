import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { visibleThreads } from '../feedback/thread.ts';
import type { ProjectAccess } from '../access.ts';
import { findPresentation } from './find-presentation.server.ts';
import { videoView, type VideoView } from './video-view.ts';

/** What somebody said about an instant of a video. */
export type InstantComment = {
  id: string;
  author: string;
  /** Who speaks: somebody of the team, of staff, or of the class. */
  by: 'team' | 'staff' | 'class';
  body: string;
  at: Date;
  /** Whether the asker can take it away. */
  mayRemove: boolean;
};

/** A conversation about an instant of a video; never empty. */
export type InstantThread = { id: string; second: number; comments: InstantComment[] };

export type WatchedPresentation = {
  slug: string;
  title: string;
  team: string[];
  access: ProjectAccess;
  shared: boolean;
  submittedAt: Date;
  video: VideoView;
  /** In the order of the video. */
  threads: InstantThread[];
  mayComment: boolean;
};

/** A presentation with what is said about it; null when there is none for the asker. */
export async function watchedPresentation(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug: string,
): Promise<WatchedPresentation | null> {
  const found = await findPresentation(db, course, asker, slug);
  const { project, archived } = course.offering(asker.offering);
  if (found === null || project.presentation === null) return null;
  const rows = await db.thread.findMany({
    where: { documentId: found.documentId, second: { not: null } },
    orderBy: [{ second: 'asc' }, { id: 'asc' }],
    include: {
      comments: { orderBy: { id: 'asc' }, include: { author: { select: { name: true } } } },
    },
  });
  const members = await db.projectMember.findMany({
    where: { projectId: found.projectId },
    select: { personId: true },
  });
  const staff = await db.membership.findMany({
    where: { offeringId: asker.offering, role: { in: ['instructor', 'assistant'] } },
    select: { personId: true },
  });
  const team = new Set(members.map(({ personId }) => personId));
  const speakers = new Set(staff.map(({ personId }) => personId));
  const { title, access, shared, version } = found;
  return {
    ...{ slug: found.slug, title, team: found.team, access, shared },
    submittedAt: version.submittedAt,
    video: videoView(
      found.video,
      project.presentation,
      `/${asker.offering}/projects/${found.slug}`,
    ),
    threads: visibleThreads(rows, asker).map(({ id, second, comments }) => ({
      ...{ id, second: second ?? 0 },
      comments: comments.map(({ authorId, author, ...comment }) => ({
        ...{ id: comment.id, author: author.name, body: comment.body },
        by: team.has(authorId) ? 'team' : speakers.has(authorId) ? 'staff' : 'class',
        at: comment.releasedAt ?? comment.writtenAt,
        mayRemove: !archived && (authorId === asker.person.id || access === 'staff'),
      })),
    })),
    mayComment: !archived && may(asker.role, 'comment on presentations'),
  };
}
