import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  earlierOf,
  earlierText,
  textPoints,
} from '#app/domain/projects/document/import/earlier-text.server.ts';
import { keepPoint, mostPoints } from '#app/domain/projects/document/import/keep-point.server.ts';
import { largestFile } from '#app/domain/projects/document/import/read-text-file.server.ts';
import { readLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { toBase64 } from '#app/domain/projects/document/passage.ts';
import { jsonOf, textField } from '#app/domain/projects/document/yjs-text.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { action } from '#app/routes/offering/import-text.ts';
import { docx, paragraph, run } from '#test/factories/docx.ts';
import { newRequest } from '#test/factories/projects.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

let setting: Setting;
let folder: string;
beforeAll(async () => {
  setting = await openSetting();
  folder = mkdtempSync(path.join(tmpdir(), 'practicum-bring-'));
});
afterAll(async () => {
  await setting.close();
  rmSync(folder, { recursive: true });
});

type Who = Parameters<Setting['as']>[0];

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a form to where texts are read, as a page does. */
async function send(who: Who, fields: Record<string, string | Blob>, length?: number) {
  const { db, course, people, as } = setting;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(name, value);
    else form.set(name, value, 'text');
  }
  const request = new Request('http://portal/', { method: 'POST', body: form });
  request.headers.set('Content-Length', `${length ?? 1_000}`);
  const { role } = as(who);
  const context = {
    ...{ db, course, clock: { now: () => minutes(1) }, files: openFileStore(folder) },
    limits: { upload: { take: () => Promise.resolve(true) } },
    viewer: people[who],
    roles: { sp24: role },
  };
  const params = { offering: 'sp24', ...setting.proposal };
  const answer: unknown = await action(routeArguments(request, context, params));
  return answer;
}

const answered = (expected: object) => expect.objectContaining({ data: expected }) as unknown;

describe('a file that is brought', () => {
  it('is read by what is in it, and its plan says exactly what its content holds', async () => {
    const markdown = await send('ada', { file: new Blob(['# Aim\n\nLearn $p$. ![x](y.png)']) });
    expect(markdown).toEqual(
      answered({
        ok: true,
        content: expect.objectContaining({ type: 'doc' }) as unknown,
        plan: {
          taken: { words: 4, headings: 1, formulas: 1 },
          leftOut: { images: 1, links: 1 },
        },
      }),
    );
    const word = docx(paragraph(run('Aim'), 'Heading1') + paragraph(run('Learn.')));
    expect(await send('ada', { file: new Blob([Buffer.from(word)]) })).toEqual(
      answered({
        ok: true,
        content: expect.objectContaining({ type: 'doc' }) as unknown,
        plan: { taken: { words: 2, headings: 1 }, leftOut: {} },
      }),
    );
  });

  it('brings its pictures along, for those who read the text', async () => {
    const body =
      paragraph('<w:r><w:drawing><a:blip r:embed="p"/></w:drawing></w:r>') +
      paragraph(run('Words'));
    const word = docx(body, { links: { p: 'media/a.png' }, files: { 'word/media/a.png': png } });
    await send('ada', { file: new Blob([Buffer.from(word)]) });
    expect(await setting.db.figure.findMany({ select: { type: true, width: true } })).toEqual([
      { type: 'image/png', width: 1 },
    ]);
  });

  it.each([
    ['a picture', new Blob([png]), 'unreadable'],
    ['an archive of something else', new Blob(['PK\u0003\u0004…']), 'unreadable'],
    ['no words', new Blob(['\n\n']), 'empty'],
    ['very much text', new Blob(['a'.repeat(150_000)]), 'unreadable'],
  ])('is refused when it is %s', async (_, file, because) => {
    expect(await send('ada', { file })).toEqual(answered({ ok: false, because }));
  });

  it('is refused before it is read when it is too large, or does not say how large it is', async () => {
    const file = new Blob(['words']);
    const tooBig = answered({ ok: false, because: 'too big' });
    expect(await send('ada', { file }, largestFile * 2)).toEqual(tooBig);
  });

  it('is read for the team alone', async () => {
    for (const who of ['cleo', 'ivy'] as const) {
      await expect(send(who, { file: new Blob(['words']) })).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe('a text that is replaced', () => {
  const keep = async (who: Who, state: string, requestId = newRequest(), at = minutes(2)) =>
    keepPoint(setting.services, setting.as(who, at), { ...setting.proposal, state, requestId });

  /** The live text as somebody's editor has it, with a paragraph more than the server knows. */
  async function typed(words: string): Promise<string> {
    const { db, documentId } = setting;
    const doc = await db.$transaction((tx) => readLiveDocument(tx, documentId));
    const added = new Y.XmlElement('paragraph');
    added.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment(textField).push([added]);
    return toBase64(Y.encodeStateAsUpdate(doc));
  }

  it('is kept with what was on its way, once for a click, and can be brought back by its team', async () => {
    const { db, documentId, as, proposal } = setting;
    const requestId = newRequest();
    const state = await typed('On its way.');
    expect(await keep('ada', state, requestId)).toEqual({ ok: true });
    expect(await keep('ada', state, requestId)).toEqual({ ok: true });
    const points = await textPoints(db, documentId);
    expect(points).toEqual([{ id: points[0]?.id, at: minutes(2), by: 'Ada' }]);
    const doc = await db.$transaction((tx) => readLiveDocument(tx, documentId));
    expect(JSON.stringify(jsonOf(doc))).toContain('On its way.');

    const earlier = earlierOf(points[0]?.id);
    if (earlier === null) throw new Error('It has no address.');
    const found = await earlierText(db, as('ben'), proposal, earlier);
    expect(found?.ok === true && JSON.stringify(found.content)).toContain('On its way.');
    expect(found).toMatchObject({ plan: { leftOut: {} } });
    for (const who of ['cleo', 'ivy'] as const) {
      expect(await earlierText(db, as(who), proposal, earlier)).toBeNull();
    }
    const elsewhere = { ...proposal, stage: 'milestone' as const };
    expect(await earlierText(db, as('ben'), elsewhere, earlier)).toBeNull();
  });

  it('is kept for nobody else, and not from what is no text', async () => {
    expect(await keep('cleo', 'AAA=')).toEqual({ ok: false, because: 'not found' });
    expect(await keep('ivy', 'AAA=')).toEqual({ ok: false, because: 'not a member' });
    expect(await keep('ada', 'bm90aGluZw==')).toEqual({ ok: false, because: 'unreadable' });
  });

  it('is forgotten when many came after it', async () => {
    const { db, documentId } = setting;
    for (let count = 0; count < mostPoints + 2; count += 1) await keep('ben', 'AAA=');
    const points = await textPoints(db, documentId);
    expect(points).toHaveLength(mostPoints);
    expect(points.every(({ by }) => by === 'Ben')).toBe(true);
  });

  it('can be a version, by its number', async () => {
    const { db, as, proposal } = setting;
    await setting.submit(minutes(3));
    const found = await earlierText(db, as('ada'), proposal, { version: 1 });
    expect(found?.ok === true && JSON.stringify(found.content)).toContain('small model');
    expect(await earlierText(db, as('ada'), proposal, { version: 2 })).toBeNull();
    expect(['version-0', 'version-x', 'x', '', undefined].map(earlierOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
