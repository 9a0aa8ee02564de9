import { describe, expect, it } from 'vitest';
import { ownHomework } from '#app/domain/account/own-homework.server.ts';
import { gradeHistory } from '#app/domain/gradebook/grade-history.server.ts';
import { studentGrades } from '#app/domain/gradebook/student-grades.server.ts';
import { berkeley } from '#test/factories/course.ts';
import {
  gradebookForEachTest,
  database,
  course,
  ada,
  monday,
  asker,
  services,
  give,
  cell,
  release,
} from './gradebook-setting.ts';

gradebookForEachTest();

describe('words with a score', () => {
  const words = async (at = monday) => {
    const grades = await studentGrades(database.db, course, asker(at, ada, 'student'));
    const { scoresByHand } = await ownHomework(services(), ada.id, berkeley(at));
    const seen = grades.items.find(({ key }) => key === 'midterm')?.words;
    // What is one's own to take along says the same as the page.
    expect(scoresByHand.at(-1)?.words ?? '').toBe(seen);
    return seen;
  };
  const history = () =>
    gradeHistory(database.db, course.offering('sp24'), ada.id, berkeley('2024-02-26T12:00'));

  it('are seen with it, once it is released, and no more once it is not', async () => {
    await give({ words: ' See page 2:\r\n  <b>a = b</b> ' });
    expect(await words()).toBe('');
    await release('midterm');
    expect(await words()).toBe('See page 2:\n  <b>a = b</b>');
    const at = berkeley('2024-02-26T11:00');
    await database.db.release.updateMany({ data: { withdrawnAt: at } });
    expect(await words('2024-02-26T11:00')).toBe('');
  });

  it('that are changed wait for their own release, and need a reason', async () => {
    await give({ words: 'So' });
    await release('midterm');
    const before = (await cell('midterm'))?.score ?? null;
    const changed = { before, words: 'So what' };
    expect(await give(changed)).toEqual({ ok: false, because: 'no reason' });
    await give({ ...changed, why: 'Read again' });
    expect(await words()).toBe('So');
    expect(await cell('midterm')).toMatchObject({ seen: 'other', unreleased: true });
    await release('midterm', asker('2024-02-26T11:00'));
    expect(await words('2024-02-26T11:00')).toBe('So what');
    const told = (await history())?.events.filter(({ what }) => what === 'given');
    expect(told).toMatchObject([
      { words: 'So what', why: 'Read again', by: 'Iris Vance' },
      { words: 'So', why: '' },
    ]);
  });

  it('stay with another score, and go when it is no score any more', async () => {
    await give({ words: 'So' });
    const standing = async () => (await cell('midterm'))?.score ?? null;
    await give({ points: 3, before: await standing() });
    expect((await history())?.words).toMatchObject({ midterm: 'So', project: '' });
    await give({ kind: 'excused', points: null, before: await standing() });
    expect((await history())?.words).toMatchObject({ midterm: '' });
    await give({ kind: 'cleared', points: null, before: await standing(), words: 'None' });
    expect((await history())?.words).toMatchObject({ midterm: '' });
  });

  it('are bounded', async () => {
    const long = await give({ words: 'x'.repeat(5_001) });
    expect(long).toEqual({ ok: false, because: 'words too long' });
    expect(await give({ words: 'x'.repeat(5_000) })).toMatchObject({ ok: true });
  });
});
