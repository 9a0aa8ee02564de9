import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { writeArchive } from '#app/files/archive.server.ts';
import { notify } from '#app/domain/people/notify.server.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { openFileStore, type FileStore } from '#app/files/store.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { addApplication } from '#test/factories/people.ts';
import { createProject, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from '../projects/setting.ts';

/** What must not be found, and what must. */
const canary = (what: string) => `canary-${what}`;
const yellow = (what: string) => `mine-${what}`;

let setting: Setting;
let folder: string;
let files: FileStore;

beforeAll(async () => {
  setting = await openSetting();
  folder = mkdtempSync(path.join(tmpdir(), 'practicum-own-data-'));
  files = await openFileStore(folder);
  const { db, people } = setting;
  const { ada, cleo, ivy } = people;
  await setting.submit();
  await applications();
  await scores();
  await conversation();
  await writeDocument(db, {
    project: await createProject(db, {
      slug: 'other',
      title: canary('other-title'),
      at: monday,
      team: [cleo],
    }),
    stage: 'proposal',
    text: text(canary('other-draft')),
    at: monday,
  });
  await db.session.create({
    data: {
      id: canary('session-id'),
      personId: ada.id,
      expiresAt: minutes(90),
      browser: 'Mozilla',
    },
  });
  const told = { kind: 'seat-dropped', path: '/sp24', offering: 'sp24', at: monday } as const;
  await notify(db, { ...told, event: 'a', people: [ada.id], data: { why: yellow('told') } });
  await notify(db, { ...told, event: 'b', people: [cleo.id], data: { why: canary('told') } });
  const record = { offering: 'sp24', subject: `person:${ada.id}`, at: monday };
  await writeRecord(db, { ...record, actor: ada.id, action: 'changed profile', to: { name: 1 } });
  await writeRecord(db, {
    ...{ ...record, actor: ivy.id, action: 'noted person' },
    why: canary('staff-note'),
  });
});

async function applications() {
  const { db, people } = setting;
  const at = berkeley('2024-01-12T10:00');
  const { ada, ivy } = people;
  await addApplication(db, {
    ...{ person: ada, offering: 'sp24', at },
    answers: { why: yellow('answer') },
  });
  const { id: applicationId } = await db.application.findFirstOrThrow({
    where: { personId: ada.id },
  });
  await db.applicationReview.create({
    data: {
      ...{ applicationId, reviewerId: ivy.id, score: 3, changedAt: at },
      note: canary('review'),
    },
  });
  await db.applicationOutcome.create({
    data: {
      ...{ id: newId(), applicationId, outcome: 'refuse', preparedBy: ivy.id, preparedAt: at },
    },
  });
}

async function scores() {
  const { db, people } = setting;
  const given = { givenAt: berkeley('2024-02-20T10:00') };
  const handIn = { person: people.ada, at: berkeley('2024-02-07T10:00') };
  const released = { percent: 81.25, ...given, releasedAt: given.givenAt };
  const first = await addSubmission(db, { ...handIn, homework: 'hw1', score: released });
  const { sha256 } = await files.put([Buffer.from(yellow('notebook'))]);
  await db.submittedFile.updateMany({
    where: { submissionId: first },
    data: { sha256, name: '../../escape.ipynb' },
  });
  await addSubmission(db, {
    ...{ ...handIn, homework: 'hw2' },
    score: { percent: 97.625, ...given },
  });
}

async function conversation() {
  const { db, people } = setting;
  const { ada, ben, ivy } = people;
  const version = await db.version.findFirstOrThrow();
  const thread = newId();
  await db.thread.create({
    data: {
      ...{ id: thread, documentId: version.documentId, versionId: version.id },
      ...{ openedBy: ivy.id, openedAt: monday },
    },
  });
  const comments = [
    [ada.id, yellow('comment'), monday],
    [ivy.id, canary('staff-draft'), null],
    [ben.id, canary('another-s-comment'), monday],
  ] as const;
  for (const [authorId, body, releasedAt] of comments) {
    await db.comment.create({
      data: {
        ...{ id: newId(), threadId: thread, authorId, body, writtenAt: monday, releasedAt },
        requestId: newId(),
      },
    });
  }
  await db.decision.create({
    data: {
      ...{ id: newId(), versionId: version.id, decidedBy: ivy.id, verdict: 'approved' },
      ...{ note: canary('decision'), decidedAt: monday },
    },
  });
}

afterAll(async () => {
  await setting.close();
  rmSync(folder, { recursive: true });
});

async function unpacked(at = minutes(1)): Promise<Record<string, string>> {
  const data = await ownData(setting, setting.people.ada.id, { at, origin: '' });
  const zip = writeArchive(
    files,
    { about: { path: 'me.json', value: data.me }, files: data.files },
    at,
  );
  const chunks: Buffer[] = [];
  for await (const chunk of zip) chunks.push(Buffer.from(chunk as Uint8Array));
  const entries = Object.entries(unzipSync(Buffer.concat(chunks)));
  return Object.fromEntries(entries.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

it('has everything that is one’s own, in files with safe names', async () => {
  const archive = await unpacked();
  expect(Object.keys(archive).sort()).toEqual([
    'me.json',
    'sp24/hw1/submission-1/_.._escape.ipynb',
    'sp24/projects/tiny-diffusion/proposal/current.md',
    'sp24/projects/tiny-diffusion/proposal/version-1.md',
  ]);
  expect(archive['sp24/hw1/submission-1/_.._escape.ipynb']).toBe(yellow('notebook'));
  expect(archive['sp24/projects/tiny-diffusion/proposal/version-1.md']).toContain('toy data');
  for (const own of ['answer', 'comment', 'told']) {
    expect(archive['me.json']).toContain(yellow(own));
  }
  const me: unknown = JSON.parse(archive['me.json'] ?? '');
  expect(me).toMatchObject({
    profile: { name: 'Ada', email: setting.people.ada.email },
    memberships: [{ offeringId: 'sp24', role: 'student' }],
    homework: [
      { homework: 'hw1', scores: [{ points: 81.25 }] },
      { homework: 'hw2', scores: [] },
    ],
    projects: [{ slug: 'tiny-diffusion', team: ['Ada', 'Ben'] }],
    applications: [{ outcomes: [] }],
    records: [{ action: 'changed profile', byMyself: true }],
    filesMissing: ['sp24/hw2/submission-1/hw2.ipynb'],
  });
});

it('has nothing that the person may not see', async () => {
  const all = Object.entries(await unpacked())
    .flat()
    .join('\n');
  expect(all.match(/canary-[\w-]+/g) ?? []).toEqual([]);
  expect(all).not.toContain('97.625');
  expect(all).not.toContain('refuse');
  const { ada, ...others } = setting.people;
  for (const { email } of Object.values(others)) expect(all).not.toContain(email);
  expect(all).toContain(ada.email);
});
