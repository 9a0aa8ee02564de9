import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** More time that a project was given for a stage, as staff see it. */
export type ProjectExtension = {
  id: string;
  stage: StageName;
  title: Bilingual;
  due: Date;
  at: Date;
  by: string | null;
  why: string;
  takenBack: { at: Date; by: string | null } | null;
};

/** The extensions of a project, newest first; none for who is not staff. */
export async function projectExtensions(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  projectId: string,
): Promise<ProjectExtension[]> {
  if (!may(asker.role, 'give feedback')) return [];
  const name = { select: { name: true } };
  const rows = await db.extension.findMany({
    where: { projectId, project: { offeringId: asker.offering } },
    orderBy: { id: 'desc' },
    include: {
      by: name,
      stage: { select: { name: true } },
      withdrawal: { select: { at: true, by: name } },
    },
  });
  const { stages } = course.offering(asker.offering).project;
  return rows.flatMap(({ id, stage, due, grantedAt, by, why, withdrawal }) => {
    const file = stages.find((each) => each.stage === stage?.name);
    if (file === undefined) return [];
    const takenBack = withdrawal && { at: withdrawal.at, by: withdrawal.by?.name ?? null };
    return [
      {
        ...{ id, stage: file.stage, title: file.title, due, why, takenBack },
        ...{ at: grantedAt, by: by?.name ?? null },
      },
    ];
  });
}
