import { readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { changeDraft, discardDraft } from '#app/domain/projects/feedback/change-draft.server.ts';
import { readThreads } from '#app/domain/projects/feedback/read-threads.server.ts';
import { resolveThread } from '#app/domain/projects/feedback/resolve-thread.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { newRequest } from '#test/factories/projects.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canary,
  smallModel,
  openFeedbackSetting,
  type FeedbackSetting,
} from './feedback-setting.ts';
import { minutes } from './setting.ts';

describe('feedback that is a draft', () => {
  let set: FeedbackSetting;
  beforeAll(async () => {
    set = await openFeedbackSetting();
  });
  afterAll(() => set.close());

  it('waits in the queue of staff', async () => {
    expect(await set.queue()).toMatchObject({
      waiting: 1,
      oldest: minutes(0),
      items: [{ project: 'tiny-diffusion', stage: 'proposal', version: 1, team: ['Ada', 'Ben'] }],
    });
    expect((await set.queue(minutes(10), 'show=answered')).items).toEqual([]);
    expect((await set.queue(minutes(10), 'stage=report')).items).toEqual([]);
  });

  it('is tied to the words it is about, which the server reads itself', async () => {
    const draft = { ok: true, released: false };
    expect(await set.comment()).toMatchObject([draft, draft, draft]);
    const shown = await set.review();
    expect(shown?.threads.map(({ quote, passage }) => ({ quote, passage }))).toEqual([
      { quote: null, passage: null },
      { quote: 'small model', passage: smallModel },
      {
        quote: 'The end.',
        passage: { from: { block: 1, offset: 0 }, to: { block: 1, offset: 8 } },
      },
    ]);
  });

  it('is said once for two clicks, and refused outside the text, empty, or too long', async () => {
    const requestId = newRequest();
    const about = { version: 1, passage: null };
    const results = await Promise.all([
      set.write('ivy', about, 'Twice', minutes(5), requestId),
      set.write('ivy', about, 'Twice', minutes(5), requestId),
    ]);
    expect(results).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await set.db.comment.count({ where: { body: 'Twice' } })).toBe(1);
    const { id } = await set.db.comment.findFirstOrThrow({ where: { body: 'Twice' } });
    expect(await discardDraft(set.db, set.as('ivy'), { ...set.proposal, comment: id })).toEqual({
      ok: true,
    });

    const outside = { from: { block: 0, offset: 0 }, to: { block: 9, offset: 1 } };
    expect(await set.write('ivy', { version: 1, passage: outside }, 'x')).toEqual({
      ok: false,
      because: 'passage',
    });
    expect(await set.write('ivy', about, '  ')).toEqual({ ok: false, because: 'empty' });
    expect(await set.write('ivy', about, 'x'.repeat(10_001))).toEqual({
      ok: false,
      because: 'empty',
    });
  });

  it('can be written anew or thrown away by its author only, while it is a draft', async () => {
    const { id } = await set.db.comment.findFirstOrThrow({ where: { body: `Why end? ${canary}` } });
    const asked = { ...set.proposal, comment: id, body: `Why end here? ${canary}` };
    for (const name of ['ivy', 'ada'] as const) {
      const result = await changeDraft(set.db, set.as(name), asked);
      expect(result).toEqual({ ok: false, because: 'not found' });
    }
    const elsewhere = { ...asked, stage: 'milestone' as const };
    expect(await changeDraft(set.db, set.as('ash'), elsewhere)).toMatchObject({ ok: false });
    expect(await changeDraft(set.db, set.as('ash'), asked)).toEqual({ ok: true });
  });

  it('leaves no trace for anybody else before it is released', async () => {
    for (const at of [minutes(6), minutes(600)]) {
      const page = await set.document('ada', at);
      const dashboard = await studentProject(set.db, set.course, set.as('ada', at));
      expect(page?.threads).toEqual([]);
      expect(dashboard.stages[0]).toMatchObject({ unread: 0, decision: null });
      expect(JSON.stringify([page, dashboard])).not.toContain(canary);
    }
    const { id } = await set.db.thread.findFirstOrThrow();
    expect(await set.write('ada', { thread: id }, 'I guessed the address')).toEqual({
      ok: false,
      because: 'not found',
    });
    const resolve = { ...set.proposal, thread: id, resolved: true };
    expect(await resolveThread(set.db, set.as('ada'), resolve)).toEqual({
      ok: false,
      because: 'not found',
    });
    await readThreads(set.db, set.as('ada'), { ...set.proposal, upTo: minutes(0) });
    expect(await set.db.threadRead.count()).toBe(0);
    expect(await set.db.notification.count()).toBe(0);
    expect(await set.db.delivery.count()).toBe(0);
  });

  it('is nothing that another student can find, write or decide', async () => {
    expect(await teamDocument(set.db, set.course, set.as('cleo'), set.proposal)).toBeNull();
    expect(await staffReview(set.db, set.course, set.as('ada'), set.proposal, null)).toBeNull();
    expect(await set.write('cleo', { version: 1, passage: null }, 'x')).toMatchObject({
      ok: false,
    });
    expect(await set.write('ada', { version: 1, passage: null }, 'x')).toEqual({
      ok: false,
      because: 'not allowed',
    });
    expect(await set.decide('ada', {})).toEqual({ ok: false, because: 'not found' });
    const nothing = await staffQueue(
      set.db,
      set.course,
      set.as('ada'),
      readQueueFilter(new URLSearchParams()),
    );
    expect(nothing).toEqual({ items: [], since: null, waiting: 0, oldest: null });
  });
});
