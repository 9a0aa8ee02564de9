import { Readable } from 'node:stream';
import { chooseSharing } from '#app/domain/projects/presentation/choose-sharing.server.ts';
import { keepCaptions } from '#app/domain/projects/presentation/keep-captions.server.ts';
import { keepFile } from '#app/domain/projects/presentation/keep-video.server.ts';
import { videoPlace } from '#app/domain/projects/presentation/presentation-uploads.server.ts';
import { writeInstantComment } from '#app/domain/projects/presentation/write-instant-comment.server.ts';
import { addToUpload, beginUpload } from '#app/files/uploads.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { at, type Making } from './making.ts';
import { staff, students, type Role } from './roles.ts';

/** The beginning of a WebM, which is all that is looked at. */
const head = Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm', 'latin1');

/** A file that has arrived and waits to be used; gives its id. */
async function bring(making: Making, slug: string, who: Role): Promise<string> {
  const { services } = making.portal;
  const bytes = Buffer.concat([head, Buffer.from(`of ${slug}`)]);
  const file = { name: 'talk.webm', size: bytes.length };
  const upload = await beginUpload(
    services,
    videoPlace(await making.as(who), slug),
    file,
    new Date(),
  );
  const all = { offset: 0, bytes: Readable.from([bytes]) };
  await addToUpload(services, upload, all, () => new Date());
  return upload.id;
}

/** Gives a project the video that its presentation is handed in with. */
export async function seedVideo(making: Making, slug: string, member: Role): Promise<void> {
  const upload = await bring(making, slug, member);
  const { services } = making.portal;
  const kept = await keepFile(services, await making.as(member), { project: slug, upload });
  if (!kept.ok) throw new Error(`${slug} has no video: ${kept.because}`);
}

/**
 * What there is about a presentation that was handed in: comments, a file on its way for each of the
 * team, and, of the second one, that its team keeps it from the class.
 */
export async function seedPresentation(making: Making, slug: string, team: readonly Role[]) {
  const { database, portal, offering, as, things, mark } = making;
  const { db } = database;
  const shared = team.includes('student');
  const classmates = [...students, ...staff];
  const watchers: Role[] = shared ? [...classmates, 'auditor', 'waitlisted'] : [...team, ...staff];
  const talking = shared ? classmates : [...team, ...staff];
  const here = { offering, at: slug };
  for (const member of team) {
    const value = await bring(making, slug, member);
    const own = { what: `an upload by the ${member}`, value, for: [member] };
    things.add('upload of a video', { ...here, ...own });
    things.add('upload', { ...own, offering: null });
  }
  const author = shared ? 'other student' : 'assistant';
  const said = await writeInstantComment(portal.services, await as(author), {
    ...{ project: slug, requestId: newRequest(), about: { second: 3 } },
    body: mark(shared ? 'instant comment' : 'instant comment on what is kept', offering, team),
  });
  if (!said.ok) throw new Error(`Nothing was said of ${slug}: ${said.because}`);
  const what = `about ${slug}`;
  things.add('instant', { ...here, what, value: said.thread, for: talking });
  const { id } = await db.comment.findFirstOrThrow({ where: { threadId: said.thread } });
  things.add('instant comment', { ...here, what, value: id, for: [author, ...staff] });
  const project = await db.project.findFirstOrThrow({ where: { offeringId: offering, slug } });
  const video = await db.video.findFirstOrThrow({ where: { projectId: project.id } });
  things.add('video', { ...here, what, value: video.id, for: watchers });
  const words = mark(shared ? 'captions' : 'captions of what is kept', offering, team);
  const captioned = await keepCaptions(portal.services, await as(team[0] ?? ''), {
    ...{ project: slug, language: 'en' },
    file: `WEBVTT\n\n00:01.000 --> 00:03.000\n${words}`,
  });
  if (!captioned.ok) throw new Error(`${slug} has no captions: ${captioned.because}`);
  const captions = await db.videoCaptions.findFirstOrThrow({ where: { videoId: video.id } });
  things.add('captions', { ...here, what, value: captions.id, for: watchers });
  things.add('own captions', { ...here, what, value: captions.id, for: team });
  things.add('presented project', { what: slug, value: slug, offering, for: watchers });
  if (shared) return;
  const why = mark('reason not to share', offering, team);
  const kept = { project: slug, shared: false, why };
  const chosen = await chooseSharing(portal.services, { ...(await as(team[0] ?? '')), at }, kept);
  if (!chosen.ok) throw new Error(`${slug} is shared: ${chosen.because}`);
}
