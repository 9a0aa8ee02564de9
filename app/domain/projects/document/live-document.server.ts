import { v7 as newId } from 'uuid';
import * as Y from 'yjs';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Role, Viewer } from '#app/domain/people/asker.ts';
import { projectAccess, type ProjectAccess } from '../access.ts';
import { docFrom } from './yjs-text.ts';

/** From so many rows on, a document's updates are put together into one when it is loaded. */
const compactFrom = 50;

/** `write` the text, `suggest` changes to it, or `read` along. */
export type LiveAccess = 'write' | 'suggest' | 'read';

/**
 * What a person may do with a live text, or null for nothing. Asked again and
 * again while they are connected, so that it ends with their session, role or membership.
 *
 * @param roles the roles that their session gives at this moment
 */
export async function liveAccess(
  db: Db,
  { viewer, roles }: { viewer: Viewer; roles: Record<string, Role> },
  documentId: string,
  at: Date,
): Promise<LiveAccess | null> {
  const document = await db.document.findUnique({
    where: { id: documentId },
    select: { project: { select: { offering: true, members: true } } },
  });
  if (document === null) return null;
  const { offering, members } = document.project;
  const role = roles[offering.id] ?? 'visitor';
  const access = projectAccess({ person: viewer, role, offering: offering.id, at }, members);
  return access === null ? null : liveRight(access, offering.archivedAt !== null);
}

/** Members write, staff suggest; a text of an archived offering can only be read. */
export function liveRight(access: NonNullable<ProjectAccess>, archived: boolean): LiveAccess {
  if (archived || access === 'reader') return 'read';
  return access === 'member' ? 'write' : 'suggest';
}

/** The live text as its updates, in any order; compacted on the way when there are many. */
export async function loadLiveDocument(db: Db, documentId: string): Promise<Uint8Array[]> {
  const rows = await updateRows(db, documentId);
  if (rows.length >= compactFrom) await compactLiveDocument(db, documentId);
  return rows.map(({ update }) => update);
}

/** One row of a live text; nothing when it was put together with others meanwhile. */
export async function loadLiveUpdate(db: Db, id: string): Promise<Uint8Array[]> {
  const row = await db.documentUpdate.findUnique({ where: { id }, select: { update: true } });
  return row === null ? [] : [row.update];
}

/** The same inside a transaction, which sees what is committed. */
export async function readLiveDocument(tx: Transaction, documentId: string): Promise<Y.Doc> {
  return docFrom((await updateRows(tx, documentId)).map(({ update }) => update));
}

function updateRows(db: Db | Transaction, documentId: string) {
  return db.documentUpdate.findMany({ where: { documentId }, orderBy: { id: 'asc' } });
}

/** Adds what was typed, as a row of this id; returns when it is on disk. */
export async function appendLiveUpdate(
  db: Db | Transaction,
  documentId: string,
  update: Uint8Array,
  at: Date,
  id: string = newId(),
): Promise<void> {
  await db.documentUpdate.create({
    data: { id, documentId, update: new Uint8Array(update), at },
  });
}

/**
 * Puts a document's updates together into one. Only the rows that were read are replaced: what
 * another process adds meanwhile stays beside the new one.
 */
export async function compactLiveDocument(db: Db, documentId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM document WHERE id = ${documentId}::uuid FOR UPDATE`;
    const rows = await updateRows(tx, documentId);
    const last = rows.at(-1);
    if (last === undefined || rows.length === 1) return;
    // Somebody may come back with words written into a block that is deleted since.
    const whole = docFrom(
      rows.map(({ update }) => update),
      { keep: true },
    );
    const merged = Y.encodeStateAsUpdate(whole);
    await tx.documentUpdate.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    await appendLiveUpdate(tx, documentId, merged, last.at);
  });
}
