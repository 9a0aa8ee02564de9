import { beforeEach, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Person } from '#app/db/generated/client.ts';
import { staffGrading } from '#app/domain/gradebook/grading/staff-grading.server.ts';
import { gradingDesk } from '#app/domain/gradebook/grading/grading-desk.server.ts';
import {
  decideRegrade,
  sayAboutRegrade,
} from '#app/domain/gradebook/regrades/answer-regrade.server.ts';
import { askRegrade } from '#app/domain/gradebook/regrades/ask-regrade.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { createMember } from '#test/factories/people.ts';
import {
  database,
  course,
  give,
  giveAndRelease,
  gradingForEachTest,
  makeGrading,
  monday,
  release,
  scores,
  seenMarks,
  services,
  staffAsker,
  studentAsker,
} from './grading-setting.ts';

gradingForEachTest();

/** Handed in together: on time, but for who has spent their late days, a day late. */
let ben: Person;
let cleo: Person;
let bens: string;
let cleos: string;

const student = (name: string) =>
  createMember(database.db, { offering: 'sp24', role: 'student', name });
async function handInTogether(at = '2024-02-07T21:00'): Promise<void> {
  [ben, cleo] = [await student('Ben Ito'), await student('Cleo Vance')];
  const together = newId();
  const of = (person: Person) =>
    addSubmission(database.db, { person, homework: 'hw1', at: berkeley(at), together });
  [bens, cleos] = [await of(ben), await of(cleo)];
}
beforeEach(() => handInTogether());

const list = async (show: 'all' | 'waiting' = 'all') => {
  const query = { show, part: null, page: 1 };
  const grading = await staffGrading(database.db, course, staffAsker(), 'hw1', query);
  return grading?.works.items ?? [];
};
const deskOf = (submission: string, part: string | null = null) =>
  gradingDesk({ ...services(), files: noFiles }, staffAsker(), {
    ...{ homework: 'hw1', submission, part, onlyPart: false, file: null },
  });
const noFiles = {
  has: () => Promise.resolve(false),
  readPiece: () => Promise.reject(new Error('no file is read')),
};
const bothParts = async (submission: string) => {
  await give({ submission });
  await give({ submission, part: 'images', words: 'Clear.' });
};

describe('what a team handed in together', () => {
  it('is one work with two names, and one code where names are hidden', async () => {
    expect(await list()).toMatchObject([
      { names: ['Ada Marsh'] },
      { submission: bens, names: ['Ben Ito', 'Cleo Vance'] },
    ]);
    for (const row of [bens, cleos]) {
      expect(await deskOf(row)).toMatchObject({
        ...{ names: ['Ben Ito', 'Cleo Vance'], position: { at: 2, of: 2 } },
      });
    }
    await makeGrading({ blind: true });
    await handInTogether();
    const [first, second] = await list();
    expect([first?.names, second?.names]).toEqual([null, null]);
    const codes = [(await deskOf(bens))?.code, (await deskOf(cleos))?.code];
    expect(new Set(codes).size).toBe(1);
  });

  it('is marked once for all, with the notes at each one’s own file', async () => {
    const fileOf = (submissionId: string) =>
      database.db.submittedFile.findFirstOrThrow({ where: { submissionId } });
    const [own, others] = [await fileOf(bens), await fileOf(cleos)];
    await database.db.submittedFile.update({ where: { id: others.id }, data: { name: own.name } });
    const place = { kind: 'page', page: 1, x: 0.5, y: 0.5 } as const;
    const notes = [{ id: newId(), file: own.id, place, text: 'Why?' }];
    await give({ submission: bens, notes });
    await give({ submission: bens, part: 'images' });
    expect(await scores()).toMatchObject([
      { personId: ben.id, submissionId: bens, points: 87 },
      { personId: cleo.id, submissionId: cleos, points: 87 },
    ]);
    expect(await list('waiting')).toMatchObject([{ names: ['Ada Marsh'] }]);
    expect(await seenMarks(monday, cleo)).toBeNull();
    await release();
    for (const [person, file] of [
      [ben, own],
      [cleo, others],
    ] as const) {
      expect(await seenMarks(monday, person)).toMatchObject({
        points: 87,
        parts: [{ notes: [{ file: file.id, text: 'Why?' }] }, {}],
      });
    }
  });

  it('changes for all with a reason once one of them sees it', async () => {
    await bothParts(bens);
    await release();
    const again = { submission: cleos, points: { derived: 4, shown: 6 } };
    expect(await give(again)).toEqual({ ok: false, because: 'no reason' });
    expect(await give({ ...again, why: 'It was shown.' })).toEqual({ ok: true, score: 90 });
    expect((await scores()).slice(-2).map(({ points }) => points)).toEqual([90, 90]);
  });

  it('gives nothing to a member for whom it does not count, and waits when it begins to', async () => {
    await makeGrading();
    // Five days late, but for who had more time.
    await handInTogether('2024-02-12T10:00');
    const time = { homework: 'hw1', due: berkeley('2024-02-13T23:59') };
    const grantedAt = berkeley('2024-02-06T10:00');
    await addExtension(database.db, { person: ben, ...time, grantedAt });
    await bothParts(bens);
    expect(await scores()).toMatchObject([{ personId: ben.id }]);
    expect((await list()).at(-1)).toMatchObject({ names: ['Ben Ito'], score: 87 });
    await addExtension(database.db, { person: cleo, ...time, grantedAt: berkeley(monday) });
    expect((await list('waiting')).at(-1)).toMatchObject({
      ...{ submission: bens, names: ['Ben Ito', 'Cleo Vance'], score: null },
    });
    await give({ submission: bens });
    expect((await scores()).at(-1)).toMatchObject({ personId: cleo.id, points: 87 });
    expect(await list('waiting')).toMatchObject([{ names: ['Ada Marsh'] }]);
  });
});

