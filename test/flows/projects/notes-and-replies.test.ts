import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import {
  discardReply,
  saveReply,
  savedReplies,
} from '#app/domain/projects/feedback/save-reply.server.ts';
import { staffNotes } from '#app/domain/projects/feedback/staff-notes.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import {
  changeNote,
  discardNote,
  writeNote,
} from '#app/domain/projects/feedback/write-note.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

let set: Setting;
beforeAll(async () => {
  set = await openSetting();
  await set.submit();
});
afterAll(() => set.close());

const notFound = { ok: false, because: 'not found' };

describe('a note among staff', () => {
  const project = 'tiny-diffusion';
  const write = (name: 'ada' | 'ivy' | 'ash', body: string, requestId = newRequest()) =>
    writeNote(set.db, set.as(name), { project, body, requestId });
  const notes = async (name: 'ada' | 'ash' = 'ash') =>
    staffNotes(set.db, set.as(name), set.project.id);

  it('is kept once for two clicks, for staff only, and rendered without anything active', async () => {
    const requestId = newRequest();
    const body = 'Ada leads. **Ben** is quiet. <script>alert(1)</script>';
    const both = await Promise.all([write('ivy', body, requestId), write('ivy', body, requestId)]);
    expect(both).toEqual([{ ok: true }, { ok: true }]);
    expect(await write('ivy', '  ')).toEqual({ ok: false, because: 'empty' });
    expect(await write('ada', 'Me too')).toEqual(notFound);
    const [note, ...others] = await notes();
    expect(others).toEqual([]);
    expect(note).toMatchObject({ author: 'Ivy', mine: false, body, changed: false });
    expect(note?.html).toContain('<strong>Ben</strong>');
    expect(note?.html).not.toContain('<script');
    const review = await staffReview(set.db, set.course, set.as('ash'), set.proposal, 1);
    expect(review?.notes).toHaveLength(1);
  });

  it('is in nothing that the team is answered', async () => {
    expect(await notes('ada')).toEqual([]);
    const page = await teamDocument(set.db, set.course, set.as('ada'), set.proposal);
    expect(JSON.stringify(page)).not.toContain('is quiet');
    expect(await staffReview(set.db, set.course, set.as('ada'), set.proposal, 1)).toBeNull();
  });

  it('is changed and thrown away by its author alone', async () => {
    const [note] = await notes();
    const at = { project, note: note?.id ?? '' };
    expect(await changeNote(set.db, set.as('ash'), { ...at, body: 'x' })).toEqual(notFound);
    expect(await discardNote(set.db, set.as('ash'), at)).toEqual(notFound);
    expect(await discardNote(set.db, set.as('ivy'), { ...at, project: 'other' })).toEqual(notFound);
    const later = set.as('ivy', minutes(9));
    expect(await changeNote(set.db, later, { ...at, body: 'Both do well.' })).toEqual({ ok: true });
    expect(await notes()).toMatchObject([{ body: 'Both do well.', changed: true, at: minutes(9) }]);
    expect(await discardNote(set.db, later, at)).toEqual({ ok: true });
    expect(await notes()).toEqual([]);
  });
});

describe('a saved reply', () => {
  const save = (
    name: 'ada' | 'ivy' | 'ash',
    title: string,
    shared: boolean,
    reply: string | null = null,
  ) =>
    saveReply(set.db, set.as(name), {
      ...{ reply, title, body: `Words of ${title}`, shared, requestId: newRequest() },
    });
  const titles = async (name: 'ada' | 'ivy' | 'ash') =>
    (await savedReplies(set.db, set.as(name))).map(({ title, mine }) => ({ title, mine }));

  it('is its owner’s, or all staff’s when it is shared', async () => {
    expect(await save('ivy', 'Baseline', true)).toEqual({ ok: true });
    expect(await save('ivy', 'Scope', false)).toEqual({ ok: true });
    expect(await save('ash', 'Figures', false)).toEqual({ ok: true });
    expect(await save('ada', 'Mine', true)).toEqual(notFound);
    expect(await save('ash', ' ', false)).toEqual({ ok: false, because: 'reply empty' });
    expect(await titles('ivy')).toEqual([
      { title: 'Baseline', mine: true },
      { title: 'Scope', mine: true },
    ]);
    expect(await titles('ash')).toEqual([
      { title: 'Baseline', mine: false },
      { title: 'Figures', mine: true },
    ]);
    expect(await titles('ada')).toEqual([]);
  });

  it('is changed and thrown away by its owner alone, also when it is shared', async () => {
    const [baseline] = await savedReplies(set.db, set.as('ash'));
    const id = baseline?.id ?? '';
    expect(await save('ash', 'Taken', true, id)).toEqual(notFound);
    expect(await discardReply(set.db, set.as('ash'), id)).toEqual(notFound);
    expect(await save('ivy', 'The baseline', true, id)).toEqual({ ok: true });
    expect(await discardReply(set.db, set.as('ivy'), id)).toEqual({ ok: true });
    expect(await titles('ash')).toEqual([{ title: 'Figures', mine: true }]);
  });
});
