import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { gradebookFile } from '#app/domain/gradebook/gradebook-file.ts';
import { gradebookQuery } from '#app/domain/gradebook/gradebook-query.ts';
import { gradeItems } from '#app/domain/gradebook/grade-items.ts';
import { gradebookWorkbook } from '#app/domain/gradebook/gradebook-workbook.server.ts';
import { wordsInRows } from '#app/domain/gradebook/score-words.server.ts';
import { gradebookRows, staffGradebook } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import {
  gradebookForEachTest,
  database,
  course,
  ada,
  lin,
  staff,
  monday,
  asker,
  give,
  cell,
  seenBy,
  release,
} from './gradebook-setting.ts';

gradebookForEachTest();

describe('a score given by hand', () => {
  it('stands in the gradebook at once, and nobody else sees it before its release', async () => {
    expect(await give({})).toMatchObject({ ok: true, row: { id: ada.id } });
    expect(await cell('midterm')).toMatchObject({
      ...{ standing: { kind: 'score', points: 17 }, seen: 'nothing' },
    });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'open' });
    expect(await release('midterm')).toEqual({ ok: true, released: 1 });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'score', points: 17 });
    expect(await cell('midterm')).toMatchObject({ seen: 'this' });
  });

  it('is recorded: who gave what, from what, and why', async () => {
    const first = await give({ why: 'Question 2 was marked again.' });
    const before = first.ok ? (first.row.cells.midterm?.score ?? null) : null;
    await give({ kind: 'excused', points: null, before, why: 'Ill on the day.' });
    const records = await database.db.record.findMany({
      where: { subject: `person:${ada.id}`, action: 'gave score' },
      orderBy: { id: 'asc' },
    });
    expect(records).toMatchObject([
      {
        ...{ actorId: staff.id, why: 'Question 2 was marked again.' },
        ...{ from: { item: 'midterm', kind: 'open' } },
        to: { item: 'midterm', kind: 'score', points: 17 },
      },
      { from: { kind: 'score', points: 17 }, to: { kind: 'excused' }, why: 'Ill on the day.' },
    ]);
  });

  it.each([
    ['above what the item is out of', { points: 20.5 }],
    ['below nothing', { points: -1 }],
    ['that is no number', { points: Number.NaN }],
    ['that is missing', { points: null }],
    ['where somebody is excused', { kind: 'excused', points: 3 }],
  ] as const)('is refused %s', async (_what, input) => {
    expect(await give(input)).toEqual({ ok: false, because: 'no such score' });
    expect(await database.db.scoreFact.count()).toBe(0);
  });

  it('is given by staff, to somebody who is graded, for an item of the course', async () => {
    const no = { ok: false, because: 'not found' };
    expect(await give({}, asker(monday, ada, 'student'))).toEqual(no);
    expect(await give({ person: staff.id })).toEqual(no);
    expect(await give({ item: 'hw9' })).toEqual(no);
  });

  it('is given once, however often the form is sent', async () => {
    const requestId = newId();
    const all = await Promise.all(Array.from({ length: 8 }, () => give({ requestId })));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(await database.db.scoreFact.count()).toBe(1);
  });

  it('is not given again where it stands already; with other words it is', async () => {
    await give({});
    const before = (await cell('midterm'))?.score ?? null;
    expect(await give({ before })).toMatchObject({ ok: true });
    expect(await give({ before, words: '' })).toMatchObject({ ok: true });
    expect(await database.db.scoreFact.count()).toBe(1);
    expect(await give({ before, words: 'Well argued.' })).toMatchObject({ ok: true });
    expect(await database.db.scoreFact.count()).toBe(2);
  });

  it('overwrites nothing that somebody else has given meanwhile', async () => {
    const both = await Promise.all([give({ points: 12 }), give({ points: 15 })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, because: 'changed' });
  });

  it('needs a reason where the person sees one already, and is released anew', async () => {
    const first = await give({});
    await release('midterm');
    const before = first.ok ? (first.row.cells.midterm?.score ?? null) : null;
    expect(await give({ points: 19, before })).toEqual({ ok: false, because: 'no reason' });
    expect(await give({ points: 19, before, why: 'Regraded.' })).toMatchObject({ ok: true });
    expect(await seenBy(ada, 'midterm')).toEqual({ kind: 'score', points: 17 });
    expect(await cell('midterm')).toMatchObject({ seen: 'other' });
    await release('midterm', asker('2024-02-26T11:00'));
    expect(await seenBy(ada, 'midterm', '2024-02-26T12:00')).toEqual({ kind: 'score', points: 19 });
  });

  it('stands above what a submission got, until it is taken back', async () => {
    const at = berkeley('2024-02-07T20:00');
    const score = { percent: 80, givenAt: at, releasedAt: at };
    await addSubmission(database.db, { person: ada, homework: 'hw1', at, score });
    const before = (await cell('hw1'))?.score ?? null;
    const given = await give({ item: 'hw1', points: 70, before, why: 'Copied from a classmate.' });
    expect(given).toMatchObject({ ok: true });
    expect((await cell('hw1'))?.standing).toEqual({ kind: 'score', points: 70 });
    const cleared = {
      item: 'hw1',
      kind: 'cleared',
      points: null,
      why: 'It was not copied.',
    } as const;
    await give({ ...cleared, before: (await cell('hw1'))?.score ?? null });
    expect(await cell('hw1')).toMatchObject({
      ...{ standing: { kind: 'score', points: 80 }, seen: 'this' },
    });
  });
});

