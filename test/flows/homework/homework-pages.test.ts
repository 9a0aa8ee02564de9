import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import {
  openRenderedContent,
  type RenderedContent,
} from '#app/domain/syllabus/rendered-content.server.ts';
import { loader as textByHash } from '#app/routes/content-html.ts';
import { loader as file } from '#app/routes/offering/homework-file.ts';
import { loader as list } from '#app/routes/offering/homework-list.tsx';
import { loader as one } from '#app/routes/offering/homework.tsx';
import { loader as solutions } from '#app/routes/offering/solutions.tsx';
import { smallCourse } from '#test/content/small-course.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { addExtension, addSubmission } from '#test/factories/homework.ts';
import { createMember } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

const before = berkeley('2024-03-07T13:59');
const open = berkeley('2024-03-09T10:00');
const late = berkeley('2024-03-12T10:00');
const over = berkeley('2024-03-15T10:00');

let database: Database;
let course: Course;
let content: RenderedContent;
const folder = mkdtempSync(path.join(tmpdir(), 'practicum-homework-'));

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db, loadCourse(smallCourse).offerings);
  content = openRenderedContent(course, folder);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Asking = { person: Person | null; role?: Role };
const visitor: Asking = { person: null };
const member = async (role: Role): Promise<Asking> => ({
  ...{ person: await createMember(database.db, { offering: 'small', role }), role },
});

function asked({ person, role }: Asking, now: Date, params: Record<string, string> = {}) {
  const roles = role === undefined ? {} : { small: role };
  const context = { db: database.db, course, content, clock: { now: () => now }, roles };
  const request = new Request('https://practicum.example/small/homework');
  const all = { offering: 'small', homework: 'hw1', ...params };
  return routeArguments(request, { ...context, viewer: person }, all);
}

/** The status that it is refused with. */
const refusal = (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );

describe('what a homework asks', () => {
  it('is told to nobody but staff before it is released', async () => {
    const unreleased = /Count|计数|hw1-data|first-steps|"points"|"kinds"/;
    for (const asking of [visitor, await member('student'), await member('auditor')]) {
      const page = await one(asked(asking, before));
      expect(page).toMatchObject({ task: null, notes: null });
      expect(JSON.stringify([page, await list(asked(asking, before))])).not.toMatch(unreleased);
      expect(await refusal(file(asked(asking, before, { file: 'hw1-data.py' })))).toBe(404);
    }
    const staff = await one(asked(await member('assistant'), before));
    expect(staff.task?.parts).toHaveLength(2);
    expect(staff.homework.out.statement).toBe(false);
  });

  it('is everybody’s from then on, with its files', async () => {
    const page = await one(asked(visitor, open));
    expect(page.task).toMatchObject({
      expects: { kinds: ['pdf', 'py'], megabytes: 5 },
      lectures: [{ slug: 'first-steps', title: { en: 'First steps' } }],
      experiments: [{ slug: 'vae-gaussians' }],
    });
    expect(content.html(page.notes?.hash ?? '')).toContain('Count, then add.');
    const download = await file(asked(visitor, open, { file: 'hw1-data.py' }));
    expect(await download.text()).toBe('numbers = [1, 1]\n');
    expect(download.headers.get('Content-Disposition')).toContain('attachment');
    expect(await refusal(file(asked(visitor, open, { file: 'hw1.md' })))).toBe(404);
  });

  it('is not given away by the hash of its text either', async () => {
    const staff = await member('instructor');
    const hash = (await one(asked(staff, before))).notes?.hash ?? '';
    expect(await refusal(textByHash(asked(visitor, before, { hash })))).toBe(404);
    expect(await refusal(textByHash(asked(await member('student'), before, { hash })))).toBe(404);
    const answer = await textByHash(asked(staff, before, { hash }));
    expect(await answer.text()).toContain('Count, then add.');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(await refusal(textByHash(asked(visitor, open, { hash })))).toBe(200);
  });
});

