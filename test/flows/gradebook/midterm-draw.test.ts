import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import type { Database } from '#app/db/client.ts';
import {
  drawMidterm,
  type DrawMidtermInput,
} from '#app/domain/gradebook/midterm/draw-midterm.server.ts';
import { lastDraw, midtermDraws } from '#app/domain/gradebook/midterm/midterm-draws.server.ts';
import { staffMidterm } from '#app/domain/gradebook/midterm/staff-midterm.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { berkeley, createCourse, smallOffering } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

const both = (words: string) => ({ en: words, zh: words });
const text = {
  statement: 'Show it.',
  steps: [{ heading: 'A step', body: 'So it is.', blanks: 0 }],
};
const questionOf = (slug: string, lecture: string): QuestionFile => ({
  ...{ slug, lecture, title: both(slug), topics: [both(lecture)], difficulty: 2 },
  ...{ experiments: [], text: { en: text, zh: text }, figures: new Map() },
});
const questions = [
  questionOf('coupling-layers', 'flows'),
  questionOf('optimal-critic', 'gans'),
  questionOf('posterior-mean', 'diffusion'),
  questionOf('prefix-codes', 'compression'),
];
const midterm = {
  ...{ date: '2024-04-11', covers: both('All'), published: null, asks: 2, minutes: 30 },
  questions,
};
const lectureBegins = '2024-04-11T14:00:00';

let database: Database;
let course: Course;
let asker: SignedInAsker;
let student: SignedInAsker;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  course = await createCourse(database.db, [smallOffering({ midterm })]);
  const at = berkeley('2024-04-01T10:00');
  const member = async (role: 'assistant' | 'student') =>
    askerFor(await createMember(database.db, { offering: 'sp24', role }), role, at);
  asker = await member('assistant');
  student = await member('student');
});

afterAll(() => database.close());

const services = () => ({ db: database.db, course });
const draw = (input: Partial<DrawMidtermInput> = {}, who = asker) =>
  drawMidterm(services(), who, {
    ...{ seed: 'spring', papers: 1, weights: new Map(), why: '', before: null, requestId: newId() },
    ...input,
  });
const standing = async () => (await lastDraw(database.db, 'sp24')) ?? expect.fail('nothing drawn');

describe('drawing the midterm', () => {
  it('asks as many questions of different lectures as the file says, and is recorded', async () => {
    expect(await draw({ papers: 2 })).toEqual({ ok: true });
    const { papers, seed } = await standing();
    expect(papers).toHaveLength(2);
    for (const paper of papers) expect(new Set(paper).size).toBe(2);
    const [record] = await database.db.record.findMany();
    expect(record).toMatchObject({
      ...{ action: 'drew midterm', actorId: asker.person.id, at: asker.at },
      to: { seed, papers },
    });
  });

  it('never asks what weighs nothing, and keeps what was weighed for the next draw', async () => {
    const weights = new Map([
      ['coupling-layers', 0],
      ['optimal-critic', 0],
    ]);
    await draw({ weights });
    expect((await standing()).papers[0]?.toSorted()).toEqual(['posterior-mean', 'prefix-codes']);
    const page = await staffMidterm(services(), asker);
    expect(page?.bank.map(({ slug, weight }) => [slug, weight])).toContainEqual([
      'optimal-critic',
      0,
    ]);
  });

  it('is refused where too few questions weigh anything', async () => {
    const weights = new Map(questions.slice(1).map(({ slug }) => [slug, 0]));
    expect(await draw({ weights })).toEqual({ ok: false, because: 'too few' });
    expect(await lastDraw(database.db, 'sp24')).toBeNull();
  });

  it('is done again with a reason only, and both draws stay to be seen', async () => {
    await draw({ seed: 'first' });
    const before = (await standing()).id;
    expect(await draw({ seed: 'second', before })).toEqual({ ok: false, because: 'no reason' });
    const why = 'The paper was left in the printer';
    expect(await draw({ seed: 'second', before, why })).toEqual({ ok: true });
    const draws = await midtermDraws(database.db, 'sp24');
    expect(draws.map((each) => each.seed)).toEqual(['second', 'first']);
    const page = await staffMidterm(services(), asker);
    expect(page?.drawn).toMatchObject({ seed: 'second', why });
    expect(page?.earlier).toMatchObject([{ seed: 'first', why: '' }]);
  });

  it('happens once, however often a button is pressed', async () => {
    const requestId = newId();
    const answers = await Promise.all([1, 2, 3, 4].map(() => draw({ requestId })));
    expect(answers).toEqual([1, 2, 3, 4].map(() => ({ ok: true })));
    expect(await midtermDraws(database.db, 'sp24')).toHaveLength(1);
    expect(await database.db.record.count()).toBe(1);
  });

  it('of two of staff at once is one, and the other is told', async () => {
    const answers = await Promise.all([draw({ seed: 'one' }), draw({ seed: 'two' })]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, because: 'changed' });
    expect(await midtermDraws(database.db, 'sp24')).toHaveLength(1);
  });

  it('is possible until the midterm begins, to the second', async () => {
    const begins = berkeley(lectureBegins);
    expect(await draw({}, { ...asker, at: begins })).toEqual({ ok: false, because: 'begun' });
    const before = new Date(begins.getTime() - 1000);
    expect(await draw({}, { ...asker, at: before })).toEqual({ ok: true });
  });

  it('is nothing that a student does', async () => {
    expect(await draw({}, student)).toEqual({ ok: false, because: 'not found' });
    const published = { ...student, at: berkeley('2024-04-10T10:00') };
    expect(await draw({}, published)).toEqual({ ok: false, because: 'not found' });
    expect(await lastDraw(database.db, 'sp24')).toBeNull();
  });

  it('shows a question that has left the bank as gone', async () => {
    await draw();
    const { papers } = await standing();
    const [gone = ''] = papers[0] ?? [];
    const rest = questions.filter(({ slug }) => slug !== gone);
    course = await createCourse(database.db, [
      smallOffering({ midterm: { ...midterm, questions: rest } }),
    ]);
    const page = await staffMidterm(services(), asker);
    expect(page?.drawn?.papers[0]?.questions[0]).toEqual({ slug: gone, question: null });
  });
});
