import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { UploadPlace } from '#app/files/uploads.server.ts';
import { findProject } from '../find-project.server.ts';

/** Where a person's upload of a project's video belongs. */
export function videoPlace({ person, offering }: SignedInAsker, project: string): UploadPlace {
  return { personId: person.id, purpose: 'presentation', about: `${offering}/${project}` };
}

/**
 * Whether the asker may bring a file as the video of a project, and how large it may be, in bytes;
 * null when they may not.
 */
export async function presentationUploads(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  project: string,
): Promise<{ largest: number } | null> {
  const { archived, project: settings } = course.offering(asker.offering);
  if (archived || settings.presentation === null) return null;
  const found = await findProject(db, asker, project);
  if (found?.access !== 'member') return null;
  return { largest: settings.presentation.megabytes * 1_000_000 };
}