describe('what came and what did not', () => {
  it('waits for a score when the last version has none', async () => {
    const at = berkeley('2024-02-07T20:00');
    const score = { percent: 80, givenAt: at };
    await addSubmission(database.db, { person: ada, homework: 'hw1', at, score });
    expect(await cell('hw1')).toMatchObject({ waits: false });
    const later = { person: ada, homework: 'hw1', number: 2, at: berkeley('2024-02-07T21:00') };
    await addSubmission(database.db, later);
    expect(await cell('hw1')).toMatchObject({ waits: true, standing: { points: 80 } });
  });

  it('is missing once the last late day is over, by the person’s own deadline', async () => {
    const due = berkeley('2024-02-10T23:59');
    const more = { person: lin, homework: 'hw1', due, grantedAt: berkeley('2024-02-05T10:00') };
    await addExtension(database.db, more);
    const kinds = async (at: string) => [
      (await cell('hw1', ada, at))?.standing.kind,
      (await cell('hw1', lin, at))?.standing.kind,
      (await seenBy(lin, 'hw1', at))?.kind,
    ];
    expect(await kinds('2024-02-11T23:59')).toEqual(['open', 'open', 'open']);
    expect(await kinds('2024-02-12T00:00')).toEqual(['missing', 'open', 'open']);
    expect(await kinds('2024-02-15T00:00')).toEqual(['missing', 'missing', 'missing']);
  });
});

describe('the gradebook', () => {
  const query = (said: string) => {
    const keys = gradeItems(course.offering('sp24')).map(({ key }) => key);
    return gradebookQuery(new URLSearchParams(said), keys);
  };
  const names = async (said: string) => {
    const offering = course.offering('sp24');
    const book = await staffGradebook(database.db, offering, query(said), asker().at);
    return book.rows.map(({ name }) => name);
  };

  it('is searched, filtered and sorted by what the address says', async () => {
    await give({ person: lin.id, points: 19 });
    await give({ points: 12 });
    expect(await names('')).toEqual(['Ada Marsh', 'Lin Ferro']);
    expect(await names('sort=midterm&order=down')).toEqual(['Lin Ferro', 'Ada Marsh']);
    expect(await names('sort=grade&order=down')).toEqual(['Lin Ferro', 'Ada Marsh']);
    expect(await names('role=waitlisted')).toEqual(['Lin Ferro']);
    expect(await names('q=marsh')).toEqual(['Ada Marsh']);
    expect(await names('sort=hw9&role=king&page=x')).toEqual(['Ada Marsh', 'Lin Ferro']);
  });

  it('says nothing of who has left', async () => {
    await database.db.membership.updateMany({
      where: { personId: ada.id },
      data: { to: berkeley('2024-02-20T10:00') },
    });
    expect(await names('')).toEqual(['Lin Ferro']);
  });

  it('is a file in which no cell is a formula', async () => {
    await database.db.person.update({ where: { id: ada.id }, data: { name: '=SUM(A1)' } });
    await give({ points: 17.5, words: '=1+1' });
    const offering = course.offering('sp24');
    const rows = await gradebookRows(database.db, offering, asker().at);
    const file = gradebookFile(gradeItems(offering), rows, await wordsInRows(database.db, rows));
    expect(file).toContain("'=SUM(A1),");
    expect(file).toContain(",17.5,'=1+1,");
    expect(file.split('\n')[0]).toContain('Midterm (20),Midterm: comments,Project');
  });

  it('is a workbook in which scores are numbers and names are words', async () => {
    await database.db.person.update({ where: { id: ada.id }, data: { name: '=SUM(A1) & <b>' } });
    await give({ points: 17.5, words: '=1+1' });
    const offering = course.offering('sp24');
    const rows = await gradebookRows(database.db, offering, asker().at);
    const words = await wordsInRows(database.db, rows);
    const parts = unzipSync(await gradebookWorkbook(gradeItems(offering), rows, words));
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const sheet = text('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<v>17.5</v>');
    expect(sheet).not.toContain('<f>');
    expect(`${sheet}${text('xl/sharedStrings.xml')}`).toContain('=1+1');
    expect(`${sheet}${text('xl/sharedStrings.xml')}`).toContain('=SUM(A1) &amp; &lt;b');
  });
});
