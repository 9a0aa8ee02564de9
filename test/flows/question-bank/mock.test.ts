import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v4 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { drawQuestions } from '#app/domain/question-bank/draw/draw.ts';
import { beginMock } from '#app/domain/question-bank/mock/begin-mock.server.ts';
import { deleteMock } from '#app/domain/question-bank/mock/delete-mock.server.ts';
import { addToStudy, markSteps } from '#app/domain/question-bank/mock/mark-steps.server.ts';
import { keepPhoto, ownPhoto } from '#app/domain/question-bank/mock/mock-photos.server.ts';
import { mostPhotos, type StepMark } from '#app/domain/question-bank/mock/mock.ts';
import { ownMock, ownMocks } from '#app/domain/question-bank/mock/own-mock.server.ts';
import { saveAnswers } from '#app/domain/question-bank/mock/save-answers.server.ts';
import { ownReviews } from '#app/domain/question-bank/study/own-reviews.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { openRenderedContent } from '#app/domain/syllabus/rendered-content.server.ts';
import { syncCourse } from '#app/domain/syllabus/sync-course.server.ts';
import { openFileStore } from '#app/files/store.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { png } from '#test/factories/pictures.ts';
import { testDatabase } from '#test/setup/database.ts';

const database = await testDatabase();
const { db } = database;
const folder = mkdtempSync(path.join(tmpdir(), 'practicum-mock-'));
const course = loadCourse('content/syllabus');
const content = openRenderedContent(course, path.join(folder, 'rendered'));
const files = openFileStore(path.join(folder, 'files'));
const services = { db, course, content, files };

beforeAll(() => syncCourse(db, course, berkeley('2024-01-01T00:00')));
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const start = berkeley('2024-03-01T10:00');
const bank = course.offering('sp24').midterm?.questions ?? [];
const later = (asker: SignedInAsker, minutes: number): SignedInAsker => ({
  ...asker,
  at: new Date(start.getTime() + minutes * 60_000),
});

async function somebody(): Promise<SignedInAsker> {
  const person = await createMember(db, { offering: 'sp24', role: 'student' });
  return askerFor(person, 'student', start);
}

/** Somebody who has begun: what they asked for, and their first two questions. */
async function begun(seed = 'spring') {
  const asker = await somebody();
  const id = newId();
  expect(await beginMock(services, asker, { id, seed })).toEqual({ ok: true, id });
  const [first = '', second = ''] = drawQuestions(bank, { asks: 2, seed });
  const type = (text: string, seen: number, by = asker, finish = false) =>
    saveAnswers(db, by, { mock: id, typed: [{ question: first, text, seen }], finish });
  const own = async (by = asker) =>
    (await ownMock(services, by, id, 'en')) ?? expect.fail('there is none');
  return { asker, id, first, second, type, own };
}

describe('a mock midterm', () => {
  it('asks what the seed draws by the published rule, and tells no step before it is finished', async () => {
    const { own, first, second, type } = await begun();
    const mock = await own();
    expect(mock.answers.map(({ slug }) => slug)).toEqual([first, second]);
    expect(mock.endsAt).toEqual(berkeley('2024-03-01T10:30'));
    expect(mock.answers.flatMap(({ question }) => question?.steps)).toEqual([]);
    await type('', 0, undefined, true);
    expect((await own()).answers[0]?.question?.steps.length).toBeGreaterThan(1);
  });

  it('is begun once, however often its form is sent, and under nobody else’s id', async () => {
    const asker = await somebody();
    const id = newId();
    const sent = [1, 2, 3].map(() => beginMock(services, asker, { id, seed: 'twice' }));
    expect(await Promise.all(sent)).toEqual([1, 2, 3].map(() => ({ ok: true, id })));
    expect(await ownMocks(db, asker)).toHaveLength(1);
    expect(await beginMock(services, await somebody(), { id, seed: 'twice' })).toBeNull();
    expect(await beginMock(services, asker, { id: 'none', seed: 'x' })).toBeNull();
    expect(await beginMock(services, asker, { id: newId(), seed: ' ' })).toMatchObject({
      because: 'seed',
    });
  });

  it('is begun by nobody who may not read the bank', async () => {
    const asker = { ...(await somebody()), at: berkeley('2024-02-21T23:59') };
    const before = await beginMock(services, asker, { id: newId(), seed: 'early' });
    expect(before).toEqual({ ok: false, because: 'no questions' });
    const { own, asker: writer } = await begun();
    await own();
    const early = { ...writer, at: berkeley('2024-02-21T23:59') };
    await expect(own(early)).rejects.toThrow('there is none');
  });
});

