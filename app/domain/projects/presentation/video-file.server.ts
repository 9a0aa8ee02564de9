import type { Db } from '#app/db/client.ts';
import type { Video } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject } from '../find-project.server.ts';
import { findPresentation } from './find-presentation.server.ts';

/** A video's file: what is asked of the store, and what the answer is called. */
export type VideoFile = { sha256: string; size: number; type: string; name: string };

type Services = { db: Db; course: Course };
type Address = { project: string; video: string };

/** The file of a project's video; null when there is none for the asker. */
export async function videoFile(
  services: Services,
  asker: SignedInAsker,
  address: Address,
): Promise<VideoFile | null> {
  const row = await findVideo(services, asker, address);
  if (row?.sha256 == null || row.size === null || row.type === null) return null;
  return { sha256: row.sha256, size: row.size, type: row.type, name: row.name ?? '' };
}

/** Captions of a video as WebVTT, for whoever may see it; null when there are none for the asker. */
export async function captionsFile(
  services: Services,
  asker: SignedInAsker,
  { captions, ...address }: Address & { captions: string },
): Promise<string | null> {
  const video = await findVideo(services, asker, address);
  if (video === null || !isUuid(captions)) return null;
  const where = { id: captions, videoId: video.id, removedAt: null };
  return (await services.db.videoCaptions.findFirst({ where }))?.text ?? null;
}

/** Any of a project for its team and staff, for others that of the presentation they may watch. */
async function findVideo(
  { db, course }: Services,
  asker: SignedInAsker,
  address: Address,
): Promise<Video | null> {
  const project = await findProject(db, asker, address.project);
  const watched =
    project === null ? await findPresentation(db, course, asker, address.project) : null;
  const projectId = project?.id ?? watched?.projectId;
  if (projectId === undefined || !isUuid(address.video)) return null;
  if (watched !== null && watched.video.id !== address.video) return null;
  return db.video.findFirst({ where: { id: address.video, projectId } });
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
