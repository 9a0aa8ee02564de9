import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findProject } from '../../find-project.server.ts';
import type { DocumentContent } from '../content.ts';
import { figuresOf } from './figure.ts';

/** A figure's file: what is asked of the store, and what the answer is called. */
export type FigureFile = { sha256: string; size: number; type: string; name: string };

/**
 * The file of a figure in a project's texts, for its team and for staff: they read all of its texts.
 * Null when there is none for the asker.
 */
export async function figureFile(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; figure: string },
): Promise<FigureFile | null> {
  const project = await findProject(db, asker, address.project);
  return project && fileOf(db, project.id, address.figure);
}

/**
 * The file of a figure that stands in a text which somebody may read, though not all of the
 * project's; null when it does not stand in it. Who calls this has found the text for the asker.
 */
export async function figureIn(
  db: Db,
  { projectId, content }: { projectId: string; content: DocumentContent },
  figure: string,
): Promise<FigureFile | null> {
  const stands = figuresOf(content).some(
    (node) => node.type === 'figure' && node.attrs.file === figure,
  );
  return stands ? fileOf(db, projectId, figure) : null;
}

async function fileOf(db: Db, projectId: string, sha256: string): Promise<FigureFile | null> {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  const row = await db.figure.findUnique({ where: { projectId_sha256: { projectId, sha256 } } });
  if (row === null) return null;
  const { size, type } = row;
  return { sha256, size, type, name: figureName(sha256, type) };
}

/** What a figure's file is called outside of the portal. */
export function figureName(sha256: string, type: string): string {
  const ending = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' }[type] ?? 'bin';
  return `figure-${sha256.slice(0, 12)}.${ending}`;
}
