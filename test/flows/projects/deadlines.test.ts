import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StageName } from '#app/db/generated/enums.ts';
import { remindOfStages } from '#app/domain/projects/remind-of-stages.server.ts';
import { changeDeadline } from '#app/domain/projects/deadlines/change-deadline.server.ts';
import { longestWhy } from '#app/domain/syllabus/deadlines/deadline-plan.ts';
import { staffDeadlines } from '#app/domain/projects/deadlines/staff-deadlines.server.ts';
import { takeBackExtension } from '#app/domain/projects/deadlines/take-back-extension.server.ts';
import { projectDesk } from '#app/domain/projects/desk/project-desk.server.ts';
import { readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import { teamDocument } from '#app/domain/projects/document/team-document.server.ts';
import { studentProject } from '#app/domain/projects/student-project.server.ts';
import { ledgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { minutes, monday, openSetting, type Setting } from './setting.ts';

type Name = Parameters<Setting['as']>[0];

const canary = 'CANARY-why-they-have-longer';
const proposalDue = berkeley('2024-02-28T23:59');
const saturday = berkeley('2024-03-02T23:59');
const sunday = berkeley('2024-03-03T23:59');

describe('deadlines of projects', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    const eve = await createMember(set.db, { offering: 'sp24', role: 'student', name: 'Eve' });
    await createProject(set.db, {
      ...{ slug: 'flows', title: 'Flows', at: berkeley('2024-02-21T10:00'), team: [eve] },
    });
  });
  afterAll(() => set.close());

  type Asked = { stage?: StageName; due: Date; projects: string[] | null };
  const plan = ({ stage = 'proposal', due, projects }: Asked, name: Name = 'ivy') =>
    staffDeadlines(set.db, set.course, set.as(name), { stage, due, projects, wall: '' });
  const change = async (
    asked: Asked,
    { as = 'ivy' as Name, at = minutes(1), why = canary, mark = '', requestId = newId() } = {},
  ) => {
    const shown = await plan(asked);
    const rows = await set.db.project.findMany({ where: { slug: { in: asked.projects ?? [] } } });
    const { stage = 'proposal', due } = asked;
    return changeDeadline(set.services, set.as(as, at), {
      ...{ stage, due, why, requestId, mark: mark || (shown?.plan?.mark ?? '') },
      only: asked.projects === null ? null : rows.map(({ id }) => id),
    });
  };
  const tiny = { due: saturday, projects: ['tiny-diffusion'] };
  const dueOf = async (name: Name, stage: StageName = 'proposal') => {
    const { stages } = await studentProject(set.db, set.course, set.as(name));
    const found = stages.find((each) => each.stage === stage);
    return { due: found?.due, extendedFrom: found?.extendedFrom };
  };
  const told = () =>
    set.db.notification.findMany({ where: { kind: 'deadline-changed' }, orderBy: { id: 'asc' } });
  const desk = () => projectDesk(set.db, set.course, set.as('ash'), 'tiny-diffusion');

  it('are nothing to students, and need a reason', async () => {
    expect(await plan(tiny, 'ada')).toBeNull();
    expect(await change(tiny, { as: 'ada' })).toEqual({ ok: false, because: 'not found' });
    expect(await change(tiny, { why: ' ' })).toEqual({ ok: false, because: 'no reason' });
    const long = 'x'.repeat(longestWhy + 1);
    expect(await change(tiny, { why: long })).toEqual({ ok: false, because: 'reason too long' });
    expect(await set.db.extension.count()).toBe(0);
  });

  it('are shown as they would be before anything is written', async () => {
    const shown = await plan({ due: saturday, projects: ['tiny-diffusion', 'flows', 'no-such'] });
    expect(shown?.plan).toMatchObject({
      changes: true,
      rows: [
        { slug: 'flows', from: proposalDue, to: saturday, changed: true },
        { slug: 'tiny-diffusion', from: proposalDue, to: saturday, changed: true },
      ],
    });
    expect((await plan({ ...tiny, due: monday }))?.plan).toMatchObject({ changes: false });
    expect((await plan({ due: saturday, projects: [] }))?.plan).toBeNull();
    expect(await set.db.extension.count()).toBe(0);
  });

  it('are extended once for fifty clicks, and every page follows', async () => {
    const requestId = newId();
    const mark = (await plan(tiny))?.plan?.mark ?? '';
    const clicks = await Promise.all(
      Array.from({ length: 50 }, () => change(tiny, { requestId, mark })),
    );
    expect(clicks.filter((one) => one.ok && one.changed === 1)).toHaveLength(1);
    expect(clicks.filter((one) => one.ok && one.changed === 0)).toHaveLength(49);
    expect(await set.db.extension.count()).toBe(1);
    expect(await dueOf('ada')).toEqual({ due: saturday, extendedFrom: proposalDue });
    expect(await dueOf('cleo')).toEqual({ due: proposalDue, extendedFrom: null });
    const page = await teamDocument(set.db, set.course, set.as('ada'), set.proposal);
    expect(page?.stage).toMatchObject({ due: saturday, extendedFrom: proposalDue });
    expect(JSON.stringify([page, await told()])).not.toContain(canary);
    const offering = set.course.offering('sp24');
    const ledger = await ledgerFacts(set.db, offering, set.people.ada.id, minutes(2));
    expect(ledger.assignments.find(({ key }) => key === 'proposal')?.extensions).toMatchObject([
      { due: saturday },
    ]);
    expect((await desk())?.extensions).toMatchObject([
      { key: 'proposal', due: saturday, by: 'Ivy', why: canary, takenBack: null },
    ]);
  });

  it('are told to the team once, with the date and without the reason', async () => {
    const { ada, ben } = set.people;
    const data = { project: 'Tiny diffusion', work: 'proposal', step: 'extended' };
    const news = await told();
    expect(news).toMatchObject([{ data }, { data }]);
    expect(news.map(({ personId }) => personId).toSorted()).toEqual([ada.id, ben.id].toSorted());
    expect(news[0]?.path).toBe('/sp24/projects/tiny-diffusion/proposal');
    const record = await set.db.record.findFirstOrThrow({ where: { action: 'granted extension' } });
    expect(record).toMatchObject({ why: canary, to: { due: saturday.toISOString() } });
  });

  it('are not written as another plan than the one that was shown', async () => {
    const both = { due: sunday, projects: ['tiny-diffusion', 'flows'] };
    const mark = (await plan(both))?.plan?.mark ?? '';
    expect(await change({ due: saturday, projects: ['flows'] }, { at: minutes(3) })).toEqual({
      ...{ ok: true, changed: 1 },
    });
    expect(await change(both, { mark })).toEqual({ ok: false, because: 'changed' });
    expect(await change({ ...both, due: saturday })).toEqual({
      ...{ ok: false, because: 'nothing changes' },
    });
    expect(await dueOf('ada')).toMatchObject({ due: saturday });
  });

  it('remind of the project’s own date', async () => {
    const beforeOthers = berkeley('2024-02-28T20:00');
    await remindOfStages(set.services, beforeOthers);
    const near = () => set.db.notification.findMany({ where: { kind: 'deadline-near' } });
    expect(await near()).toEqual([]);
    await remindOfStages(set.services, berkeley('2024-03-02T20:00'));
    expect((await near()).map(({ data }) => data)).toContainEqual({
      ...{ work: 'proposal', due: saturday.toISOString() },
    });
  });

  it('count late by the project’s own date in the queue', async () => {
    await set.submit(berkeley('2024-02-29T12:00'));
    const at = set.as('ivy', berkeley('2024-02-29T13:00'));
    const filter = readQueueFilter(new URLSearchParams());
    const { items } = await staffQueue(set.db, set.course, at, filter);
    expect(items).toMatchObject([{ project: 'tiny-diffusion', state: { late: false } }]);
  });

  it('are not taken back once something was handed in that would be late without', async () => {
    const id = (await desk())?.extensions[0]?.id ?? '';
    const back = (name: Name, project = 'tiny-diffusion') =>
      takeBackExtension(set.services, set.as(name), { project, extension: id });
    expect(await back('ivy')).toEqual({ ok: false, because: 'used' });
    expect(await back('ada')).toEqual({ ok: false, because: 'not found' });
    expect(await back('ivy', 'flows')).toEqual({ ok: false, because: 'not found' });
  });

  it('are taken back by a fact, once for fifty clicks, and told', async () => {
    const asked = { stage: 'milestone', due: berkeley('2024-04-20T23:59') } as const;
    expect(await change({ ...asked, projects: ['tiny-diffusion'] })).toMatchObject({ ok: true });
    const id = (await desk())?.extensions[0]?.id ?? '';
    const before = (await told()).length;
    const back = await Promise.all(
      Array.from({ length: 50 }, () =>
        takeBackExtension(set.services, set.as('ash', minutes(9)), {
          ...{ project: 'tiny-diffusion', extension: id },
        }),
      ),
    );
    expect(new Set(back.map(({ ok }) => ok))).toEqual(new Set([true]));
    expect(await set.db.extensionWithdrawal.count()).toBe(1);
    expect(await dueOf('ada', 'milestone')).toMatchObject({ extendedFrom: null });
    const news = (await told()).slice(before);
    expect(news.map(({ data }) => data)).toMatchObject([
      { step: 'taken-back', work: 'milestone' },
      { step: 'taken-back', work: 'milestone' },
    ]);
    expect((await desk())?.extensions[0]).toMatchObject({ takenBack: { by: 'Ash' } });
    expect(await set.db.extension.count({ where: { stage: { name: 'milestone' } } })).toBe(1);
  });

  it('move for everybody by an instructor alone, to a time to come', async () => {
    const all = { stage: 'milestone', due: berkeley('2024-04-17T23:59'), projects: null } as const;
    expect(await change(all, { as: 'ash' })).toEqual({ ok: false, because: 'not found' });
    expect(await change({ ...all, due: minutes(-1) })).toEqual({ ok: false, because: 'past' });
    const longer = berkeley('2024-04-19T23:59');
    expect(await change({ stage: 'milestone', due: longer, projects: ['flows'] })).toMatchObject({
      ok: true,
    });
    const shown = await plan(all);
    expect(shown?.plan).toMatchObject({
      forAll: berkeley('2024-04-15T23:59'),
      rows: [
        { slug: 'tiny-diffusion', to: all.due, changed: true },
        { slug: 'flows', from: longer, to: longer, changed: false },
      ],
    });
    const before = (await told()).length;
    const requestId = newId();
    const mark = shown?.plan?.mark ?? '';
    const clicks = await Promise.all([
      change(all, { requestId, mark }),
      change(all, { requestId, mark }),
    ]);
    expect(clicks.map((one) => one.ok && one.changed).toSorted()).toEqual([0, 1]);
    expect(await set.db.deadlineFact.count()).toBe(1);
    expect(await dueOf('ada', 'milestone')).toEqual({ due: all.due, extendedFrom: null });
    expect((await told()).slice(before)).toHaveLength(2);
    expect((await plan(all))?.stages[1]).toMatchObject({
      due: all.due,
      movedFrom: berkeley('2024-04-15T23:59'),
      moves: [{ by: 'Ivy', why: canary }],
    });
    expect(await change(all, { at: minutes(12) })).toMatchObject({ because: 'nothing changes' });
  });

  it('are facts that the database does not let anybody change', async () => {
    const { id } = await set.db.extension.findFirstOrThrow();
    const due = { due: sunday };
    await expect(set.db.extension.update({ where: { id }, data: due })).rejects.toThrow();
    const fact = await set.db.deadlineFact.findFirstOrThrow();
    const where = { id: fact.id };
    await expect(set.db.deadlineFact.update({ where, data: due })).rejects.toThrow();
    const { requestId, projectId, stageId } = await set.db.extension.findFirstOrThrow({
      where: { requestId: { not: null } },
    });
    const again = { id: newId(), requestId, projectId, stageId, grantedAt: monday, ...due };
    await expect(set.db.extension.create({ data: again })).rejects.toThrow();
  });
});
