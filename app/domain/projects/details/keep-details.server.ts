import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findDocument, lockProject } from '../find-project.server.ts';
import { keepPatch } from './kept-details.server.ts';

export type KeepDetailsResult =
  { ok: true } | { ok: false; because: 'not found' | 'not a member' | 'archived' | 'too much' };

/**
 * Keeps what a member types beside a stage's text, as it is typed. Two who change different goals,
 * or different fields, both keep their words; of two that change the same, the later counts.
 */
export async function keepDetails(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  input: { project: string; stage: StageName; patch: string },
): Promise<KeepDetailsResult> {
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  return db.$transaction(async (tx) => {
    const before = await findDocument(tx, asker, input.project, input.stage);
    if (before === null) return { ok: false, because: 'not found' };
    await lockProject(tx, before.id);
    // Asked again under the lock: the membership may have ended while this one waited.
    const document = await findDocument(tx, asker, input.project, input.stage);
    if (document?.access !== 'member') return { ok: false, because: 'not a member' };
    const place = { ...document, stage: input.stage };
    const kept = await keepPatch(tx, place, input.patch, asker.at);
    return kept === null ? { ok: false, because: 'too much' } : { ok: true };
  });
}
