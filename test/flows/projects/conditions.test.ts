import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConditionStep } from '#app/db/generated/enums.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { stepCondition } from '#app/domain/projects/feedback/step-condition.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

describe('an approval with conditions', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  const decide = (conditions: readonly string[]) =>
    decideVersion(set.services, set.as('ivy', minutes(20)), {
      ...{ ...set.proposal, version: 1, verdict: 'approved', note: '' },
      conditions,
    });
  const step = (
    name: 'ada' | 'cleo' | 'ivy' | 'ash',
    condition: string,
    which: ConditionStep,
    words: string,
    at = minutes(30),
  ) =>
    stepCondition(set.db, set.as(name, at), {
      ...{ project: set.project.slug, stage: 'milestone', condition, step: which, words },
    });
  const page = (stage: 'proposal' | 'milestone', at = minutes(100)) =>
    teamDocument(set.db, set.course, set.as('ben', at), { ...set.proposal, stage });
  const inherited = async () => (await page('milestone'))?.inherited[0]?.conditions ?? [];
  const told = (kind: string) =>
    set.db.notification.findMany({ where: { kind }, orderBy: { id: 'asc' } });

  it('names at least one, and each fits on a line', async () => {
    expect(await decide([' ', ''])).toEqual({ ok: false, because: 'no conditions' });
    expect(await decide(['x'.repeat(501)])).toEqual({ ok: false, because: 'conditions too long' });
    expect(await decide(['nul \u0000'])).toEqual({ ok: false, because: 'conditions too long' });
    expect(await set.db.decision.count()).toBe(0);
  });

  it('approves the stage, says how many are open, and is told with the decision', async () => {
    expect(await decide(['Name the baseline', '', 'Say who trains what'])).toMatchObject({
      ok: true,
      repeated: false,
    });
    const { stages } = await studentProject(set.db, set.course, set.as('ada', minutes(21)));
    expect(stages[0]).toMatchObject({
      state: { kind: 'approved', owes: 'nobody', conditions: 2 },
      decision: { conditions: [{ text: 'Name the baseline' }, { text: 'Say who trains what' }] },
    });
    expect((await told('feedback'))[0]).toMatchObject({
      data: { verdict: 'approved', conditions: 2 },
    });
    const record = await set.db.record.findFirstOrThrow({ where: { action: 'decided version' } });
    expect(record.to).toMatchObject({ conditions: ['Name the baseline', 'Say who trains what'] });
  });

  it('is inherited by the next stage, not by its own, and seen by staff there', async () => {
    expect((await page('proposal'))?.inherited).toEqual([]);
    expect((await page('milestone'))?.inherited).toMatchObject([
      { stage: 'proposal', conditions: [{ state: 'open', last: null }, { state: 'open' }] },
    ]);
    const own = await staffReview(set.db, set.course, set.as('ash', minutes(22)), set.proposal, 1);
    expect(own?.version.decision?.conditions).toHaveLength(2);
  });

  it('is nothing to whom the project is not known', async () => {
    const [first] = await inherited();
    const id = first?.id ?? '';
    expect(await step('cleo', id, 'ticked', 'Mine')).toEqual({ ok: false, because: 'not found' });
    const nowhere = '01890000-0000-7000-8000-000000000000';
    expect(await step('ada', nowhere, 'ticked', 'x')).toEqual({ ok: false, because: 'not found' });
  });

  it('is ticked by the team with a word of how, once for two clicks, and staff are told', async () => {
    const id = (await inherited())[0]?.id ?? '';
    expect(await step('ada', id, 'ticked', ' ')).toMatchObject({ because: 'words missing' });
    expect(await step('ivy', id, 'ticked', 'x')).toMatchObject({ because: 'not allowed' });
    const twice = await Promise.all([1, 2].map(() => step('ada', id, 'ticked', 'In section 2')));
    expect(twice).toContainEqual({ ok: true });
    expect(twice).toContainEqual({ ok: false, because: 'not so now' });
    expect(await set.db.conditionFact.count()).toBe(1);
    expect((await inherited())[0]).toMatchObject({
      state: 'ticked',
      last: { by: 'Ada', words: 'In section 2', at: minutes(30) },
    });
    const notices = await told('condition');
    expect(notices).toMatchObject([
      { personId: set.people.ivy.id, path: '/sp24/projects/tiny-diffusion/milestone' },
    ]);
  });

  it('is accepted or opened again by staff, and the team is told with the reason', async () => {
    const id = (await inherited())[0]?.id ?? '';
    expect(await step('ada', id, 'accepted', '')).toMatchObject({ because: 'not allowed' });
    expect(await step('ash', id, 'reopened', '', minutes(40))).toMatchObject({ ok: false });
    expect(await step('ash', id, 'reopened', 'Which one?', minutes(40))).toEqual({ ok: true });
    expect(await step('ada', id, 'ticked', 'The one of 2021', minutes(41))).toEqual({ ok: true });
    expect(await step('ash', id, 'accepted', '', minutes(42))).toEqual({ ok: true });
    expect((await inherited()).map(({ state }) => state)).toEqual(['accepted', 'open']);
    const { stages } = await studentProject(set.db, set.course, set.as('ada', minutes(43)));
    expect(stages[0]?.state).toMatchObject({ conditions: 1 });
    const toTeam = (await told('condition')).filter(
      ({ personId }) => personId === set.people.ben.id,
    );
    expect(toTeam.map(({ data }) => data)).toMatchObject([
      { step: 'reopened', words: 'Which one?' },
      { step: 'accepted' },
    ]);
    const actions = await set.db.record.findMany({ where: { subject: `condition:${id}` } });
    expect(actions).toHaveLength(4);
  });

  it('was not there yet for whoever looks at an earlier instant', async () => {
    expect((await page('milestone', minutes(19)))?.inherited).toEqual([]);
    const before = await page('milestone', minutes(35));
    expect(before?.inherited[0]?.conditions[0]).toMatchObject({ state: 'ticked' });
  });
});
