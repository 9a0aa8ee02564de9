import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { shownProjects } from './showing-facts.server.ts';
import { lacksOf, releasedVersion } from './showing.ts';

export type ReleaseToGalleryResult =
  | { ok: true }
  /** `not agreed`: somebody of the team has not said yes, or no longer. */
  | { ok: false; because: 'not found' | 'not agreed' };

/**
 * Staff release a version of a report to the public gallery, exactly the one that they were shown,
 * or take the project out of it again. The team is told.
 *
 * @param input.version its number; null to take the project out
 */
export async function releaseToGallery(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; version: number | null },
): Promise<ReleaseToGalleryResult> {
  const { gallery } = course.offering(asker.offering).project;
  if (gallery === null || !may(asker.role, 'give feedback')) {
    return { ok: false, because: 'not found' };
  }
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    const found = await findProject(tx, asker, input.project);
    if (found === null) return { ok: false, because: 'not found' };
    await lockProject(tx, found.id);
    const [project] = await shownProjects(tx, { id: found.id }, at);
    const version = project?.reports.find(({ number }) => number === input.version);
    if (project === undefined || (input.version !== null && version === undefined)) {
      return { ok: false, because: 'not found' };
    }
    const versionId = version?.id ?? null;
    if (releasedVersion(project.facts) === versionId) return { ok: true };
    const members = project.team.map(({ id }) => id);
    const lacks = lacksOf({ facts: project.facts, members, handedIn: true }, gallery.opens, at);
    if (versionId !== null && lacks.includes('members'))
      return { ok: false, because: 'not agreed' };
    const id = newId();
    const step = versionId === null ? ('taken_down' as const) : ('released' as const);
    await tx.showingFact.create({
      data: { id, projectId: project.id, personId: person.id, step, versionId, at },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, subject: `project:${project.id}`, at },
      action: step === 'released' ? 'released to gallery' : 'took out of gallery',
      to: { version: input.version },
    });
    await notify(tx, {
      ...{ kind: 'gallery', event: `gallery:${id}`, people: members, offering, at },
      path: `/${offering}/projects/${project.slug}/showing`,
      data: {
        ...{ project: project.title, by: person.name },
        step: step === 'released' ? 'released' : 'taken-down',
      },
    });
    return { ok: true };
  });
}
