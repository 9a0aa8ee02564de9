import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { isShared } from './sharing.ts';

/** Why a team keeps its presentation to itself: 3 to 1,000 characters, for staff. */
const reason = z.string().trim().min(3).max(1_000);

export type ChooseSharingResult =
  { ok: true } | { ok: false; because: 'not found' | 'not a member' | 'archived' | 'no reason' };

/** A team shares its presentation within the class, or keeps it and tells staff why. */
export async function chooseSharing(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; shared: boolean; why: string },
): Promise<ChooseSharingResult> {
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  const why = input.shared ? '' : reason.safeParse(input.why).data;
  if (why === undefined) return { ok: false, because: 'no reason' };
  return db.$transaction(async (tx) => {
    const before = await findProject(tx, asker, input.project);
    if (before === null) return { ok: false, because: 'not found' };
    await lockProject(tx, before.id);
    const project = await findProject(tx, asker, input.project);
    if (project?.access !== 'member') return { ok: false, because: 'not a member' };
    const choices = await tx.shareChoice.findMany({
      where: { projectId: project.id },
      orderBy: { id: 'asc' },
    });
    const same = isShared(choices, asker.at) === input.shared;
    if (same && (input.shared || choices.at(-1)?.why === why)) return { ok: true };
    await tx.shareChoice.create({
      data: {
        ...{ id: newId(), projectId: project.id, personId: asker.person.id },
        ...{ shared: input.shared, why, at: asker.at },
      },
    });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      action: input.shared ? 'shared presentation' : 'kept presentation',
      subject: `project:${project.id}`,
      to: { shared: input.shared },
      ...(why !== '' && { why }),
    });
    return { ok: true };
  });
}