describe('solutions', () => {
  it('are there for staff alone until nobody can hand in any more', async () => {
    const [student, staff] = [await member('student'), await member('assistant')];
    for (const asking of [visitor, student]) {
      expect(await refusal(solutions(asked(asking, late)))).toBe(404);
      const page = await one(asked(asking, late));
      expect(page.homework.readable.solutions).toBe(false);
    }
    const ahead = await solutions(asked(staff, late));
    expect(ahead.homework.out.solutions).toBe(false);
    const hash = ahead.notes?.hash ?? '';
    expect(await refusal(textByHash(asked(student, late, { hash })))).toBe(404);
    expect((await solutions(asked(visitor, over))).homework.out.solutions).toBe(true);
    expect(await refusal(textByHash(asked(visitor, over, { hash })))).toBe(200);
  });

  it('say nothing of somebody’s extension, and wait when the deadline is moved', async () => {
    const { db } = database;
    const student = await member('student');
    const extension = { homework: 'hw1', due: berkeley('2024-03-20T23:59'), grantedAt: open };
    if (student.person === null) throw new Error('A member is somebody');
    await addExtension(db, { person: student.person, offering: 'small', ...extension });
    const from = async () => (await one(asked(student, late))).homework.out.solutionsFrom;
    expect(await from()).toEqual(berkeley('2024-03-14T23:59'));
    const { id } = await db.homework.findFirstOrThrow({ where: { slug: 'hw1' } });
    const due = berkeley('2024-03-12T23:59');
    await db.deadlineFact.create({ data: { id: newId(), homeworkId: id, due, movedAt: open } });
    expect(await from()).toEqual(berkeley('2024-03-16T23:59'));
    expect(await refusal(solutions(asked(visitor, over)))).toBe(404);
    expect(await refusal(solutions(asked(visitor, berkeley('2024-03-17T10:00'))))).toBe(200);
  });
});

describe('how somebody stands', () => {
  it('is told to whoever is graded, with the price of this moment', async () => {
    for (const role of ['student', 'waitlisted'] as const) {
      const page = await one(asked(await member(role), berkeley('2024-03-13T10:00')));
      expect(page.own).toMatchObject({
        kind: 'graded',
        homework: { handedIn: null, price: { ok: true, extra: 1 } },
        lateDays: { balance: 7, policy: { perAssignment: 4 } },
      });
    }
  });

  it('is what they handed in, and nothing of a grade, for whoever does it for themselves', async () => {
    const auditor = await member('auditor');
    if (auditor.person === null) throw new Error('A member is somebody');
    await addSubmission(database.db, {
      ...{ person: auditor.person, offering: 'small', homework: 'hw1', at: open },
      score: { percent: 77.25, givenAt: open, releasedAt: open },
    });
    const told = [await one(asked(auditor, late)), await list(asked(auditor, late))];
    expect(told[0]).toMatchObject({
      own: { kind: 'for oneself', homework: { handedIn: { number: 1 } } },
    });
    expect(JSON.stringify(told.map((page) => ('own' in page ? page.own : page.rows)))).not.toMatch(
      /77\.25|score|charge|price|balance/,
    );
  });

  it('is nothing for staff and for somebody signed out', async () => {
    expect((await one(asked(visitor, open))).own).toEqual({ kind: 'none', signedIn: false });
    expect((await one(asked(await member('instructor'), open))).own).toMatchObject({
      kind: 'none',
    });
  });

  it('leads to what waits to be handed in, and to nothing once it is in', async () => {
    const student = await member('student');
    expect((await list(asked(student, open))).next).toBe('hw1');
    if (student.person === null) throw new Error('A member is somebody');
    const done = { person: student.person, offering: 'small', homework: 'hw1', at: open };
    await addSubmission(database.db, done);
    expect((await list(asked(student, late))).next).toBeNull();
  });
});

it('there is no page of a homework that is not there', async () => {
  expect(await refusal(one(asked(visitor, open, { homework: 'hw9' })))).toBe(404);
});
