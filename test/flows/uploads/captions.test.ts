import { unzipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectArchive } from '#app/domain/projects/archive/project-archive.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { chooseSharing } from '#app/domain/projects/presentation/choose-sharing.server.ts';
import {
  keepCaptions,
  removeCaptions,
} from '#app/domain/projects/presentation/keep-captions.server.ts';
import { keepLink } from '#app/domain/projects/presentation/keep-video.server.ts';
import { watchedPresentation } from '#app/domain/projects/presentation/watched-presentation.server.ts';
import { askerFor } from '#test/factories/people.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { monday } from '../projects/setting.ts';
import { openUploading, webm, type Uploading } from './setting.ts';

const project = 'tiny-diffusion';
const fileOf = (words: string) => `WEBVTT\n\n00:01.000 --> 00:04.000\n${words}\n`;

describe('captions of a film', () => {
  let set: Uploading;
  let film: string;
  beforeAll(async () => {
    set = await openUploading();
    const bytes = webm(1_000);
    const { sha256 } = await set.portal.services.files.put([bytes]);
    film = newId();
    await set.db.video.create({
      data: {
        ...{ id: film, projectId: set.project.id, addedBy: set.people.ada.id, addedAt: monday },
        ...{ sha256, size: bytes.length, name: 'talk.webm', type: 'video/webm' },
      },
    });
  });
  afterAll(() => set.close());

  const as = (who: keyof Uploading['people']) =>
    askerFor(set.people[who], who === 'ash' ? 'assistant' : 'student', monday);
  const give = (
    who: keyof Uploading['people'],
    words: string,
    language: 'en' | 'zh' = 'en',
    file = fileOf(words),
  ) => keepCaptions(set.portal.services, as(who), { project, language, file });
  const present = () =>
    set.db.videoCaptions.findMany({ where: { removedAt: null }, orderBy: { language: 'asc' } });
  const addressOf = ({ id }: { id: string }) =>
    `/sp24/projects/${project}/video/${film}/captions/${id}`;

  it('are given by its team, one file a language, whose lines are counted', async () => {
    expect(await give('ada', 'Clouds hide the sea.')).toEqual({ ok: true });
    expect(await give('ben', '云遮住了海。', 'zh')).toEqual({ ok: true });
    expect(await present()).toMatchObject([
      { language: 'en', lines: 1, addedBy: set.people.ada.id },
      { language: 'zh', lines: 1, addedBy: set.people.ben.id },
    ]);
    for (const who of ['cleo', 'ash'] as const)
      expect(await give(who, 'No.')).toMatchObject({ ok: false });
    expect(await present()).toHaveLength(2);
  });

  it('are refused when they cannot be read, and nothing changes', async () => {
    const before = await present();
    const broken = `${fileOf('Yes.')}\n00:05,000 --> 00:06.000\nNo.`;
    expect(await give('ada', '', 'en', broken)).toEqual({
      ...{ ok: false, because: 'unread captions', line: 6 },
    });
    expect(await give('ada', '', 'en', '1\n00:00:01,000 --> 00:00:04,000\nNo')).toEqual({
      ...{ ok: false, because: 'no captions' },
    });
    expect(await present()).toEqual(before);
  });

  it('are read by whoever may watch the film, and by nobody else', async () => {
    const [english] = await present();
    if (english === undefined) throw new Error('There are no captions');
    const address = addressOf(english);
    const status = async (who: 'ben' | 'cleo' | 'ash' | 'nobody') =>
      (await set.ask(who, 'GET', address)).status;
    expect([await status('nobody'), await status('ash'), await status('cleo')]).toEqual([
      ...[302, 200, 404],
    ]);
    const { services } = set.portal;
    const stage = 'presentation';
    const begun = { project: set.project, stage, at: monday } as const;
    await writeDocument(set.db, { ...begun, text: text('What we found.') });
    const input = { project, stage, state: null } as const;
    await submitVersion(services, as('ada'), { ...input, requestId: newRequest() });
    const answer = await set.ask('cleo', 'GET', address);
    expect(answer.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe(fileOf('Clouds hide the sea.'));
    const watched = await watchedPresentation(set.db, set.course, as('cleo'), project);
    expect(watched?.video).toMatchObject({
      captions: [{ language: 'en', lines: 1, path: address }, { language: 'zh' }],
    });
    await chooseSharing(services, as('ada'), { project, shared: false, why: 'Not yet' });
    expect([await status('ben'), await status('cleo')]).toEqual([200, 404]);
    await chooseSharing(services, as('ada'), { project, shared: true, why: '' });
    expect((await set.ask('cleo', 'GET', `${address}x`)).status).toBe(404);
  });

  it('are replaced after the film was handed in: the new ones count, the old address is gone', async () => {
    const [before] = await present();
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => give(index % 2 ? 'ada' : 'ben', 'Clouds hide it.')),
    );
    const [now, ...others] = await present();
    expect(others).toMatchObject([{ language: 'zh' }]);
    if (before === undefined || now === undefined) throw new Error('There are no captions');
    expect((await set.ask('cleo', 'GET', addressOf(before))).status).toBe(404);
    expect(await (await set.ask('cleo', 'GET', addressOf(now))).text()).toContain('hide it.');
    const records = await set.db.record.findMany({ where: { action: 'gave captions' } });
    expect(records).toHaveLength(3);
  });

  it('are in the ZIP of the project, beside the film', async () => {
    const { db, course, portal } = set;
    const found = await findProject(db, as('ada'), project);
    if (found === null) throw new Error('There is no project');
    const pdfOf = () => Promise.resolve(null);
    const services = { db, course, language: 'en', origin: '', pdfOf } as const;
    const files = await projectArchive(services, as('ada'), found);
    const bytes = await buffer(writeArchive(portal.services.files, files, monday));
    const texts = unzipSync(new Uint8Array(bytes));
    const place = `sp24/projects/${project}/presentation/version-1`;
    expect(Object.keys(texts)).toEqual(
      expect.arrayContaining([`${place}.webm`, `${place}.en.vtt`, `${place}.zh.vtt`]),
    );
    expect(new TextDecoder().decode(texts[`${place}.zh.vtt`])).toBe(fileOf('云遮住了海。'));
  });

  it('are taken away by its team alone', async () => {
    const [english] = await present();
    const captions = english?.id ?? '';
    const { services } = set.portal;
    for (const who of ['cleo', 'ash'] as const)
      expect(await removeCaptions(services, as(who), { project, captions })).toMatchObject({
        ok: false,
      });
    expect(await removeCaptions(services, as('ben'), { project, captions })).toEqual({ ok: true });
    expect(await present()).toMatchObject([{ language: 'zh' }]);
    expect(await removeCaptions(services, as('ben'), { project, captions })).toEqual({
      ...{ ok: false, because: 'not found' },
    });
  });

  it('belong to a file: a link has none', async () => {
    const link = 'https://tube.example.org/watch?v=first';
    await keepLink(set.portal.services, as('ada'), { project, link });
    expect(await give('ada', 'No.')).toEqual({ ok: false, because: 'no file' });
  });
});
