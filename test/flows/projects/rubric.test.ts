import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { decideVersion } from '#app/domain/projects/feedback/decide-version.server.ts';
import { markCriterion } from '#app/domain/projects/feedback/mark-criterion.server.ts';
import { staffReview } from '#app/domain/projects/feedback/staff-review.server.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

describe('the rubric of a stage', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  const mark = (
    name: 'ada' | 'ivy' | 'ash',
    criterion: string,
    level: string | null,
    version = 1,
  ) =>
    markCriterion(set.services, set.as(name, minutes(5)), {
      ...{ ...set.proposal, version, criterion, level },
    });
  const marks = async () => {
    const shown = await staffReview(set.db, set.course, set.as('ash'), set.proposal, 1);
    return shown?.rubric.marks;
  };
  const decision = async () => {
    const page = await teamDocument(set.db, set.course, set.as('ada', minutes(30)), set.proposal);
    return page?.stage.decision;
  };

  it('is marked by staff alone, on levels and versions that there are', async () => {
    const notFound = { ok: false, because: 'not found' };
    expect(await mark('ada', 'question', 'strong')).toEqual(notFound);
    expect(await mark('ivy', 'question', 'perfect')).toEqual(notFound);
    expect(await mark('ivy', 'beauty', 'strong')).toEqual(notFound);
    expect(await mark('ivy', 'question', 'strong', 2)).toEqual(notFound);
    expect(await marks()).toEqual([]);
  });

  it('can be changed by any of staff and taken back, until the version is decided', async () => {
    await Promise.all([mark('ivy', 'question', 'weak'), mark('ash', 'question', 'weak')]);
    expect(await mark('ash', 'question', 'strong')).toEqual({ ok: true });
    expect(await mark('ivy', 'method', 'weak')).toEqual({ ok: true });
    expect(await marks()).toHaveLength(2);
    expect(await mark('ash', 'method', null)).toEqual({ ok: true });
    expect(await marks()).toEqual([{ criterion: 'question', level: 'strong' }]);
  });

  it('reaches the team with the decision, not before, and is fixed from then on', async () => {
    const before = await teamDocument(set.db, set.course, set.as('ada'), set.proposal);
    expect(JSON.stringify([before?.stage, before?.versions])).not.toContain('marks');
    await decideVersion(set.services, set.as('ivy', minutes(20)), {
      ...{ ...set.proposal, version: 1, verdict: 'approved', note: '' },
    });
    expect(await decision()).toMatchObject({
      marks: [{ criterion: 'question', level: 'strong' }],
    });
    expect(await mark('ivy', 'question', 'weak')).toEqual({
      ok: false,
      because: 'already answered',
    });
    const record = await set.db.record.findFirstOrThrow({ where: { action: 'decided version' } });
    expect(record.to).toMatchObject({ marks: [{ criterion: 'question', level: 'strong' }] });
  });
});
