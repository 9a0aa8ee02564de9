import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { toBase64 } from '#app/domain/projects/document/passage.ts';
import {
  submitVersion,
  type SubmitVersionInput,
} from '#app/domain/projects/document/submit-version.server.ts';
import { versionReceipt } from '#app/domain/projects/document/version-receipt.server.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { createProject, newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

describe('submitting a version', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());

  const input = (changes: Partial<SubmitVersionInput> = {}): SubmitVersionInput => ({
    ...set.proposal,
    requestId: newRequest(),
    state: null,
    ...changes,
  });

  /** The live text as somebody's editor has it, with a paragraph more than the server knows. */
  async function typed(words: string): Promise<string> {
    const doc = await set.db.$transaction((tx) => readLiveDocument(tx, set.documentId));
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment(textField).push([paragraph]);
    return toBase64(Y.encodeStateAsUpdate(doc));
  }

  it('freezes the text with a receipt that anybody can check, and records who did it', async () => {
    const result = await submitVersion(set.services, set.as('ada'), input());
    expect(result).toEqual({ ok: true, version: 1, repeated: false });
    const file = await versionReceipt(set.db, set.as('ben'), set.keys.publicKey, {
      ...set.proposal,
      number: 1,
    });
    if (file === null) throw new Error('no receipt');
    expect(await checkReceipt(receiptText(file), set.keys.publicKey)).toMatchObject({
      ok: true,
      facts: {
        offering: 'sp24',
        project: 'tiny-diffusion',
        stage: 'proposal',
        version: 1,
        submittedAt: monday.toISOString(),
        submittedBy: set.people.ada.id,
      },
    });
    expect(file.document).toContain('small model');
    const version = await set.db.version.findFirstOrThrow({ where: { number: 1 } });
    const record = await set.db.record.findFirst({ where: { subject: `version:${version.id}` } });
    expect(record).toMatchObject({
      actorId: set.people.ada.id,
      action: 'submitted version',
      at: monday,
      to: { version: 1, sha256: version.sha256 },
    });
  });

  it('refuses what was handed in already', async () => {
    expect(await set.submit()).toEqual({ ok: false, because: 'unchanged' });
  });

  it('freezes what the person sees, though the server did not have it yet, and keeps it', async () => {
    const state = await typed('Just typed.');
    expect(await set.submit(minutes(1), state)).toMatchObject({ ok: true, version: 2 });
    const { content } = await set.db.version.findFirstOrThrow({ where: { number: 2 } });
    expect(JSON.stringify(content)).toContain('Just typed.');
    const live = await set.db.$transaction((tx) => readLiveDocument(tx, set.documentId));
    expect(live.getXmlFragment(textField).toString()).toContain('Just typed.');
  });

  it('hands in one version for a hundred clicks on one button', async () => {
    const once = input({ state: await typed('Clicked.') });
    const results = await Promise.all(
      Array.from({ length: 100 }, () => submitVersion(set.services, set.as('ada'), once)),
    );
    expect(new Set(results.map((result) => result.ok && result.version))).toEqual(new Set([3]));
    expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
    expect(await set.db.version.count()).toBe(3);
    expect(await set.db.receipt.count()).toBe(3);
  });

  it('numbers without a gap when both members submit different texts at once', async () => {
    const states = await Promise.all(
      Array.from({ length: 20 }, (_, index) => typed(`Line ${index}.`)),
    );
    const results = await Promise.all(
      states.map((state, index) =>
        submitVersion(set.services, set.as(index % 2 === 0 ? 'ada' : 'ben'), input({ state })),
      ),
    );
    const numbers = results.map((result) => (result.ok ? result.version : 0));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(states.map((_, index) => index + 4));
    const last = await set.db.version.findFirstOrThrow({ orderBy: { number: 'desc' } });
    for (const [index] of states.entries()) {
      expect(JSON.stringify(last.content)).toContain(`Line ${index}.`);
    }
  });

  it('tells nobody else that there is anything', async () => {
    for (const name of ['cleo', 'ivy'] as const) {
      const result = await submitVersion(set.services, set.as(name), input());
      expect(result).toEqual({
        ok: false,
        because: name === 'cleo' ? 'not found' : 'not a member',
      });
    }
    const elsewhere = input({ project: 'no-such-project' });
    expect(await submitVersion(set.services, set.as('ada'), elsewhere)).toEqual({
      ok: false,
      because: 'not found',
    });
  });

  it('refuses a member whose time in the team has ended', async () => {
    await set.db.projectMember.updateMany({
      where: { personId: set.people.ben.id },
      data: { to: minutes(30) },
    });
    const state = await typed('Too late.');
    expect(await submitVersion(set.services, set.as('ben', minutes(30)), input({ state }))).toEqual(
      {
        ok: false,
        because: 'not found',
      },
    );
    const live = await set.db.$transaction((tx) => readLiveDocument(tx, set.documentId));
    expect(live.getXmlFragment(textField).toString()).not.toContain('Too late.');
  });

  it('refuses an empty text, a foreign node, and what is no text at all', async () => {
    const project = await createProject(set.db, {
      slug: 'other',
      at: monday,
      team: [set.people.cleo],
    });
    const submit = (state: string | null = null) =>
      submitVersion(
        set.services,
        set.as('cleo', minutes(1)),
        input({ project: project.slug, state }),
      );
    await writeDocument(set.db, { project, stage: 'proposal', text: text(' ', ''), at: monday });
    expect(await submit()).toEqual({ ok: false, because: 'empty' });
    expect(await submit('no base64!')).toEqual({ ok: false, because: 'unreadable' });
    expect(await submit(toBase64(new Uint8Array([1, 2, 3, 250])))).toEqual({
      ok: false,
      because: 'unreadable',
    });
    const foreign = new Y.Doc();
    foreign.getXmlFragment(textField).push([new Y.XmlElement('iframe')]);
    expect(await submit(toBase64(Y.encodeStateAsUpdate(foreign)))).toEqual({
      ok: false,
      because: 'unreadable',
    });
    expect(await set.db.version.count({ where: { document: { projectId: project.id } } })).toBe(0);
  });
});
