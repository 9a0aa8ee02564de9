import { unzipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectArchive } from '#app/domain/projects/archive/project-archive.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { findProject } from '#app/domain/projects/find-project.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { releaseComments } from '#app/domain/projects/feedback/release-comments.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import { writeNote } from '#app/domain/projects/feedback/write-note.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await openSetting();
  await setting.submit();
});
afterAll(() => setting.close());

type Who = Parameters<Setting['as']>[0];

async function archive(who: Who = 'ada') {
  const { db, course, proposal, as } = setting;
  const asker = as(who, minutes(5));
  const project = await findProject(db, asker, proposal.project);
  if (project === null) throw new Error(`${who} must not learn of it`);
  const pdfOf = (stage: string, version: number) =>
    Promise.resolve(version === 1 ? Buffer.from(`%PDF of ${stage}`) : null);
  const services = { db, course, language: 'en', origin: '', pdfOf } as const;
  const store = { has: () => Promise.resolve(false), open: () => Promise.reject(new Error()) };
  const made = await projectArchive(services, asker, project);
  const bytes = await buffer(writeArchive(store, made, asker.at));
  const texts = Object.entries(unzipSync(new Uint8Array(bytes)));
  return new Map(texts.map(([path, text]) => [path, new TextDecoder().decode(text)]));
}

it('holds each version as Markdown with its receipt, and the text as it stands', async () => {
  const found = await archive();
  expect([...found.keys()]).toEqual([
    'sp24/projects/tiny-diffusion/proposal/current.md',
    'sp24/projects/tiny-diffusion/proposal/version-1.md',
    'sp24/projects/tiny-diffusion/proposal/version-1.pdf',
    'project.json',
  ]);
  expect(found.get('sp24/projects/tiny-diffusion/proposal/version-1.pdf')).toContain('%PDF');
  expect(found.get('sp24/projects/tiny-diffusion/proposal/version-1.md')).toContain('The end.');
  const about: unknown = JSON.parse(found.get('project.json') ?? '');
  expect(about).toMatchObject({
    title: 'Tiny diffusion',
    team: ['Ada', 'Ben'],
    stages: [{ stage: 'proposal', versions: [{ number: 1, submittedBy: 'Ada', answer: null }] }],
  });
  expect(found.get('project.json')).toContain('signature');
});

it('holds the answer once it is released', async () => {
  const { services, proposal, as } = setting;
  await decideVersion(services, as('ivy', minutes(1)), {
    ...proposal,
    ...{ version: 1, verdict: 'changes_requested', note: 'Say which data.' },
  });
  expect((await archive()).get('project.json')).toContain('Say which data.');
});

it('holds what was said and answered as far as the reader may see it', async () => {
  const { db, documentId, people, proposal, services, as } = setting;
  const about = { version: 1, passage: null };
  const say = async (who: Who, body: string) => {
    const comment = { ...proposal, body, about, requestId: newRequest() };
    const said = await writeComment(db, as(who, minutes(2)), comment);
    expect(said.ok).toBe(true);
  };
  await say('ivy', 'A *clear* question.\n\n# No heading of ours');
  await releaseComments(services, as('ivy', minutes(3)), proposal);
  await say('ash', 'canary-draft');
  const note = { project: proposal.project, body: 'canary-note', requestId: newRequest() };
  await writeNote(db, as('ash', minutes(3)), note);
  const typed = { words: 'canary-of-ben', requestId: newRequest(), typedAt: 1n };
  const { id: personId } = people.ben;
  const key = `${personId}/${documentId}/reply`;
  await db.keptWords.create({ data: { personId, key, ...typed } });
  const place = 'sp24/projects/tiny-diffusion/proposal';

  const ada = await archive('ada');
  const feedback = ada.get(`${place}/feedback.md`) ?? '';
  expect(feedback).toContain('## Changes requested to version 1');
  expect(feedback).toContain('> Say which data.');
  expect(feedback).toContain('**Ivy (staff) · Mon 26 Feb, 10:03 PST**');
  expect(feedback).toContain('> A *clear* question.\n>\n> # No heading of ours');
  expect([...ada.values()].join()).not.toMatch(/canary/);

  const ben = await archive('ben');
  expect(ben.get(`${place}/not-sent.md`)).toContain('> canary-of-ben');
  expect([...ben.values()].join()).not.toMatch(/canary-(draft|note)/);

  const ivy = await archive('ivy');
  expect(ivy.get(`${place}/feedback.md`)).toContain(
    'draft, seen by staff only**\n\n> canary-draft',
  );
  expect(ivy.get('sp24/projects/tiny-diffusion/staff-only/notes.md')).toContain('> canary-note');
  expect([...ivy.values()].join()).not.toContain('canary-of-ben');
});

it('holds the abstract and the goals beside the text they were handed in with', async () => {
  const { db, documentId } = setting;
  const goal = { id: newRequest(), words: 'Halve the\nloss', state: 'partly', note: 'By a third' };
  const details = { goals: [{ ...goal, dropped: false }], abstract: 'In short.', code: '' };
  await db.version.updateMany({ data: { details, detailsSha256: 'a'.repeat(64) } });
  await db.documentDetails.create({ data: { documentId, details, changedAt: minutes(1) } });
  const found = await archive();
  for (const which of ['current', 'version-1']) {
    const text = found.get(`sp24/projects/tiny-diffusion/proposal/${which}-details.md`);
    expect(text).toContain('In short.');
    expect(text).toContain('1. Halve the loss (Partly met; By a third)');
  }
});

it('says which version could not be printed', async () => {
  const { db } = setting;
  const { id: _, ...first } = await db.version.findFirstOrThrow();
  const again = { ...first, content: first.content ?? {}, details: first.details ?? {} };
  await db.version.create({
    data: { ...again, id: newRequest(), number: 2, requestId: newRequest() },
  });
  const about: unknown = JSON.parse((await archive()).get('project.json') ?? '');
  const missing = ['sp24/projects/tiny-diffusion/proposal/version-2.pdf'];
  expect(about).toMatchObject({ pdfsMissing: missing, filesMissing: [] });
});
