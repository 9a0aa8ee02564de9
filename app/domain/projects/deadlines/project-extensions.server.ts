import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import {
  extensionViews,
  viewedExtensions,
  type ExtensionView,
} from '#app/domain/syllabus/deadlines/extension-view.server.ts';

/** The extensions of a project, newest first; none for who is not staff. */
export async function projectExtensions(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  projectId: string,
): Promise<ExtensionView[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const where = { projectId, project: { offeringId: asker.offering } };
  const rows = await db.extension.findMany({ where, ...viewedExtensions });
  const { stages } = course.offering(asker.offering).project;
  return extensionViews(
    rows,
    stages.map(({ stage: key, title }) => ({ key, title })),
  );
}
