import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#app/db/generated/client.ts';
import { teamPrice } from '#app/domain/homework/late-days/team-price.server.ts';
import { studentHomework } from '#app/domain/homework/student-homework.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject } from '#test/factories/projects.ts';
import { openSetting, type Setting } from '../projects/setting.ts';

/** Due on 28 February, 23:59: two days late. */
const handedIn = berkeley('2024-03-01T10:00');
const before = berkeley('2024-02-29T12:00');
const after = berkeley('2024-03-01T18:00');
const now = berkeley('2024-03-02T10:00');

describe('what a team hands in late', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
    await set.submit(handedIn);
  });
  afterAll(() => set.close());

  const student = () => createMember(set.db, { offering: 'sp24', role: 'student' });
  const join = (
    person: Person,
    { project = set.project.id, from = before, to = null as Date | null },
  ) =>
    set.db.projectMember.create({
      data: {
        ...{ id: newId(), projectId: project, personId: person.id, offeringId: 'sp24', from, to },
        departure: to && 'left',
      },
    });
  const lateDaysOf = async (person: Person, at = now) => {
    const asker = askerFor(person, 'student', at);
    const { lateDays } = await studentHomework(set.db, set.course, asker);
    const { used, lines, stagePrices } = lateDays;
    return { used, handedIn: lines.map(({ at: when }) => when), price: stagePrices['proposal'] };
  };
  const extend = async (project: string, due: Date, grantedAt = before) => {
    const stage = await set.db.stage.findUniqueOrThrow({
      where: { offeringId_name: { offeringId: 'sp24', name: 'proposal' } },
    });
    const data = { id: newId(), projectId: project, stageId: stage.id, due, grantedAt };
    await set.db.extension.create({ data });
  };

  it('is charged to each member by their own balance', async () => {
    const { ada, ben, cleo } = set.people;
    expect(await lateDaysOf(ada)).toMatchObject({ used: 2, handedIn: [handedIn] });
    expect(await lateDaysOf(ben)).toMatchObject({ used: 2 });
    expect(await lateDaysOf(cleo)).toMatchObject({ used: 0, handedIn: [] });
  });

  it('costs nobody who joins afterwards', async () => {
    const late = await student();
    await join(late, { from: after });
    expect(await lateDaysOf(late)).toMatchObject({ used: 0, handedIn: [] });
    const atOnce = await student();
    await join(atOnce, { from: handedIn });
    expect(await lateDaysOf(atOnce)).toMatchObject({ used: 2 });
  });

  it('stays charged to who leaves afterwards, and costs nobody who had left', async () => {
    const gone = await student();
    await join(gone, { to: after });
    expect(await lateDaysOf(gone)).toMatchObject({ used: 2, handedIn: [handedIn] });
    const goneBefore = await student();
    await join(goneBefore, { to: handedIn });
    expect(await lateDaysOf(goneBefore)).toMatchObject({ used: 0, handedIn: [] });
  });

  it('is measured by the time of its own project; what comes next, by that of the present one', async () => {
    const flows = await createProject(set.db, { slug: 'flows', at: before, team: [] });
    const moved = await student();
    await join(moved, { to: after });
    await join(moved, { project: flows.id, from: after });
    await extend(flows.id, berkeley('2024-03-04T23:59'));
    expect(await lateDaysOf(moved)).toMatchObject({ used: 2, price: { ok: true, unitsLate: 0 } });
    expect(await lateDaysOf(set.people.ada)).toMatchObject({ used: 2, price: { unitsLate: 3 } });
    await extend(set.project.id, berkeley('2024-02-29T23:59'), after);
    expect(await lateDaysOf(moved)).toMatchObject({ used: 1 });
    expect(await lateDaysOf(set.people.ada)).toMatchObject({ used: 1, price: { unitsLate: 2 } });
  });
});

describe('before a team hands in late', () => {
  let set: Setting;
  beforeAll(async () => {
    set = await openSetting();
  });
  afterAll(() => set.close());
  const priceAt = (at: Date, who: 'ada' | 'cleo' = 'ada') =>
    teamPrice(set.services, set.as(who, at), set.proposal);

  it('nobody is named on time', async () => {
    expect(await priceAt(berkeley('2024-02-28T23:59'))).toBeNull();
  });

  it('each has a price, by their own balance, and who lacks late days is named', async () => {
    expect(await priceAt(handedIn)).toMatchObject({
      unitsLate: 2,
      members: [
        { name: 'Ada', extra: 2, because: null },
        { name: 'Ben', extra: 2, because: null },
      ],
      until: berkeley('2024-03-01T23:59'),
    });
    // Six of Ben's seven days are gone.
    for (const [homework, at] of [
      ['hw1', '2024-02-11T20:00'],
      ['hw2', '2024-02-23T20:00'],
    ] as const) {
      await addSubmission(set.db, { person: set.people.ben, homework, at: berkeley(at) });
    }
    expect(await priceAt(handedIn)).toMatchObject({
      members: [
        { name: 'Ada', extra: 2 },
        { name: 'Ben', extra: null, because: 'too few left' },
      ],
    });
    expect(await priceAt(berkeley('2024-03-04T09:00'))).toMatchObject({
      members: [{ because: 'too late' }, { because: 'too late' }],
      until: null,
    });
  });

  it('nobody else reads it, and a revision costs nothing', async () => {
    expect(await priceAt(handedIn, 'cleo')).toBeNull();
    await set.submit(handedIn);
    expect(await priceAt(handedIn)).toBeNull();
  });
});