describe('what is typed', () => {
  it('in one window is not written over from another that has not seen it', async () => {
    const { type, own, first } = await begun();
    expect(await type('here', 0)).toMatchObject({ ok: true, answers: [{ revision: 1 }] });
    const other = await type('there', 0);
    expect(other).toMatchObject({
      because: 'elsewhere',
      elsewhere: [{ question: first, text: 'here', revision: 1 }],
    });
    expect((await own()).answers[0]?.text).toBe('here');
    // Having seen it, somebody may choose.
    expect(await type('there', 1)).toMatchObject({ ok: true, answers: [{ revision: 2 }] });
    // What is the same already is no conflict.
    expect(await type('there', 0)).toMatchObject({ ok: true, answers: [{ revision: 2 }] });
  });

  it('at the same instant in many windows is kept once, and the others hear of it', async () => {
    const { type } = await begun();
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((text) => type(text, 0)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('after the time is kept, apart from what was there in time', async () => {
    const { asker, type, own } = await begun();
    await type('in time', 0);
    await type('in time, and on', 1, later(asker, 31));
    expect((await own()).answers[0]).toMatchObject({
      text: 'in time, and on',
      inTimeHtml: expect.stringContaining('in time</p>'),
    });
    await type('in time', 2, later(asker, 32));
    expect((await own()).answers[0]?.inTimeHtml).toBeNull();
  });

  it('stays as it is once it is finished, which counts once', async () => {
    const { asker, type, own } = await begun();
    await type('whole', 0, asker, true);
    const first = (await own()).finishedAt;
    expect(first).toEqual(start);
    expect(await type('whole', 0, later(asker, 5), true)).toMatchObject({ ok: true });
    expect(await type('more', 1, later(asker, 5))).toEqual({ ok: false, because: 'finished' });
    expect((await own()).finishedAt).toEqual(first);
    expect((await own()).answers[0]?.text).toBe('whole');
  });

  it('finishes nothing while an answer waits for a choice', async () => {
    const { asker, type, own } = await begun();
    await type('here', 0);
    expect(await type('there', 0, asker, true)).toMatchObject({ because: 'elsewhere' });
    expect((await own()).finishedAt).toBeNull();
  });
});

describe('a photo', () => {
  it('is kept for whoever brought it, once, and only while the mock is written', async () => {
    const { asker, id, first: question, type, own } = await begun();
    const bring = (bytes: Uint8Array, by = asker) =>
      keepPhoto(services, by, { mock: id, question, bytes });
    expect(await bring(Buffer.from('<svg/>'))).toMatchObject({ because: 'not an image' });
    for (const grey of [1, 1, 2]) expect(await bring(png(8, 8, grey))).toEqual({ ok: true });
    await bring(png(8, 8, 3), later(asker, 40));
    const photos = (await own()).answers[0]?.photos ?? [];
    expect(photos.map(({ late }) => late)).toEqual([false, false, true]);
    const photo = photos[0]?.id ?? '';
    const file = await ownPhoto(db, asker, { mock: id, photo });
    expect(await files.has(file?.sha256 ?? '')).toBe(true);
    expect(await ownPhoto(db, await somebody(), { mock: id, photo })).toBeNull();
    for (let grey = 4; grey <= mostPhotos; grey += 1) await bring(png(8, 8, grey));
    expect(await bring(png(8, 8, 99))).toMatchObject({ because: 'too many photos' });
    await type('', 0, asker, true);
    expect(await bring(png(8, 8, 100))).toMatchObject({ because: 'finished' });
  });
});

describe('marks', () => {
  const all = (mark: StepMark, question: string) => ({
    question,
    marks: new Map(Array.from({ length: 20 }, (_, step) => [step, mark] as const)),
  });

  it('give a result, and are added to what was studied once', async () => {
    const { asker, id, first, second, type, own } = await begun();
    const mark = (mark: StepMark) =>
      markSteps(services, asker, { mock: id, marked: [all('had', first), all(mark, second)] });
    expect(await mark('missed')).toEqual({ ok: false, because: 'not finished' });
    await type('', 0, asker, true);
    await markSteps(services, asker, { mock: id, marked: [all('had', first)] });
    expect((await own()).result).toBeNull();
    await mark('missed');
    expect(await own()).toMatchObject({ studied: false, result: { share: 0.5 } });
    expect((await own()).result?.study.map(({ question }) => question)).toEqual([second, first]);
    await Promise.all([1, 2].map(() => addToStudy(db, asker, id)));
    await addToStudy(db, later(asker, 60), id);
    const reviews = await ownReviews(db, asker);
    expect(reviews.map(({ question, grade }) => [question, grade]).toSorted()).toEqual(
      [
        [first, 'good'],
        [second, 'again'],
      ].toSorted(),
    );
    expect((await own()).studied).toBe(true);
    expect((await ownMocks(db, asker))[0]).toMatchObject({ share: 0.5 });
  });
});

describe('whose it is', () => {
  it('nobody else reads, writes, marks, finishes or deletes it, staff neither', async () => {
    const { asker, id, first, own } = await begun();
    const before = await own();
    const assistant = askerFor(
      await createMember(db, { offering: 'sp24', role: 'assistant' }),
      'assistant',
      start,
    );
    const otherOffering = { ...asker, offering: 'sp20' };
    for (const stranger of [await somebody(), assistant, otherOffering]) {
      expect(await ownMock(services, stranger, id, 'en')).toBeNull();
      const typed = [{ question: first, text: 'not mine', seen: 0 }];
      const none = { ok: false, because: 'not found' };
      expect(await saveAnswers(db, stranger, { mock: id, typed, finish: true })).toEqual(none);
      expect(await markSteps(services, stranger, { mock: id, marked: [] })).toEqual(none);
      expect(await addToStudy(db, stranger, id)).toEqual(none);
      const bytes = png(8, 8);
      const photo = { mock: id, question: first, bytes };
      expect(await keepPhoto(services, stranger, photo)).toEqual(none);
      await deleteMock(db, stranger, id);
    }
    expect(await own()).toEqual(before);
  });

  it('is deleted with all that hangs on it, also with the account', async () => {
    const { asker, id, first, type } = await begun();
    await type('mine', 0);
    await keepPhoto(services, asker, { mock: id, question: first, bytes: png(8, 8, 200) });
    await deleteMock(db, asker, id);
    const left = () =>
      Promise.all([
        db.mockMidterm.count({ where: { personId: asker.person.id } }),
        db.mockAnswer.count({ where: { mockId: id } }),
        db.mockPhoto.count({ where: { mockId: id } }),
      ]);
    expect(await left()).toEqual([0, 0, 0]);
    await beginMock(services, asker, { id: newId(), seed: 'again' });
    expect(await left()).toEqual([1, 0, 0]);
    const { id: person, email } = asker.person;
    expect(await deleteAccount(db, person, email, start)).toMatchObject({ ok: true });
    expect(await left()).toEqual([0, 0, 0]);
  });

  it('says of a question that is gone that it is gone, and keeps the answer', async () => {
    const { asker, id, first, second, type } = await begun();
    await type('still mine', 0, asker, true);
    const smaller = {
      ...course,
      offering: (slug: string) => {
        const file = course.offering(slug);
        const questions = bank.filter((one) => one.slug !== first);
        return { ...file, midterm: file.midterm && { ...file.midterm, questions } };
      },
    };
    const mock = await ownMock({ ...services, course: smaller }, asker, id, 'en');
    expect(mock?.answers.map(({ question }) => question?.slug ?? null)).toEqual([null, second]);
    expect(mock?.answers[0]?.text).toBe('still mine');
  });
});
