import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { deleteAccount } from '#app/domain/account/delete-account.server.ts';
import { ownData } from '#app/domain/account/own-data.server.ts';
import { writeSeatFact } from '#app/domain/enrollment/write-seat-fact.server.ts';
import { longestNote, mostRuns } from '#app/domain/experiments/kept-run.ts';
import type { RunFormAnswer } from '#app/domain/experiments/run-form.server.ts';
import { markLecture } from '#app/domain/syllabus/mark-lecture.server.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { action as keep } from '#app/routes/playground/experiment.tsx';
import { action as change, loader } from '#app/routes/playground/runs.tsx';
import { findExperiment } from '#playground/catalog.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { createMember, createPerson } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

const at = berkeley('2024-02-26T10:00');
const later = berkeley('2024-02-27T10:00');
const slug = 'vae-gaussians';

let database: Database;
let course: Course;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db, loadCourse('content/syllabus').offerings);
});
afterAll(() => database.close());

const result = { step: 120, totalSteps: 400, loss: 2.5, heldOut: 2.4, gap: 0.3, floor: 2.1 };

type Given = { form?: Record<string, string>; now?: Date; query?: string; experiment?: string };

function asked(person: Person | null, { form, now = at, query = '', experiment = slug }: Given) {
  const request = new Request(`https://practicum.example/playground/runs${query}`, {
    ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
  });
  const context = {
    ...{ db: database.db, clock: { now: () => now }, viewer: person },
    limits: { upload: { take: () => Promise.resolve(true) } },
  };
  return routeArguments(request, context, { experiment });
}

const keepForm = (given: Record<string, string> = {}) => ({
  ...{ intent: 'keep', settings: 'seed=7&width=16', result: JSON.stringify(result), note: '' },
  ...given,
});

/** What an action answers, without the status it comes with. */
async function answerOf(answer: Promise<unknown>): Promise<RunFormAnswer> {
  const given = (await answer) as { data?: RunFormAnswer } & RunFormAnswer;
  return given.data ?? given;
}

const keepAs = (person: Person | null, form = keepForm(), given: Given = {}) =>
  answerOf(keep(asked(person, { ...given, form })));
const runsOf = async (person: Person, query = '') => loader(asked(person, { query }));

describe('keeping a run', () => {
  it('keeps its settings, step, numbers and note, and only that', async () => {
    const person = await createPerson(database.db);
    const form = keepForm({ settings: 'seed=7&width=16&evil=1&step=3', note: ' Wider? ' });
    expect(await keepAs(person, form)).toMatchObject({ ok: true, step: 120, again: false });
    const { runs } = await runsOf(person);
    expect(runs).toMatchObject([
      {
        ...{ experiment: slug, settings: 'seed=7&width=16&step=120', seed: 7, result },
        ...{ note: 'Wider?', keptAt: at },
        changed: [{ value: { en: '16' } }],
      },
    ]);
  });

  it('keeps the same run once, however often and however fast it is asked', async () => {
    const person = await createPerson(database.db);
    const answers = await Promise.all([1, 2, 3, 4].map(() => keepAs(person)));
    expect(
      answers.filter((answer) => answer.ok && 'again' in answer && !answer.again),
    ).toHaveLength(1);
    await keepAs(person, keepForm({ note: 'Seen twice' }), { now: later });
    expect((await runsOf(person)).runs).toMatchObject([{ note: 'Seen twice', keptAt: at }]);
  });

  it.each([
    ['before the first step', { result: JSON.stringify({ ...result, step: 0 }) }],
    ['without an instrument', { result: '{}' }],
    ['of numbers that are none', { result: '{"step":' }],
  ])('refuses what is no run: %s', async (_when, given) => {
    const person = await createPerson(database.db);
    expect(await keepAs(person, keepForm(given))).toMatchObject({ because: 'nothing to keep' });
    expect((await runsOf(person)).runs).toEqual([]);
  });

  it('refuses a note that is too long, and more runs than there is room for', async () => {
    const { db } = database;
    const person = await createPerson(db);
    const note = 'x'.repeat(longestNote + 1);
    expect(await keepAs(person, keepForm({ note }))).toMatchObject({ because: 'note too long' });
    await db.experimentRun.createMany({
      data: Array.from({ length: mostRuns }, (_, index) => ({
        ...{ id: crypto.randomUUID(), personId: person.id, experiment: slug, result },
        ...{ settings: `seed=${index}`, keptAt: at },
      })),
    });
    expect(await keepAs(person)).toMatchObject({ because: 'too many' });
  });

  it('tells somebody signed out, and knows no other experiment', async () => {
    expect(await keepAs(null)).toEqual({ ok: false, because: 'signed out' });
    const person = await createPerson(database.db);
    const thrown = await keepAs(person, keepForm(), { experiment: 'none' }).catch(
      (error: unknown) => error,
    );
    expect(thrown instanceof Response && thrown.status).toBe(404);
    expect(findExperiment('runs'), 'the list of runs has this address').toBeUndefined();
  });
});

