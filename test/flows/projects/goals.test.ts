import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { StageName } from '#app/db/generated/enums.ts';
import { mailNotifications } from '#app/domain/announcements/mail-notifications.server.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import type { DetailsPatch } from '#app/domain/projects/details/details.ts';
import { keepDetails } from '#app/domain/projects/details/keep-details.server.ts';
import { submitVersion } from '#app/domain/projects/document/submit-version.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { versionReceipt } from '#app/domain/projects/document/version-receipt.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

const [fid, recall, seeds, speed] = [newId(), newId(), newId(), newId()];

describe('the goals of a project, from its proposal to the milestone', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());

  const at = (stage: StageName) => ({ project: set.project.slug, stage });
  const keep = (name: 'ada' | 'ben' | 'cleo' | 'ivy', stage: StageName, patch: DetailsPatch) =>
    keepDetails(set.services, set.as(name, minutes(stage === 'milestone' ? 30 : 1)), {
      ...at(stage),
      patch: JSON.stringify(patch),
    });
  const page = (stage: StageName, when = minutes(90)) =>
    teamDocument(set.db, set.course, set.as('ben', when), at(stage));
  const submit = (stage: StageName, when: Date, details?: DetailsPatch) =>
    submitVersion(set.services, set.as('ada', when), {
      ...{ ...at(stage), requestId: newRequest(), state: null },
      ...(details && { details: JSON.stringify(details) }),
    });
  const decide = (stage: StageName, version: number, when: Date, scope?: 'accepted' | 'discuss') =>
    decideVersion(set.services, set.as('ivy', when), {
      ...{ ...at(stage), version, verdict: 'approved', note: '', scope },
    });
  const write = (stage: StageName, words: string) =>
    writeDocument(set.db, { project: set.project, stage, text: text(words), at: minutes(30) });
  const queue = async () =>
    (
      await staffQueue(
        set.db,
        set.course,
        set.as('ash', minutes(80)),
        readQueueFilter(new URLSearchParams()),
      )
    ).items;
  const receipt = async (stage: StageName, number: number) => {
    const place = { ...at(stage), number };
    const file = await versionReceipt(set.db, set.as('ada'), set.keys.publicKey, place);
    if (file === null) throw new Error('no receipt');
    return receiptText(file);
  };

  it('are kept as they are typed, by whoever of the team types them, and by nobody else', async () => {
    expect(await keep('ada', 'proposal', { goals: [{ id: fid, words: 'FID below 5' }] })).toEqual({
      ok: true,
    });
    const both = await Promise.all([
      keep('ada', 'proposal', { goals: [{ id: recall, words: 'Recall above 0.6' }] }),
      keep('ben', 'proposal', { goals: [{ id: seeds, words: 'Three seeds' }] }),
      keep('ben', 'proposal', { abstract: 'A small model.' }),
    ]);
    expect(both).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
    const { details } = (await page('proposal')) ?? {};
    expect(details?.goals.map(({ words }) => words).toSorted()).toEqual([
      'FID below 5',
      'Recall above 0.6',
      'Three seeds',
    ]);
    expect(details?.abstract).toBe('A small model.');
    const mine: DetailsPatch = { abstract: 'Mine' };
    expect(await keep('cleo', 'proposal', mine)).toEqual({ ok: false, because: 'not found' });
    expect(await keep('ivy', 'proposal', mine)).toEqual({ ok: false, because: 'not a member' });
  });

  it('are refused when they are too much, and what was kept stays', async () => {
    const long = { goals: [{ id: fid, words: 'x'.repeat(301) }] };
    expect(await keep('ada', 'proposal', long)).toEqual({ ok: false, because: 'too much' });
    expect(await keep('ada', 'proposal', { abstract: 'nul \u0000' })).toMatchObject({ ok: false });
    const nonsense = { ...at('proposal'), patch: '{' };
    expect(await keepDetails(set.services, set.as('ada'), nonsense)).toMatchObject({ ok: false });
    expect((await page('proposal'))?.details.abstract).toBe('A small model.');
  });

  it('are frozen with the version, with what the page had not sent yet, under the receipt', async () => {
    const unsent = { goals: [{ id: seeds, words: 'Five seeds' }] };
    expect(await submit('proposal', minutes(5), unsent)).toMatchObject({ ok: true, version: 1 });
    expect(await submit('proposal', minutes(6))).toMatchObject({ because: 'unchanged' });
    const file = await receipt('proposal', 1);
    expect(file).toContain('Five seeds');
    expect(await checkReceipt(file, set.keys.publicKey)).toMatchObject({ ok: true });
    const forged = file.replace('Five seeds', 'Nine seeds');
    expect(await checkReceipt(forged)).toEqual({ ok: false, because: 'details' });
    const { details: _, ...without } = JSON.parse(file) as Record<string, unknown>;
    expect(await checkReceipt(JSON.stringify(without))).toEqual({ ok: false, because: 'details' });
  });

  it('make another version when only they have changed', async () => {
    await keep('ada', 'proposal', { abstract: 'A small model, on toy data.' });
    expect(await submit('proposal', minutes(7))).toMatchObject({ ok: true, version: 2 });
    const review = await staffReview(set.db, set.course, set.as('ivy'), at('proposal'), null);
    expect(review).toMatchObject({
      details: { abstract: 'A small model, on toy data.' },
      goals: { changes: null },
    });
  });

  it('are on the milestone’s page once the proposal is approved', async () => {
    await page('milestone');
    expect((await page('milestone'))?.approvedGoals).toBeNull();
    expect(await decide('proposal', 2, minutes(20), 'accepted')).toMatchObject({ ok: true });
    expect((await page('milestone', minutes(19)))?.approvedGoals).toBeNull();
    expect((await page('milestone'))?.approvedGoals).toHaveLength(3);
    // Nothing was changed, so nothing was said to a change.
    expect(await set.db.decision.findFirst()).toMatchObject({ scope: null });
  });

  it('are handed in unchanged without any answer to a change', async () => {
    await write('milestone', 'First findings.');
    await keep('ada', 'milestone', { goals: [{ id: fid, state: 'met', note: '4.7' }] });
    expect(await submit('milestone', minutes(31))).toMatchObject({ ok: true, version: 1 });
    const review = await staffReview(set.db, set.course, set.as('ivy'), at('milestone'), null);
    expect(review?.goals?.lines).toHaveLength(3);
    expect(review?.goals?.lines[0]).toMatchObject({ state: 'met', note: '4.7' });
    expect(review?.goals?.changes).toBeNull();
    expect((await queue())[0]).toMatchObject({ stage: 'milestone', changesScope: false });
  });

  it('are shown against the approved ones when they change, in the queue as well', async () => {
    await keep('ben', 'milestone', {
      goals: [
        { id: recall, dropped: true, note: 'Too costly' },
        { id: seeds, words: 'Three seeds each' },
        { id: speed, words: 'Half the steps' },
      ],
    });
    expect(await submit('milestone', minutes(40))).toMatchObject({ ok: true, version: 2 });
    const review = await staffReview(set.db, set.course, set.as('ivy'), at('milestone'), null);
    expect(review?.goals?.changes?.map(({ kind }) => kind).toSorted()).toEqual([
      'added',
      'dropped',
      'kept',
      'reworded',
    ]);
    expect((await queue())[0]).toMatchObject({ changesScope: true });
  });

  it('are not approved without a word on the change, and stay until it is accepted', async () => {
    expect(await decide('milestone', 2, minutes(50))).toEqual({ ok: false, because: 'scope open' });
    expect(await decide('milestone', 2, minutes(50), 'discuss')).toMatchObject({ ok: true });
    const { stages, goals } = await studentProject(set.db, set.course, set.as('ada', minutes(51)));
    expect(stages[1]).toMatchObject({ decision: { scope: 'discuss' } });
    expect(goals?.map(({ words }) => words)).toContain('Recall above 0.6');
    const record = await set.db.record.findFirstOrThrow({
      where: { action: 'decided version' },
      orderBy: { id: 'desc' },
    });
    expect(record.to).toMatchObject({ scope: 'discuss' });
  });

  it('are told with the answer, by mail in the reader’s language', async () => {
    await mailNotifications({ ...set.services, course: set.course }, minutes(52));
    const mails = await set.db.delivery.findMany({ orderBy: { id: 'asc' } });
    const last = mails.filter(({ text: words }) => words.includes('discuss the change'));
    expect(last.map(({ personId }) => personId)).toEqual([set.people.ada.id]);
    expect(mails.some(({ text: words }) => words.includes('先讨论目标的调整'))).toBe(true);
  });
});
