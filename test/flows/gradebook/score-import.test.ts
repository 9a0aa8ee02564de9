import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { applyScores, undoScores } from '#app/domain/gradebook/apply-scores.server.ts';
import { isChange } from '#app/domain/gradebook/score-difference.ts';
import { wordsInRows } from '#app/domain/gradebook/score-words.server.ts';
import { giveScore } from '#app/domain/gradebook/give-score.server.ts';
import { gradebookRows } from '#app/domain/gradebook/staff-gradebook.server.ts';
import { staffScoreImport } from '#app/domain/gradebook/staff-score-imports.server.ts';
import { uploadScores } from '#app/domain/gradebook/upload-scores.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { addSubmission } from '#test/factories/homework.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

let database: Database;
let course: Course;
let ada: Person;
let lin: Person;
let bo: Person;
let staff: Person;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  course = await createCourse(database.db);
  const member = (role: 'student' | 'assistant', name: string) =>
    createMember(database.db, { offering: 'sp24', role, name });
  ada = await member('student', 'Ada Marsh');
  lin = await member('student', 'Lin Ferro');
  bo = await member('student', 'Bo Quist');
  staff = await member('assistant', 'Iris Vance');
});
afterAll(() => database.close());

const services = () => ({ db: database.db, course });
const asker = (at = '2024-02-26T10:00', role: 'assistant' | 'student' = 'assistant') =>
  askerFor(role === 'assistant' ? staff : ada, role, berkeley(at));

/** As Gradescope writes it: in its own order, with somebody twice, somebody unknown, and a formula. */
const file = () => `First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status
Lin,Ferro,,${lin.email},,45.0,50.0,Graded
Nobody,Known,,nobody@example.edu,,40.0,50.0,Graded
Ada,Marsh,,${ada.email.toUpperCase()},,40.0,50.0,Graded
Bo,Quist,,${bo.email},,"=HYPERLINK(""x"")",50.0,Graded
Ada,Marsh,,${ada.email},,40.0,50.0,Graded
`;

async function upload(text = file(), by = asker()) {
  const bytes = new TextEncoder().encode(text);
  const given = { item: 'hw1', fileName: 'hw1.csv', bytes };
  const uploaded = await uploadScores(services(), by, given);
  if (!uploaded.ok) throw new Error(uploaded.because);
  const offering = course.offering('sp24');
  const found = await staffScoreImport(database.db, offering, uploaded.id, by.at);
  if (found?.difference == null) throw new Error('There is no difference');
  return { id: uploaded.id, ...found.difference };
}

const apply = ({ id, mark }: { id: string; mark: string }, by = asker()) =>
  applyScores(services(), by, { id, mark, why: 'Second marking' });

/** What everybody has: points or why none, and what is said with them. */
async function scoresAndWords(at = asker().at) {
  const rows = await gradebookRows(database.db, course.offering('sp24'), at);
  const words = await wordsInRows(database.db, rows);
  return new Map(
    rows.map(({ id, cells: { hw1 } }) => [id, [hw1?.standing, words.get(hw1?.score ?? '') ?? '']]),
  );
}

async function scores() {
  const rows = await gradebookRows(database.db, course.offering('sp24'), asker().at);
  return rows.map(({ name, cells }) => {
    const standing = cells.hw1?.standing;
    return [name, standing?.kind === 'score' ? standing.points : standing?.kind];
  });
}

