import { v7 as newId } from 'uuid';
import type { Db, Transaction } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { findProject, lockProject } from '../find-project.server.ts';
import { readCaptions, type CaptionLanguage, type CaptionsRefusal } from './captions.ts';
import { presentVideo } from './keep-video.server.ts';

type Services = { db: Db; course: Course };

export type KeepCaptionsResult =
  | { ok: true }
  | ({ ok: false } & (
      | CaptionsRefusal
      | {
          because:
            | 'not found'
            | 'not a member'
            | 'archived'
            /** The video is a link, or there is none. */
            | 'no file';
        }
    ));

/**
 * Gives the present video of a project captions in a language, in place of those that it has in it.
 * They may come and change after the video was handed in: they say what it says.
 */
export async function keepCaptions(
  services: Services,
  asker: SignedInAsker,
  { project, language, file }: { project: string; language: CaptionLanguage; file: string },
): Promise<KeepCaptionsResult> {
  const read = readCaptions(file);
  if (!read.ok) return read;
  return change(services, asker, project, async (tx, video) => {
    const before = video.captions.find((one) => one.language === language);
    // A second click, or the same file once more, changes nothing.
    if (before?.text === read.text) return true;
    await takeAway(tx, asker, before);
    const { text, lines } = read;
    const made = { id: newId(), videoId: video.id, language, text, lines };
    await tx.videoCaptions.create({
      data: { ...made, addedBy: asker.person.id, addedAt: asker.at },
    });
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      ...{ action: 'gave captions', subject: `project:${video.projectId}` },
      ...(before !== undefined && { from: { captions: before.id } }),
      to: { captions: made.id, language, lines },
    });
    return true;
  });
}

/** Takes captions of the present video away. */
export async function removeCaptions(
  services: Services,
  asker: SignedInAsker,
  { project, captions: id }: { project: string; captions: string },
): Promise<KeepCaptionsResult> {
  return change(services, asker, project, async (tx, video) => {
    const before = video.captions.find((one) => one.id === id);
    if (before === undefined) return false;
    await takeAway(tx, asker, before);
    await writeRecord(tx, {
      ...{ offering: asker.offering, actor: asker.person.id, at: asker.at },
      ...{ action: 'took captions away', subject: `project:${video.projectId}` },
      from: { captions: id },
    });
    return true;
  });
}

type CaptionedVideo = NonNullable<Awaited<ReturnType<typeof presentVideo>>>;

/** Does it for a member, with the video that is present, under the project's lock. */
async function change(
  { db, course }: Services,
  asker: SignedInAsker,
  slug: string,
  write: (tx: Transaction, video: CaptionedVideo) => Promise<boolean>,
): Promise<KeepCaptionsResult> {
  const { archived, project: settings } = course.offering(asker.offering);
  if (archived) return { ok: false, because: 'archived' };
  if (settings.presentation === null) return { ok: false, because: 'not found' };
  return db.$transaction(async (tx): Promise<KeepCaptionsResult> => {
    const found = await findProject(tx, asker, slug);
    if (found === null) return { ok: false, because: 'not found' };
    await lockProject(tx, found.id);
    // Asked again under the lock: the membership may have ended while this one waited.
    const project = await findProject(tx, asker, slug);
    if (project?.access !== 'member') return { ok: false, because: 'not a member' };
    const video = await presentVideo(tx, project.id);
    if (video === null || video.sha256 === null) return { ok: false, because: 'no file' };
    return (await write(tx, video)) ? { ok: true } : { ok: false, because: 'not found' };
  });
}

async function takeAway(
  tx: Transaction,
  { at: removedAt }: SignedInAsker,
  captions: { id: string } | undefined,
): Promise<void> {
  if (captions === undefined) return;
  await tx.videoCaptions.update({ where: { id: captions.id }, data: { removedAt } });
}
