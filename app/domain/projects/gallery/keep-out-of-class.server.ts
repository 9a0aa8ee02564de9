import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { isStorable } from '../document/safe-text.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { shownProjects } from './showing-facts.server.ts';
import { keptOut, longestWhy } from './showing.ts';

export type KeepOutResult =
  { ok: true } | { ok: false; because: 'not found' | 'not a member' | 'why' };

/**
 * The team keeps its project out of what the class is shown, with a reason that staff read, or lets
 * it in again: any member can say so, for all of them.
 *
 * @param input.why null to let it in
 */
export async function keepOutOfClass(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; why: string | null },
): Promise<KeepOutResult> {
  if (course.offering(asker.offering).project.showApproved === 'nobody') {
    return { ok: false, because: 'not found' };
  }
  const why = input.why?.trim() ?? null;
  if (why === '' || (why !== null && (why.length > longestWhy || !isStorable(why)))) {
    return { ok: false, because: 'why' };
  }
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    const found = await findProject(tx, asker, input.project);
    if (found === null) return { ok: false, because: 'not found' };
    await lockProject(tx, found.id);
    const [project] = await shownProjects(tx, { id: found.id }, at);
    if (project?.team.some(({ id }) => id === person.id) !== true) {
      return { ok: false, because: 'not a member' };
    }
    if (keptOut(project.facts) === why) return { ok: true };
    await tx.showingFact.create({
      data: {
        ...{ id: newId(), projectId: project.id, personId: person.id, at },
        ...(why === null ? { step: 'let_in' } : { step: 'kept_out', why }),
      },
    });
    await writeRecord(tx, {
      ...{ offering, actor: person.id, subject: `project:${project.id}`, at },
      action: why === null ? 'let class see project' : 'kept project from class',
      ...(why !== null && { why }),
    });
    return { ok: true };
  });
}