describe('kept runs', () => {
  it('stand newest first, by experiment, and on pages', async () => {
    const { db } = database;
    const person = await createPerson(db);
    await db.experimentRun.createMany({
      data: Array.from({ length: 30 }, (_, index) => ({
        ...{ id: crypto.randomUUID(), personId: person.id, result },
        experiment: index < 4 ? 'swiss-roll-diffusion' : slug,
        ...{ settings: `seed=${index + 2}`, keptAt: new Date(at.getTime() + index) },
      })),
    });
    const first = await runsOf(person);
    expect(first.runs.map(({ seed }) => seed).slice(0, 3)).toEqual([31, 30, 29]);
    expect(first).toMatchObject({ count: 30, pages: 2 });
    expect((await runsOf(person, '?page=9')).runs).toHaveLength(5);
    const some = await runsOf(person, '?experiment=swiss-roll-diffusion');
    expect(some).toMatchObject({ count: 4, pages: 1 });
    expect(some.runs.map(({ seed }) => seed)).toEqual([5, 4, 3, 2]);
  });

  it('have notes that their owner changes, and are removed and put back as they were', async () => {
    const person = await createPerson(database.db);
    await keepAs(person);
    const [run] = (await runsOf(person)).runs;
    const id = run?.id ?? '';
    const noted = change(asked(person, { form: { intent: 'note', run: id, note: 'Collapsed' } }));
    expect(await noted.catch((thrown: unknown) => thrown)).toMatchObject({ status: 302 });
    const answer = await answerOf(
      change(asked(person, { form: { intent: 'remove', run: id }, now: later })),
    );
    expect(answer).toMatchObject({ ok: true, kind: 'removed', removed: { note: 'Collapsed' } });
    expect((await runsOf(person)).runs).toEqual([]);
    const back = keepForm({
      ...{ experiment: slug, settings: run?.settings ?? '', note: 'Collapsed' },
      keptAt: at.toISOString(),
    });
    const put = change(asked(person, { form: back, now: later }));
    expect(await put.catch((thrown: unknown) => thrown)).toMatchObject({ status: 302 });
    expect((await runsOf(person)).runs).toMatchObject([
      { settings: run?.settings, note: 'Collapsed', keptAt: at, result },
    ]);
  });

  it('are nobody else’s to see, to change or to remove', async () => {
    const [owner, other] = [await createPerson(database.db), await createPerson(database.db)];
    await keepAs(owner);
    const id = (await runsOf(owner)).runs[0]?.id ?? '';
    expect((await runsOf(other)).runs).toEqual([]);
    for (const run of [id, 'no-id']) {
      const noted = change(asked(other, { form: { intent: 'note', run, note: 'Mine' } }));
      expect(await answerOf(noted)).toMatchObject({ ok: false, because: 'no such run' });
      const removed = change(asked(other, { form: { intent: 'remove', run } }));
      expect(await answerOf(removed)).toMatchObject({ removed: null });
    }
    expect((await runsOf(owner)).runs).toMatchObject([{ id, note: '' }]);
  });

  it('and marks stay with the person who gets a seat, and go with their account', async () => {
    const { db } = database;
    const person = await createMember(db, { offering: 'sp24', role: 'auditor' });
    await keepAs(person, keepForm({ note: 'As an auditor' }));
    const asker = { person, offering: 'sp24', at };
    await markLecture({ db }, asker, { lecture: 'introduction', read: true });
    const fact = { offering: 'sp24', personId: person.id, actor: null, at: later } as const;
    await db.$transaction((tx) => writeSeatFact(tx, { ...fact, kind: 'admitted' }));
    expect((await runsOf(person)).runs).toMatchObject([{ note: 'As an auditor' }]);

    const { me } = await ownData({ db, course }, person.id, { at: later, origin: '' });
    expect(me).toMatchObject({
      lecturesRead: [{ at, lecture: { offeringId: 'sp24', slug: 'introduction' } }],
      runs: [
        {
          ...{ experiment: slug, settings: 'seed=7&width=16&step=120' },
          ...{ result, note: 'As an auditor', keptAt: at },
        },
      ],
    });
    expect(await deleteAccount(db, person.id, person.email, later)).toMatchObject({ ok: true });
    const where = { personId: person.id };
    expect([
      await db.experimentRun.count({ where }),
      await db.lectureMark.count({ where }),
    ]).toEqual([0, 0]);
  });
});