describe('a file of scores', () => {
  it('gives exactly what its difference shows', async () => {
    const shown = await upload();
    const said = shown.lines.map((line) =>
      line.kind === 'problem' ? line.because : [line.kind, line.person.name, line.points],
    );
    expect(said).toEqual([
      ...[['change', 'Lin Ferro', 90], 'nobody', ['change', 'Ada Marsh', 80], 'formula'],
    ]);
    expect(await scores()).toEqual([
      ...[
        ['Ada Marsh', 'missing'],
        ['Bo Quist', 'missing'],
        ['Lin Ferro', 'missing'],
      ],
    ]);
    expect(await apply(shown)).toEqual({ ok: true, changed: 2 });
    expect(await scores()).toEqual([
      ['Ada Marsh', 80],
      ['Bo Quist', 'missing'],
      ['Lin Ferro', 90],
    ]);
    const records = await database.db.record.findMany({ where: { action: 'gave score' } });
    expect(records.map(({ why }) => why)).toEqual(Array(2).fill('hw1.csv: Second marking'));
  });

  it('says to people exactly what its difference shows, and takes that back', async () => {
    const people = [ada, lin, bo];
    const cell = {
      who: fc.constantFrom(...people.map(({ email }) => email), 'nobody@example.edu'),
      score: fc.constantFrom('', '80', '90', '=1'),
      words: fc.constantFrom('', 'Good', 'One\nTwo', '=HYPERLINK("x")'),
    };
    const files = fc.array(fc.record(cell), { minLength: 1, maxLength: 6 });
    let minute = 0;
    await fc.assert(
      fc.asyncProperty(files, async (rows) => {
        minute += 1;
        const lines = rows.map(
          ({ who, score, words }) => `${who},${score},"${words.replaceAll('"', '""')}"`,
        );
        const by = asker(
          `2024-02-26T${10 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`,
        );
        const before = await scoresAndWords(by.at);
        const shown = await upload(`Email,Score,Comments\n${lines.join('\n')}\n`, by);
        const applied = await apply(shown, by);
        const changes = shown.lines.filter(isChange);
        expect(applied.ok).toBe(changes.length > 0);
        const expected = new Map(before);
        for (const { person, points, words } of changes) {
          expect(before.get(person.id)?.[1]).toBe(words.from);
          expected.set(person.id, [{ kind: 'score', points }, words.to]);
        }
        expect(await scoresAndWords(by.at)).toEqual(expected);
        // Every other file is taken back.
        if (minute % 2 === 0 || !applied.ok) return;
        await undoScores(services(), by, { id: shown.id });
        expect(await scoresAndWords(by.at)).toEqual(before);
      }),
      { numRuns: 20 },
    );
    expect(minute).toBeGreaterThan(10);
  });

  it('is applied once, however many click', async () => {
    const shown = await upload();
    const all = await Promise.all([apply(shown), apply(shown), apply(shown)]);
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.db.scoreFact.count()).toBe(2);
  });

  it('writes nothing when something is not as it was shown', async () => {
    const shown = await upload();
    await giveScore(services(), asker(), {
      ...{ person: lin.id, item: 'hw1', kind: 'score', points: 12 },
      ...{ before: null, words: null, why: '' },
      requestId: newId(),
    });
    expect(await apply(shown)).toEqual({ ok: false, because: 'changed' });
    expect(await database.db.scoreFact.count()).toBe(1);
  });

  it('is for staff alone', async () => {
    const shown = await upload();
    const student = asker('2024-02-26T10:00', 'student');
    expect(await apply(shown, student)).toEqual({ ok: false, because: 'not found' });
    const bytes = new TextEncoder().encode(file());
    const asked = { item: 'hw1', fileName: 'hw1.csv', bytes };
    expect(await uploadScores(services(), student, asked)).toMatchObject({ ok: false });
    expect(await undoScores(services(), student, { id: shown.id })).toMatchObject({ ok: false });
  });

  it('is taken back: everybody has what they had before, by hand or from a submission', async () => {
    const at = berkeley('2024-02-07T20:00');
    const score = { percent: 66, givenAt: at };
    await addSubmission(database.db, { person: lin, homework: 'hw1', at, score });
    await giveScore(services(), asker(), {
      ...{ person: ada.id, item: 'hw1', kind: 'excused', points: null },
      ...{ before: null, words: null, why: 'Ill' },
      requestId: newId(),
    });
    const before = await scores();
    const shown = await upload();
    await apply(shown);
    expect(await scores()).toEqual([
      ['Ada Marsh', 80],
      ['Bo Quist', 'missing'],
      ['Lin Ferro', 90],
    ]);
    const undone = await undoScores(services(), asker(), { id: shown.id });
    expect(undone).toEqual({ ok: true, undone: 2, kept: [] });
    expect(await scores()).toEqual(before);
    expect(await undoScores(services(), asker(), { id: shown.id })).toEqual({
      ...{ ok: false, because: 'undone already' },
    });
  });

  it('taken back leaves alone who was given something else since, and names them', async () => {
    const shown = await upload();
    await apply(shown);
    const { id } = await database.db.scoreFact.findFirstOrThrow({ where: { personId: lin.id } });
    await giveScore(services(), asker(), {
      ...{ person: lin.id, item: 'hw1', kind: 'score', points: 95 },
      ...{ before: id, words: null, why: 'Regraded' },
      requestId: newId(),
    });
    const undone = await undoScores(services(), asker(), { id: shown.id });
    expect(undone).toEqual({ ok: true, undone: 1, kept: ['Lin Ferro'] });
    expect(await scores()).toEqual([
      ...[
        ['Ada Marsh', 'missing'],
        ['Bo Quist', 'missing'],
        ['Lin Ferro', 95],
      ],
    ]);
  });
});
