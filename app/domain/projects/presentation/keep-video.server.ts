import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { Prisma } from '#app/db/generated/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { bytesOf } from '#app/files/bytes-of.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { beginningOf, findUpload, forgetUpload, storeUpload } from '#app/files/uploads.server.ts';
import { headOfVideo, videoType } from '#app/files/video-type.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { readVideoLink } from './video-link.ts';
import { videoPlace } from './presentation-uploads.server.ts';

type Services = {
  db: Db;
  course: Course;
  files: Pick<FileStore, 'parts' | 'put' | 'readPiece'>;
};

export type KeepVideoResult =
  | { ok: true }
  | {
      ok: false;
      because:
        | 'not found'
        | 'not a member'
        | 'archived'
        /** No plain https address. */
        | 'no link'
        /** It has not arrived as a whole. */
        | 'not whole'
        /** Neither MP4 nor WebM, by what is in it. */
        | 'no video';
    };

type KeptVideo = { url: string } | { sha256: string; size: number; name: string; type: string };

/** Makes a link the video of a project's presentation. */
export async function keepLink(
  services: Services,
  asker: SignedInAsker,
  { project, link }: { project: string; link: string },
): Promise<KeepVideoResult> {
  const url = readVideoLink(link);
  if (url === null) return { ok: false, because: 'no link' };
  return keep(services, asker, project, { url });
}

/**
 * Makes an upload of the asker's the video of a project's presentation. What is no video by its first
 * bytes is forgotten, and never gets into the store.
 */
export async function keepFile(
  services: Services,
  asker: SignedInAsker,
  { project, upload: id }: { project: string; upload: string },
): Promise<KeepVideoResult> {
  const upload = await findUpload(services.db, asker.person.id, id);
  const place = videoPlace(asker, project);
  if (upload?.purpose !== place.purpose || upload.about !== place.about)
    return { ok: false, because: 'not found' };
  if (upload.kept !== upload.size) return { ok: false, because: 'not whole' };
  const { files } = services;
  const length = Math.min(upload.size, headOfVideo);
  const beginning = await beginningOf(services, upload, length);
  const looksLikeOne = beginning !== null && videoType(beginning) !== null;
  const stored = looksLikeOne ? await storeUpload(services, upload) : null;
  // Looked at again where nobody can change it any more.
  const type =
    stored && videoType(await bytesOf(await files.readPiece(stored.sha256, 0, length - 1)));
  if (stored === null || type === null) {
    await forgetUpload(services, id);
    return { ok: false, because: 'no video' };
  }
  const kept = await keep(services, asker, project, { ...stored, type, name: upload.name });
  if (kept.ok) await forgetUpload(services, id);
  return kept;
}

/** Takes the present video away; versions that were handed in keep theirs. */
export async function removeVideo(
  services: Services,
  asker: SignedInAsker,
  { project }: { project: string },
): Promise<KeepVideoResult> {
  return keep(services, asker, project, null);
}

/** With its captions: of each language those that were not taken away. */
export const presentCaptions = {
  captions: { where: { removedAt: null }, orderBy: { language: 'asc' } },
} as const satisfies Prisma.VideoInclude;

/** The video that a project's next version would carry; null while there is none. */
export function presentVideo(db: Db | Transaction, projectId: string) {
  return db.video.findFirst({
    where: { projectId, removedAt: null },
    orderBy: { id: 'desc' },
    include: presentCaptions,
  });
}

async function keep(
  { db, course }: Services,
  asker: SignedInAsker,
  slug: string,
  video: KeptVideo | null,
): Promise<KeepVideoResult> {
  const { archived, project: settings } = course.offering(asker.offering);
  if (archived) return { ok: false, because: 'archived' };
  if (settings.presentation === null) return { ok: false, because: 'not found' };
  return db.$transaction(async (tx) => {
    const before = await findProject(tx, asker, slug);
    if (before === null) return { ok: false, because: 'not found' };
    await lockProject(tx, before.id);
    // Asked again under the lock: the membership may have ended while this one waited.
    const project = await findProject(tx, asker, slug);
    if (project?.access !== 'member') return { ok: false, because: 'not a member' };
    const present = await presentVideo(tx, project.id);
    if (isSame(present, video)) return { ok: true };
    await tx.video.updateMany({
      where: { projectId: project.id, removedAt: null },
      data: { removedAt: asker.at },
    });
    const made = { id: newId(), projectId: project.id, addedBy: asker.person.id };
    if (video !== null) await tx.video.create({ data: { ...made, ...video, addedAt: asker.at } });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      action: video === null ? 'took video away' : 'chose video',
      subject: `project:${project.id}`,
      ...(present !== null && { from: { video: present.url ?? present.sha256 } }),
      ...(video !== null && { to: { video: 'url' in video ? video.url : video.sha256 } }),
    });
    return { ok: true };
  });
}

/** A second click, or the same file once more, changes nothing. */
function isSame(
  present: { url: string | null; sha256: string | null } | null,
  video: KeptVideo | null,
): boolean {
  if (present === null || video === null) return present === video;
  return 'url' in video ? present.url === video.url : present.sha256 === video.sha256;
}
