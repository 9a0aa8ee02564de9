import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import {
  decideRegrade,
  sayAboutRegrade,
} from '#app/domain/gradebook/regrades/answer-regrade.server.ts';
import { askRegrade } from '#app/domain/gradebook/regrades/ask-regrade.server.ts';
import { studentMarks } from '#app/domain/gradebook/grading/student-marks.server.ts';
import { withdrawRelease } from '#app/domain/gradebook/withdraw-release.server.ts';
import {
  gradingForEachTest,
  give,
  release,
  ada,
  database,
  giveAndRelease,
  handIn,
  iris,
  lin,
  makeGrading,
  monday,
  omar,
  scores,
  seenMarks,
  services,
  staffAsker,
  studentAsker,
  work,
} from './grading-setting.ts';

gradingForEachTest();

const ask = (input: object = {}, by = studentAsker()) =>
  askRegrade(services(), by, {
    ...{ homework: 'hw1', version: null, part: 'bound' },
    ...{ words: 'The bound holds by Jensen.', requestId: newId() },
    ...input,
  });

async function asked(): Promise<string> {
  const { id } = await database.db.regradeRequest.findFirstOrThrow();
  return id;
}

async function decide(input: { points?: Record<string, number>; words?: string } = {}) {
  const last = await database.db.partMark.findFirstOrThrow({
    where: { part: 'bound', submissionId: work },
    orderBy: { id: 'desc' },
  });
  return decideRegrade(services(), staffAsker(omar), {
    ...{ homework: 'hw1', regrade: await asked() },
    ...{ words: input.words ?? 'You are right.' },
    mark: {
      ...{ submission: work, part: 'bound', points: input.points ?? { derived: 4, shown: 5 } },
      ...{ words: '', notes: [], before: last.id, requestId: newId() },
    },
  });
}

const say = (words: string, by: Parameters<typeof sayAboutRegrade>[1], regrade: string) =>
  sayAboutRegrade(services(), by, { homework: 'hw1', regrade, words, requestId: newId() });

const told = (kind = 'regrade') =>
  database.db.notification.findMany({ where: { kind }, orderBy: { id: 'asc' } });

