import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import type { Person } from '#app/db/generated/client.ts';
import { writeSeatFact } from '#app/domain/enrollment/write-seat-fact.server.ts';
import type { Role } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';
import { ownMarks } from '#app/domain/syllabus/own-marks.server.ts';
import { action } from '#app/routes/offering/lecture.tsx';
import { loader as syllabus } from '#app/routes/offering/syllabus.tsx';
import { loader as dashboard } from '#app/routes/offering/dashboard.tsx';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { createMember, createPerson } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

const at = berkeley('2024-02-26T10:00');
const later = berkeley('2024-02-27T10:00');

let database: Database;
let course: Course;

beforeAll(async () => {
  database = await testDatabase();
  course = await createCourse(database.db, loadCourse('content/syllabus').offerings);
});
afterAll(() => database.close());

type Asked = { lecture?: string; intent?: string; role?: Role; now?: Date; query?: string };

function request(person: Person | null, { lecture, intent, role, now = at, query = '' }: Asked) {
  const path = lecture === undefined ? '/sp24/syllabus' : `/sp24/lectures/${lecture}`;
  const asked = new Request(`https://practicum.example${path}${query}`, {
    ...(intent !== undefined && { method: 'POST', body: new URLSearchParams({ intent }) }),
  });
  const roles = role === undefined ? {} : { sp24: role };
  const context = { db: database.db, course, clock: { now: () => now }, viewer: person, roles };
  return routeArguments(asked, context, { offering: 'sp24', lecture });
}

async function mark(person: Person | null, asked: Asked): Promise<Response> {
  const answer: unknown = await action(request(person, asked)).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}

const marksOf = (person: Person) => ownMarks(database.db, { person, offering: 'sp24' });

describe('marking a lecture as read', () => {
  const lecture = 'diffusion-models';

  it('leads back to the lecture, keeps the first time, and is taken back', async () => {
    const person = await createMember(database.db, { offering: 'sp24', role: 'auditor' });
    const first = await mark(person, { lecture, intent: 'read', query: '?read=both' });
    expect(first.status).toBe(302);
    expect(first.headers.get('Location')).toBe(`/sp24/lectures/${lecture}?read=both`);
    await Promise.all([1, 2, 3].map(() => mark(person, { lecture, intent: 'read', now: later })));
    expect(await marksOf(person)).toEqual([{ lecture, at }]);
    await mark(person, { lecture, intent: 'unread' });
    await mark(person, { lecture, intent: 'unread' });
    expect(await marksOf(person)).toEqual([]);
  });

  it('asks somebody signed out to sign in, and leads back', async () => {
    const answer = await mark(null, { lecture, intent: 'read' });
    expect(answer.headers.get('Location')).toBe(
      `/sign-in?to=${encodeURIComponent(`/sp24/lectures/${lecture}`)}`,
    );
  });

  it('needs no role, and is one’s own', async () => {
    const [anybody, another] = [await createPerson(database.db), await createPerson(database.db)];
    await mark(anybody, { lecture, intent: 'read' });
    expect(await marksOf(anybody)).toHaveLength(1);
    expect(await marksOf(another)).toEqual([]);
  });

  it.each([
    ['no such lecture', { lecture: 'no-such', intent: 'read' }, 404],
    ['nothing that can be done', { lecture, intent: 'burn' }, 400],
  ])('refuses %s', async (_what, asked, status) => {
    expect((await mark(await createPerson(database.db), asked)).status).toBe(status);
  });
});

describe('what is marked', () => {
  it('is counted in the syllabus, which shows nothing of it to somebody signed out', async () => {
    const person = await createPerson(database.db);
    await mark(person, { lecture: 'introduction', intent: 'read' });
    const { progress } = await syllabus(request(person, {}));
    const { length } = course.offering('sp24').lectures;
    expect(progress).toMatchObject({ read: 1, lectures: { length } });
    expect(progress?.lectures[0]).toEqual({ slug: 'introduction', read: true });
    expect((await syllabus(request(null, {}))).progress).toBeNull();
  });

  it('leads the dashboard of an auditor on to the next lecture', async () => {
    const role = 'auditor';
    const person = await createMember(database.db, { offering: 'sp24', role });
    const next = async () => (await dashboard(request(person, { role }))).board.next;
    expect(await next()).toMatchObject({ slug: 'introduction' });
    await mark(person, { lecture: 'introduction', intent: 'read', role });
    expect(await next()).toMatchObject({ slug: 'autoregressive-models' });
  });

  it('stays when a reader gets a seat, and when they leave it', async () => {
    const { db } = database;
    const person = await createMember(db, { offering: 'sp24', role: 'auditor' });
    await mark(person, { lecture: 'introduction', intent: 'read' });
    for (const kind of ['admitted', 'dropped'] as const) {
      await db.$transaction((tx) =>
        writeSeatFact(tx, {
          ...{ offering: 'sp24', personId: person.id, kind, actor: null, at: later },
        }),
      );
      expect(await marksOf(person)).toEqual([{ lecture: 'introduction', at }]);
    }
  });
});
