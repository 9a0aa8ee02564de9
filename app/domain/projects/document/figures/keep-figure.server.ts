import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { imageKind } from '#app/files/image-type.ts';
import { withoutMetadata } from '#app/files/without-metadata.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { findProject } from '../../find-project.server.ts';
import { largestFigure, type FigureRefusal, type StoredFigure } from './figure.ts';

type Services = { db: Db; files: Pick<FileStore, 'put'>; course: Course };

export type KeepFigureResult =
  { ok: true; figure: StoredFigure } | { ok: false; because: FigureRefusal };

/** Of one project, in all its texts together. */
const mostFigures = 300;
/** Width times height. */
const mostPixels = 50_000_000;

/** Whether somebody may bring figures to a project: its members, while it is not of the archive. */
export async function mayBringFigures(
  { db, course }: Pick<Services, 'db' | 'course'>,
  asker: SignedInAsker,
  slug: string,
): Promise<{ ok: true; projectId: string } | { ok: false; because: 'not found' | 'archived' }> {
  const project = await findProject(db, asker, slug);
  if (project?.access !== 'member') return { ok: false, because: 'not found' };
  if (course.offering(asker.offering).archived) return { ok: false, because: 'archived' };
  return { ok: true, projectId: project.id };
}

/**
 * Keeps a picture for a project's texts, by what is to be seen in it and without what its camera
 * wrote beside it: the same one brought twice is kept once.
 * A text shows it when it names its file; one that no text shows is forgotten after some days.
 *
 * @param bytes all of the picture
 * @param now the real time: what is shown nowhere is forgotten by it
 */
export async function keepFigure(
  services: Services,
  asker: SignedInAsker,
  { project: slug, bytes }: { project: string; bytes: Uint8Array },
  now: Date,
): Promise<KeepFigureResult> {
  const { db, files } = services;
  const allowed = await mayBringFigures(services, asker, slug);
  if (!allowed.ok) return allowed;
  const { projectId } = allowed;
  if (bytes.byteLength > largestFigure) return { ok: false, because: 'too large' };
  const kind = imageKind(bytes);
  if (kind === null) return { ok: false, because: 'not an image' };
  const { type, width, height } = kind;
  if (width * height > mostPixels || Math.max(width, height) > 20_000) {
    return { ok: false, because: 'too many pixels' };
  }
  // Where and when it was taken is nobody's business.
  const { sha256, size } = await files.put([withoutMetadata(bytes, type)]);
  const figure = { file: sha256, width, height };
  return db.$transaction(async (tx) => {
    // Whoever brings the last one that fits waits for the others.
    await tx.$queryRaw`SELECT id FROM project WHERE id = ${projectId}::uuid FOR NO KEY UPDATE`;
    const known = { projectId_sha256: { projectId, sha256 } };
    if ((await tx.figure.findUnique({ where: known })) !== null) {
      await tx.figure.update({ where: known, data: { lookedAt: now, idleSince: null } });
      return { ok: true, figure };
    }
    if ((await tx.figure.count({ where: { projectId } })) >= mostFigures) {
      return { ok: false, because: 'too many figures' };
    }
    const file = { sha256, type, size, width, height };
    const added = { addedBy: asker.person.id, addedAt: asker.at, lookedAt: now };
    await tx.figure.create({ data: { id: newId(), projectId, ...file, ...added } });
    return { ok: true, figure };
  });
}
