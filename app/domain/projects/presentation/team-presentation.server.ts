import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { openUpload, type UploadView } from '#app/files/uploads.server.ts';
import { findProject } from '../find-project.server.ts';
import { presentCaptions, presentVideo } from './keep-video.server.ts';
import { presentationUploads, videoPlace } from './presentation-uploads.server.ts';
import { isShared } from './sharing.ts';
import { videoView, type VideoView } from './video-view.ts';

/** What a presentation is beside its text, for its team and for staff. */
export type TeamPresentation = {
  /** What the next version would carry. */
  video: VideoView | null;
  /** What the version handed in last carries. */
  handedIn: VideoView | null;
  shared: boolean;
  /** Why it is not shared; empty while it is. */
  why: string;
  /** Where it is watched; null before it is handed in. */
  watch: string | null;
  /** What the asker can change; null for who only reads. */
  may: {
    /** The largest file, in megabytes. */
    megabytes: number;
    /** Whose links play in the page. */
    hosts: string[];
    /** What of a file of the asker's has arrived; null when none is on its way. */
    upload: UploadView | null;
    /** What an upload says that it is for. */
    about: string;
  } | null;
};

/** Null where presentations are no videos, and for who is neither in the team nor staff. */
export async function teamPresentation(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  slug: string,
): Promise<TeamPresentation | null> {
  const policy = course.offering(asker.offering).project.presentation;
  const project = policy === null ? null : await findProject(db, asker, slug);
  if (policy === null || project === null) return null;
  const place = `/${asker.offering}/projects/${project.slug}`;
  const video = await presentVideo(db, project.id);
  const version = await db.version.findFirst({
    where: { document: { projectId: project.id, stage: { name: 'presentation' } } },
    orderBy: { number: 'desc' },
    select: { video: { include: presentCaptions } },
  });
  const choices = await db.shareChoice.findMany({
    where: { projectId: project.id, at: { lte: asker.at } },
    orderBy: { id: 'asc' },
  });
  const shared = isShared(choices, asker.at);
  const handedIn = version?.video ?? null;
  const upload = videoPlace(asker, project.slug);
  const mayBring = await presentationUploads({ db, course }, asker, project.slug);
  return {
    video: video && videoView(video, policy, place),
    handedIn: handedIn && videoView(handedIn, policy, place),
    shared,
    why: shared ? '' : (choices.at(-1)?.why ?? ''),
    watch: handedIn === null ? null : `${place}/watch`,
    may:
      mayBring === null
        ? null
        : {
            megabytes: policy.megabytes,
            hosts: policy.hosts.map(({ name }) => name),
            upload: await openUpload(db, upload),
            about: upload.about,
          },
  };
}
