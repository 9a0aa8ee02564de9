import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { chooseMarkers } from '#app/domain/gradebook/grading/choose-markers.server.ts';
import { gradingDesk } from '#app/domain/gradebook/grading/grading-desk.server.ts';
import {
  gradingProgress,
  staffGrading,
} from '#app/domain/gradebook/grading/staff-grading.server.ts';
import { workFile } from '#app/domain/gradebook/grading/work-file.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import {
  gradingForEachTest,
  ada,
  course,
  database,
  give,
  giveAndRelease,
  handIn,
  iris,
  lin,
  makeGrading,
  monday,
  omar,
  release,
  scores,
  seenMarks,
  services,
  staffAsker,
  studentAsker,
  work,
} from './grading-setting.ts';

gradingForEachTest();

const files = { has: () => Promise.resolve(false), readPiece: () => Promise.reject(new Error()) };
const desk = (by = staffAsker(), submission = work, part: string | null = null) =>
  gradingDesk({ ...services(), files }, by, {
    ...{ homework: 'hw1', submission, part, onlyPart: false, file: null },
  });
const list = (by = staffAsker()) =>
  staffGrading(database.db, course, by, 'hw1', { show: 'all', part: null, page: 1 });

describe('marking part by part', () => {
  it('gives the work its score with the last open part, and records who, what and why', async () => {
    expect(await give()).toEqual({ ok: true, score: null });
    expect(await scores()).toEqual([]);
    expect(await give({ part: 'images' }, staffAsker(omar))).toEqual({ ok: true, score: 87 });
    expect(await scores()).toMatchObject([
      { submissionId: work, personId: ada.id, points: 87, givenBy: omar.id, marks: [{}, {}] },
    ]);
    const records = await database.db.record.findMany({ where: { action: 'marked part' } });
    expect(records.map(({ to }) => to)).toEqual([
      { part: 'bound', points: { derived: 4, shown: 3 }, score: null },
      { part: 'images', points: { whole: 80 }, score: 87 },
    ]);
  });

  it('shows the person nothing before the release, and then exactly the marks it is made of', async () => {
    await give({ words: 'Line 3 does not follow.' });
    await give({ part: 'images' });
    expect(await seenMarks()).toBeNull();
    const grades = await studentGrades(database.db, course, studentAsker());
    expect(grades.items.find(({ key }) => key === 'hw1')?.standing).toEqual({ kind: 'open' });
    await release();
    expect(await seenMarks()).toMatchObject({
      points: 87,
      parts: [
        { key: 'bound', given: 7, words: ['Line 3 does not follow.'], criteria: { shown: 3 } },
        { key: 'images', given: 80, words: [] },
      ],
    });
    expect(await seenMarks(monday, lin)).toBeNull();
  });

  it('goes on showing what was released while something else is given', async () => {
    await giveAndRelease();
    const better = { points: { derived: 4, shown: 6 } };
    expect(await give(better)).toEqual({ ok: false, because: 'no reason' });
    expect(await give({ ...better, why: 'The page was turned over.' })).toMatchObject({
      score: 90,
    });
    expect(await seenMarks()).toMatchObject({ points: 87, parts: [{ given: 7 }, { given: 80 }] });
    await release();
    expect(await seenMarks()).toMatchObject({ points: 90, parts: [{ given: 10 }, { given: 80 }] });
  });

  it('gives one mark for eight clicks on one form', async () => {
    await give({ part: 'images' });
    const requestId = newId();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => give({ requestId, before: null })),
    );
    expect(all).toEqual(Array(8).fill({ ok: true, score: 87 }));
    expect(await scores()).toHaveLength(1);
  });

  it('refuses the second of two who mark a part at once, and keeps the first', async () => {
    const both = await Promise.all([
      give({ before: null }),
      give({ before: null }, staffAsker(omar)),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, because: 'changed' });
    expect(await database.db.partMark.count()).toBe(1);
  });

  it('refuses what is no mark of this work, and says which criterion is wrong', async () => {
    expect(await give({ points: { derived: 4 } })).toEqual({
      ...{ ok: false, because: 'no such points', criterion: 'shown' },
    });
    expect(await give({ part: 'bounds', points: {} })).toEqual({ ok: false, because: 'not found' });
    const note = { id: newId(), file: newId(), place: { kind: 'cell' as const, cell: 1 } };
    expect(await give({ notes: [{ ...note, text: 'Here.' }] })).toEqual({
      ...{ ok: false, because: 'no such words' },
    });
    const student = { ...studentAsker(), role: 'student' as const };
    expect(await give({}, student)).toEqual({ ok: false, because: 'not found' });
    expect(await database.db.partMark.count()).toBe(0);
  });
});