describe('another look at what a team handed in', () => {
  const ask = (by: Person, words = 'The bound holds.') =>
    askRegrade(services(), studentAsker(by), {
      ...{ homework: 'hw1', version: null, part: 'bound', words, requestId: newId() },
    });

  it('is asked for by one of them, and both read and write in its thread', async () => {
    await bothParts(bens);
    await giveAndRelease();
    const asked = await Promise.all([ask(ben), ask(cleo), ask(ben), ask(cleo)]);
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    const { id } = await database.db.regradeRequest.findFirstOrThrow();
    for (const by of [studentAsker(ben), studentAsker(cleo)]) {
      expect(
        await sayAboutRegrade(services(), by, {
          ...{ homework: 'hw1', regrade: id, words: 'See page 2.', requestId: newId() },
        }),
      ).toEqual({ ok: true });
    }
    const stranger = await sayAboutRegrade(services(), studentAsker(), {
      ...{ homework: 'hw1', regrade: id, words: 'Me too.', requestId: newId() },
    });
    expect(stranger).toEqual({ ok: false, because: 'not found' });
    for (const person of [ben, cleo]) {
      const [bound] = (await seenMarks(monday, person))?.parts ?? [];
      expect(bound?.regrade?.messages).toHaveLength(3);
    }
    for (const row of [bens, cleos]) {
      expect((await deskOf(row, 'bound'))?.parts[0]?.regrade?.id).toBe(id);
    }
  });

  it('is decided for both: each sees the new score and is told', async () => {
    await bothParts(bens);
    await giveAndRelease();
    await ask(cleo);
    const { id } = await database.db.regradeRequest.findFirstOrThrow();
    const before = await database.db.partMark.findFirstOrThrow({
      where: { part: 'bound', submissionId: bens },
    });
    const decided = await decideRegrade(services(), staffAsker(), {
      ...{ homework: 'hw1', regrade: id, submission: bens, words: 'You are right.' },
      mark: {
        ...{ submission: bens, part: 'bound', points: { derived: 4, shown: 6 } },
        ...{ words: '', notes: [], before: before.id, requestId: newId() },
      },
    });
    expect(decided).toEqual({ ok: true, score: 90 });
    for (const person of [ben, cleo]) {
      expect(await seenMarks(monday, person)).toMatchObject({ points: 90 });
      const told = await database.db.notification.findMany({
        where: { personId: person.id, event: `regrade-outcome:${id}` },
      });
      expect(told).toHaveLength(1);
    }
  });
});
