import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findProject } from '../find-project.server.ts';
import { commentBody } from './thread.ts';

export type NoteResult = { ok: true } | { ok: false; because: 'not found' | 'empty' };

/** Notes something about a project, for staff only; once for two clicks. */
export async function writeNote(
  db: Db,
  asker: SignedInAsker,
  input: { project: string; body: string; requestId: string },
): Promise<NoteResult> {
  const body = commentBody.safeParse(input.body);
  if (!body.success) return { ok: false, because: 'empty' };
  const project = await findProject(db, asker, input.project);
  if (project?.access !== 'staff') return { ok: false, because: 'not found' };
  const { requestId } = input;
  await db.staffNote.createMany({
    data: [
      {
        ...{ id: newId(), projectId: project.id, authorId: asker.person.id, requestId },
        ...{ body: body.data, writtenAt: asker.at },
      },
    ],
    skipDuplicates: true,
  });
  return { ok: true };
}

type NoteAt = { project: string; note: string };

/** Writes a note of one's own anew. */
export async function changeNote(
  db: Db,
  asker: SignedInAsker,
  input: NoteAt & { body: string },
): Promise<NoteResult> {
  const body = commentBody.safeParse(input.body);
  if (!body.success) return { ok: false, because: 'empty' };
  const where = await ownNote(db, asker, input);
  if (where === null) return { ok: false, because: 'not found' };
  const { count } = await db.staffNote.updateMany({
    where,
    data: { body: body.data, changedAt: asker.at },
  });
  return count === 1 ? { ok: true } : { ok: false, because: 'not found' };
}

/** Throws a note of one's own away. */
export async function discardNote(
  db: Db,
  asker: SignedInAsker,
  input: NoteAt,
): Promise<NoteResult> {
  const where = await ownNote(db, asker, input);
  if (where === null) return { ok: false, because: 'not found' };
  const { count } = await db.staffNote.deleteMany({ where });
  return count === 1 ? { ok: true } : { ok: false, because: 'not found' };
}

async function ownNote(db: Db, asker: SignedInAsker, { project: slug, note }: NoteAt) {
  const project = await findProject(db, asker, slug);
  if (project?.access !== 'staff') return null;
  return { id: note, projectId: project.id, authorId: asker.person.id };
}