describe('two markers', () => {
  it('do not see each other’s marks before both are given; alike, they are the score', async () => {
    await makeGrading({ markers: 2 });
    await give({ words: 'Good.' });
    expect((await desk())?.parts[0]?.marks).toHaveLength(1);
    expect((await desk(staffAsker(omar)))?.parts[0]?.marks).toEqual([]);
    await give({ before: null, words: 'Short.' }, staffAsker(omar));
    await give({ part: 'images' });
    expect(await give({ part: 'images', before: null }, staffAsker(omar))).toEqual({
      ...{ ok: true, score: 87 },
    });
    await release();
    expect((await seenMarks())?.parts[0]?.words).toEqual(['Good.', 'Short.']);
  });

  it('who differ leave the work without a score until somebody settles it', async () => {
    await makeGrading({ markers: 2 });
    await give({ part: 'images' });
    await give({ part: 'images', before: null }, staffAsker(omar));
    await give();
    expect(await give({ settles: true })).toEqual({ ok: false, because: 'nothing to settle' });
    await give({ before: null, points: { derived: 4, shown: 5 } }, staffAsker(omar));
    expect(await list()).toMatchObject({ differing: 1, scored: 0 });
    expect(await give({ settles: true, points: { derived: 4, shown: 4 } })).toEqual({
      ...{ ok: true, score: 88 },
    });
    expect(await list()).toMatchObject({ differing: 0, scored: 1 });
  });
});

describe('the list of works', () => {
  it('has of everybody the version that counts, and no version that was refused', async () => {
    const second = await handIn(ada, '2024-02-07T23:00', 2);
    await handIn(lin, '2024-02-20T10:00');
    const works = (await list())?.works.items;
    expect(works).toMatchObject([{ submission: second, number: 2, names: ['Ada Marsh'] }]);
    expect(await gradingProgress(database.db, course, staffAsker())).toMatchObject([
      { slug: 'hw1', works: 1, waiting: 1 },
      { slug: 'hw2', works: 0 },
    ]);
  });

  it('waits for those who are named for a part', async () => {
    const chosen = { homework: 'hw1', part: 'bound', people: [omar.id] };
    expect(await chooseMarkers(services(), staffAsker(), chosen)).toEqual({ ok: true });
    expect((await list())?.works.items[0]?.parts).toMatchObject([
      { waits: false },
      { waits: true },
    ]);
    expect((await list(staffAsker(omar)))?.works.items[0]?.parts).toMatchObject([
      { waits: true },
      { waits: true },
    ]);
    const notStaff = { ...chosen, people: [ada.id] };
    expect(await chooseMarkers(services(), staffAsker(), notStaff)).toMatchObject({ ok: false });
    const records = await database.db.record.findMany({ where: { action: 'chose markers' } });
    expect(records).toMatchObject([{ to: { part: 'bound', people: [omar.id] } }]);
  });

  it('names nobody where the course marks blind, neither by person nor by file', async () => {
    await makeGrading({ blind: true });
    const said = JSON.stringify([await list(), await desk()]);
    expect(said).not.toContain('Ada');
    expect(said).not.toContain(ada.id);
    expect(said).not.toContain('hw1.ipynb');
    const [file] = (await desk())?.files ?? [];
    expect(file).toMatchObject({ name: '1.ipynb' });
    const address = { homework: 'hw1', submission: work, file: file?.id ?? '' };
    await database.db.submittedFile.updateMany({ data: { name: 'ada-marsh.ipynb' } });
    const downloaded = await workFile(database.db, staffAsker(), address, true);
    expect(downloaded?.name).toBe('hw1.ipynb');
  });

  it('is for staff alone', async () => {
    expect(await list({ ...studentAsker(), role: 'student' })).toBeNull();
    expect(await desk({ ...studentAsker(), role: 'student' })).toBeNull();
    expect(await desk(staffAsker(), newId())).toBeNull();
    expect(await desk(staffAsker(), 'no id')).toBeNull();
  });

  it('leads from the part that is marked to the next that waits', async () => {
    const other = await handIn(lin, '2024-02-07T20:00');
    expect(await desk()).toMatchObject({
      ...{ part: 'bound', position: { at: 1, of: 2 }, following: other },
      next: { submission: work, part: 'images' },
    });
    await give();
    await give({ part: 'images' });
    expect((await desk())?.next).toEqual({ submission: other, part: 'bound' });
    expect((await desk(staffAsker(iris), other))?.previous).toBe(work);
  });
});
