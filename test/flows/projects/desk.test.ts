import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyPlan } from '#app/domain/projects/desk/apply-plan.server.ts';
import { assignProject } from '#app/domain/projects/desk/assign-project.server.ts';
import { overviewQuery } from '#app/domain/projects/desk/overview-query.ts';
import { projectDesk } from '#app/domain/projects/desk/project-desk.server.ts';
import { readQueueFilter } from '#app/domain/projects/desk/queue-filter.ts';
import { staffOverview } from '#app/domain/projects/desk/staff-overview.server.ts';
import { staffPlan } from '#app/domain/projects/desk/staff-plan.server.ts';
import { staffQueue } from '#app/domain/projects/desk/staff-queue.server.ts';
import {
  stateConflict,
  withdrawConflict,
} from '#app/domain/projects/desk/state-conflict.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { minutes, openSetting, type Setting } from './setting.ts';

type Name = Parameters<Setting['as']>[0];

describe('the desk of staff', () => {
  let set: Setting;
  const project = 'tiny-diffusion';
  beforeAll(async () => {
    set = await openSetting();
    await set.submit();
  });
  afterAll(() => set.close());

  const assign = (name: Name, person: Name | null, at = minutes(1)) =>
    assignProject(set.services, set.as(name, at), {
      ...{ project, person: person === null ? null : set.people[person].id },
    });
  const desk = (name: Name = 'ivy', at = minutes(50)) =>
    projectDesk(set.db, set.course, set.as(name, at), project);
  const queue = async (name: Name, search: string) => {
    const filter = readQueueFilter(new URLSearchParams(search));
    const { items } = await staffQueue(set.db, set.course, set.as(name, minutes(50)), filter);
    return items.length;
  };
  const plan = (among: readonly Name[] = []) =>
    staffPlan(
      set.db,
      set.course,
      set.as('ivy', minutes(50)),
      among.map((name) => set.people[name].id),
    );

  const told = () =>
    set.db.notification.findMany({ where: { kind: 'projects-assigned' }, orderBy: { id: 'asc' } });

  it('is nothing to students, and takes only staff', async () => {
    expect(await assign('ada', 'ada')).toEqual({ ok: false, because: 'not found' });
    expect(await assign('ivy', 'cleo')).toEqual({ ok: false, because: 'not staff' });
    expect(await desk('ada')).toBeNull();
    const nothing = await staffOverview(
      set.db,
      set.course,
      set.as('ada'),
      overviewQuery(new URLSearchParams()),
    );
    expect(nothing.rows).toEqual([]);
    expect(await applyPlan(set.services, set.as('ada'), [])).toMatchObject({ ok: false });
    expect(await set.db.projectAssignment.count()).toBe(0);
  });

  it('gives a project by hand, once for two clicks, and keeps to whom it was given before', async () => {
    await Promise.all([assign('ivy', 'ash'), assign('ivy', 'ash')]);
    expect(await assign('ash', 'ivy', minutes(2))).toEqual({ ok: true });
    const shown = await desk();
    expect(shown?.project.answers).toEqual({ id: set.people.ivy.id, name: 'Ivy' });
    expect(shown?.history).toMatchObject([
      { name: 'Ivy', by: 'Ash', from: minutes(2), to: null },
      { name: 'Ash', by: 'Ivy', from: minutes(1), to: minutes(2) },
    ]);
    const records = await set.db.record.findMany({ where: { action: 'assigned project' } });
    expect(records).toHaveLength(2);
    const path = `/sp24/staff/projects/${project}`;
    expect(await told()).toMatchObject([
      { personId: set.people.ash.id, path, data: { projects: ['Tiny diffusion'], by: 'Ivy' } },
      { personId: set.people.ivy.id, path, data: { projects: ['Tiny diffusion'], by: 'Ash' } },
    ]);
  });

  it('filters the queue by whose a project is, and by the size of the team', async () => {
    expect(await queue('ivy', 'who=mine')).toBe(1);
    expect(await queue('ash', 'who=mine')).toBe(0);
    expect(await queue('ash', 'who=nobody')).toBe(0);
    expect(await queue('ash', '')).toBe(1);
    expect(await queue('ash', 'size=2')).toBe(1);
    expect(await queue('ash', 'size=3')).toBe(0);
  });

  it('takes a project from who states a conflict, and gives it to them no more', async () => {
    const state = (why: string) =>
      stateConflict(set.services, set.as('ivy', minutes(10)), { project, why });
    expect(await state(' ')).toEqual({ ok: false, because: 'no reason' });
    expect(await state('x'.repeat(1001))).toEqual({ ok: false, because: 'reason too long' });
    const asAda = set.as('ada', minutes(10));
    expect(await stateConflict(set.services, asAda, { project, why: 'x' })).toMatchObject({
      because: 'not found',
    });
    const twice = await Promise.all([state('A cousin is in it'), state('A cousin is in it')]);
    expect(twice).toEqual([{ ok: true }, { ok: true }]);
    const shown = await desk();
    expect(shown?.project.answers).toBeNull();
    expect(shown?.conflicts).toMatchObject([{ name: 'Ivy', own: true, why: 'A cousin is in it' }]);
    expect((await desk('ash'))?.conflicts).toMatchObject([{ own: false }]);
    expect(await assign('ash', 'ivy', minutes(11))).toEqual({ ok: false, because: 'conflict' });
    expect(await queue('ivy', 'who=nobody')).toBe(1);
  });

  it('proposes a plan that respects conflicts, and writes nothing before it is applied', async () => {
    expect((await plan(['ivy'])).nobody).toMatchObject([{ slug: project }]);
    const { pairs, staff } = await plan();
    expect(pairs).toMatchObject([{ project: { slug: project }, person: { name: 'Ash' } }]);
    expect(staff).toMatchObject([
      { name: 'Ash', open: 0, shares: true, planned: 1 },
      { name: 'Ivy', shares: false },
    ]);
    expect(await set.db.projectAssignment.count({ where: { to: null } })).toBe(0);
  });

  it('applies a plan as it was shown, once for two clicks, or nothing of it', async () => {
    const eve = await createMember(set.db, { offering: 'sp24', role: 'student', name: 'Eve' });
    const at = berkeley('2024-02-21T10:00');
    const flows = await createProject(set.db, { slug: 'flows', title: 'Flows', at, team: [eve] });
    const pairs = (await plan()).pairs.map((pair) => ({
      ...{ project: pair.project.id, person: pair.person.id },
    }));
    expect(pairs).toHaveLength(2);
    const apply = (given: typeof pairs, at = minutes(20)) =>
      applyPlan(set.services, set.as('ivy', at), given);
    const { ivy, cleo } = set.people;
    for (const wrong of [
      [{ project: set.project.id, person: ivy.id }],
      [{ project: flows.id, person: cleo.id }],
      [{ project: cleo.id, person: ivy.id }],
    ]) {
      const others = pairs.filter((pair) => pair.project !== wrong[0]?.project);
      expect(await apply([...others, ...wrong])).toEqual({ ok: false, because: 'changed' });
    }
    expect(await set.db.projectAssignment.count({ where: { to: null } })).toBe(0);
    const twice = await Promise.all([apply(pairs), apply(pairs)]);
    expect(twice.map((done) => done.ok && done.given).toSorted()).toEqual([0, 2]);
    expect(await plan()).toMatchObject({ pairs: [], nobody: [] });
    // Who applies the plan sees what is theirs; the others are told once of all of theirs.
    const others = pairs.filter(({ person }) => person !== ivy.id);
    const news = (await told()).slice(2);
    expect(news.map(({ personId }) => personId).toSorted()).toEqual(
      [...new Set(others.map(({ person }) => person))].toSorted(),
    );
    const changed = pairs.map(({ project: one }) => ({ project: one, person: ivy.id }));
    expect(await apply(changed, minutes(21))).toEqual({ ok: false, because: 'changed' });
  });

  it('lets a project be given again to who takes the conflict back', async () => {
    const withdraw = () => withdrawConflict(set.services, set.as('ivy', minutes(30)), { project });
    expect(await Promise.all([withdraw(), withdraw()])).toEqual([{ ok: true }, { ok: true }]);
    expect(await assign('ivy', 'ivy', minutes(31))).toEqual({ ok: true });
    expect(await assign('ivy', null, minutes(32))).toEqual({ ok: true });
    expect((await desk())?.project.answers).toBeNull();
    const actions = await set.db.record.findMany({
      where: { action: { contains: 'conflict' } },
      orderBy: { id: 'asc' },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      'stated conflict of interest',
      'withdrew conflict of interest',
    ]);
  });

  it('counts as answered by nobody what belongs to somebody who is no longer staff', async () => {
    const where = { personId: set.people.ash.id, to: null };
    await set.db.membership.updateMany({ where, data: { to: minutes(40) } });
    const { rows } = await staffOverview(
      set.db,
      set.course,
      set.as('ivy', minutes(50)),
      overviewQuery(new URLSearchParams('who=nobody')),
    );
    expect(rows.map(({ slug }) => slug)).toEqual(['flows', project]);
  });
});
