import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject } from '../find-project.server.ts';
import { findPresentation } from './find-presentation.server.ts';

/** A video's file: what is asked of the store, and what the answer is called. */
export type VideoFile = { sha256: string; size: number; type: string; name: string };

/**
 * The file of a project's video: any for its team and staff, for others that of the presentation
 * which they may watch. Null when there is none for the asker.
 */
export async function videoFile(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  address: { project: string; video: string },
): Promise<VideoFile | null> {
  const project = await findProject(db, asker, address.project);
  const watched =
    project === null ? await findPresentation(db, course, asker, address.project) : null;
  const projectId = project?.id ?? watched?.projectId;
  if (projectId === undefined || !isUuid(address.video)) return null;
  if (watched !== null && watched.video.id !== address.video) return null;
  const row = await db.video.findFirst({ where: { id: address.video, projectId } });
  if (row?.sha256 == null || row.size === null || row.type === null) return null;
  return { sha256: row.sha256, size: row.size, type: row.type, name: row.name ?? '' };
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
