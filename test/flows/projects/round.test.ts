import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { markCriterion } from '#app/domain/projects/feedback/mark-criterion.server.ts';
import { releaseRound } from '#app/domain/projects/feedback/release-round.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { roundMark, staffRound } from '#app/domain/projects/feedback/staff-round.server.ts';
import { stepCondition } from '#app/domain/projects/feedback/step-condition.server.ts';
import { takeBackAnswer } from '#app/domain/projects/feedback/take-back-answer.server.ts';
import { writeComment } from '#app/domain/projects/feedback/write-comment.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { newRequest, text, writeDocument } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

const canary = 'CANARY-round';

describe('an answer that is held for the round', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  const hold = (at = minutes(10)) =>
    decideVersion(set.services, set.as('ivy', at), {
      ...{ ...set.proposal, version: 1, verdict: 'approved', note: `Go ahead ${canary}` },
      ...{ conditions: [`Name the baseline ${canary}`], hold: true },
    });
  const comment = (at = minutes(5)) =>
    writeComment(set.db, set.as('ash', at), {
      ...{ ...set.proposal, body: `@Ben look ${canary}`, requestId: newRequest() },
      about: { version: 1, passage: null },
    });
  const plan = (name: 'ivy' | 'ada' = 'ivy') =>
    staffRound(set.db, set.as(name, minutes(30)), 'proposal');
  const team = async (at = minutes(30)) => ({
    page: await teamDocument(set.db, set.course, set.as('ada', at), set.proposal),
    project: await studentProject(set.db, set.course, set.as('ada', at)),
  });
  const release = (mark: string, name: 'ivy' | 'ada' = 'ivy') =>
    releaseRound(set.services, set.as(name, minutes(40)), 'proposal', mark);
  const version = { project: 'tiny-diffusion', stage: 'proposal', version: 1 } as const;

  it('is answered for staff, and not at all for the team', async () => {
    await comment();
    await markCriterion(set.services, set.as('ivy'), {
      ...{ ...version, criterion: 'question', level: 'strong' },
    });
    expect(await hold()).toMatchObject({ ok: true });
    const review = await staffReview(set.db, set.course, set.as('ash'), set.proposal, 1);
    expect(review?.version.decision).toMatchObject({ held: true, verdict: 'approved' });
    const seen = await team();
    expect(seen.project.stages[0]).toMatchObject({ state: { kind: 'submitted' }, decision: null });
    expect(seen.page?.threads).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain(canary);
    expect(await set.db.notification.count()).toBe(0);
    const { id } = await set.db.condition.findFirstOrThrow();
    const step = { ...set.proposal, condition: id, step: 'ticked', words: 'How' } as const;
    expect(await stepCondition(set.db, set.as('ada', minutes(30)), step)).toEqual({
      ok: false,
      because: 'not found',
    });
  });

  it('can be taken back by staff, and given anew', async () => {
    const notFound = { ok: false, because: 'not found' };
    expect(await takeBackAnswer(set.db, set.as('ada'), version)).toEqual(notFound);
    expect(await takeBackAnswer(set.db, set.as('ash'), version)).toEqual({ ok: true });
    expect(await takeBackAnswer(set.db, set.as('ash'), version)).toEqual(notFound);
    expect((await plan()).answers).toEqual([]);
    expect(await hold(minutes(12))).toMatchObject({ ok: true });
  });

  it('does not keep the team from handing in another version, as if it were not there', async () => {
    await writeDocument(set.db, {
      ...{ project: set.project, stage: 'proposal', at: minutes(20) },
      text: text('More.'),
    });
    expect(await set.submit(minutes(21))).toMatchObject({ ok: true, version: 2 });
    expect((await plan()).undecided).toMatchObject([{ title: 'Tiny diffusion' }]);
  });

  it('is shown to staff team by team before it is told', async () => {
    expect(await plan('ada')).toEqual({ answers: [], undecided: [] });
    expect((await plan()).answers).toMatchObject([
      { project: 'tiny-diffusion', version: 1, verdict: 'approved', conditions: 1, by: 'Ivy' },
    ]);
    expect((await plan()).answers[0]?.drafts).toHaveLength(1);
  });

  it('is told exactly as it was shown', async () => {
    const mark = roundMark(await plan());
    await comment(minutes(35));
    expect(await release(mark)).toEqual({ ok: false, because: 'changed' });
    expect(await release('no mark')).toEqual({ ok: false, because: 'changed' });
    expect(await release(mark, 'ada')).toEqual({ ok: false, because: 'nothing held' });
    expect(await set.db.notification.count()).toBe(0);
  });

  it('is told once for two clicks, with its comments, conditions and mentions', async () => {
    const mark = roundMark(await plan());
    const results = await Promise.all([release(mark), release(mark)]);
    expect(results).toContainEqual({
      ...{ ok: true, teams: 1, documents: [set.documentId], repeated: false },
    });
    expect(results).toContainEqual({ ok: true, teams: 0, documents: [], repeated: true });
    const told = await set.db.notification.findMany({ where: { kind: 'feedback' } });
    expect(told).toHaveLength(2);
    expect(told[0]?.data).toMatchObject({ verdict: 'approved', conditions: 1, comments: 2 });
    expect(await set.db.notification.count({ where: { kind: 'mention' } })).toBe(2);
    const seen = await team(minutes(41));
    expect(seen.project.stages[0]?.decision).toMatchObject({
      ...{ version: 1, held: false, marks: [{ criterion: 'question', level: 'strong' }] },
    });
    expect(seen.page?.threads).toHaveLength(2);
    expect(await takeBackAnswer(set.db, set.as('ivy', minutes(42)), version)).toEqual({
      ok: false,
      because: 'released',
    });
  });
});