describe('another look', () => {
  it('is asked for once for each part, and told to who marked it', async () => {
    await giveAndRelease();
    expect(await ask()).toEqual({ ok: true });
    expect(await ask()).toEqual({ ok: false, because: 'asked' });
    expect(await ask({ part: 'images' })).toEqual({ ok: true });
    const notices = await told();
    expect(notices).toMatchObject([
      { personId: iris.id, data: { step: 'asked' } },
      { personId: iris.id },
    ]);
  });

  it('is asked for once by eight clicks', async () => {
    await giveAndRelease();
    const requestId = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => ask({ requestId })));
    expect(all).toEqual(Array(8).fill({ ok: true }));
    expect(await database.db.regradeMessage.count()).toBe(1);
  });

  it('is not there before the release, for others, without words, or for another part', async () => {
    expect(await ask()).toEqual({ ok: false, because: 'not found' });
    await giveAndRelease();
    expect(await ask({}, studentAsker(lin))).toEqual({ ok: false, because: 'not found' });
    expect(await ask({ words: '  ' })).toEqual({ ok: false, because: 'no words' });
    expect(await ask({ part: 'other' })).toEqual({ ok: false, because: 'not found' });
  });

  it('can be asked for until the last second of its days, across the change of the clock', async () => {
    // Released three days before the clock goes forward on 10 March.
    await giveAndRelease('2024-03-07T10:00');
    const late = studentAsker(ada, '2024-03-14T10:00:01');
    expect(await ask({}, late)).toEqual({ ok: false, because: 'too late' });
    expect(await ask({}, studentAsker(ada, '2024-03-14T10:00:00'))).toEqual({ ok: true });
  });

  it('is given by no course that gives no days for it', async () => {
    await makeGrading({ regradeDays: 0 });
    await giveAndRelease();
    expect((await seenMarks())?.regradeUntil).toBeNull();
    expect(await ask()).toEqual({ ok: false, because: 'too late' });
  });

  it('is talked about by the person and staff until it is decided, and by nobody else', async () => {
    await giveAndRelease();
    await ask();
    const regrade = await asked();
    expect(await say('Which line?', staffAsker(), regrade)).toEqual({ ok: true });
    expect(await say('Line 3.', studentAsker(), regrade)).toEqual({ ok: true });
    expect(await say('Me too.', studentAsker(lin), regrade)).toEqual({
      ...{ ok: false, because: 'not found' },
    });
    expect((await told()).map(({ personId }) => personId)).toEqual([iris.id, ada.id, iris.id]);
    await decide();
    expect(await say('One more.', studentAsker(), regrade)).toEqual({
      ...{ ok: false, because: 'decided' },
    });
    expect((await seenMarks())?.parts[0]?.regrade?.messages).toHaveLength(3);
  });

  it('that changes the mark is seen and told at once, and recorded', async () => {
    await giveAndRelease();
    await ask();
    expect(await decide()).toEqual({ ok: true, score: 89 });
    expect(await seenMarks()).toMatchObject({
      points: 89,
      parts: [
        { given: 9, regrade: { outcome: { fromPoints: 7, toPoints: 9, by: 'Omar Reyes' } } },
        { given: 80 },
      ],
    });
    expect((await told()).at(-1)).toMatchObject({ personId: ada.id, data: { step: 'decided' } });
    const records = await database.db.record.findMany({ where: { action: 'decided regrade' } });
    expect(records).toMatchObject([
      { actorId: omar.id, from: { points: 7 }, to: { points: 9 }, why: 'You are right.' },
    ]);
    expect(await decide()).toEqual({ ok: false, because: 'decided' });
  });

  it('that changes nothing gives no new score', async () => {
    await giveAndRelease();
    await ask();
    const stays = { points: { derived: 4, shown: 3 }, words: 'Line 3 divides by zero.' };
    expect(await decide(stays)).toEqual({ ok: true, score: 87 });
    expect(await scores()).toHaveLength(1);
    expect((await seenMarks())?.parts[0]?.regrade?.outcome).toMatchObject({
      ...{ fromPoints: 7, toPoints: 7, words: 'Line 3 divides by zero.' },
    });
  });

  it('is decided once by two of staff at the same time', async () => {
    await giveAndRelease();
    await ask();
    const both = await Promise.all([decide(), decide({ points: { derived: 0, shown: 0 } })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.db.regradeOutcome.count()).toBe(1);
    expect(await scores()).toHaveLength(2);
  });

  it('needs an answer, and marks that the person still sees', async () => {
    await giveAndRelease();
    await ask();
    expect(await decide({ words: ' ' })).toEqual({ ok: false, because: 'no words' });
    await withdrawRelease(services(), staffAsker(), { item: 'hw1', why: 'Wrong key' });
    expect(await decide()).toEqual({ ok: false, because: 'not seen' });
    expect(await seenMarks()).toBeNull();
  });

  it('with two markers settles the part', async () => {
    await makeGrading({ markers: 2 });
    for (const part of ['bound', 'images']) {
      await give({ part });
      await give({ part, before: null }, staffAsker(omar));
    }
    await release(monday);
    await ask();
    expect(await decide()).toEqual({ ok: true, score: 89 });
  });

  it('stays readable where its answer makes another version the better one', async () => {
    await giveAndRelease();
    const second = await handIn(ada, '2024-02-07T22:00', 2);
    await give({ submission: second, part: 'images', points: { whole: 79 } });
    await give({ submission: second, points: { derived: 4, shown: 3 } });
    await release();
    await ask();
    await decide({ points: { derived: 0, shown: 0 } });
    expect(await seenMarks()).toMatchObject({
      ...{ number: 2, points: 86 },
      versions: [
        { number: 1, points: 80 },
        { number: 2, points: 86 },
      ],
    });
    const first = await studentMarks(database.db, services().course, studentAsker(), 'hw1', 1);
    expect(first?.parts[0]?.regrade?.outcome).toMatchObject({ fromPoints: 7, toPoints: 0 });
    expect((await told()).at(-1)?.path).toBe('/sp24/homework/hw1/marks?version=1#bound');
  });
});
