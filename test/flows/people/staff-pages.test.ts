import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { openDemoClock } from '#app/domain/calendar/demo-clock.server.ts';
import { demoStart } from '#app/domain/calendar/time-travel.ts';
import type { Role } from '#app/domain/people/asker.ts';
import { loader as dashboard } from '#app/routes/offering/dashboard.tsx';
import { loader as seats } from '#app/routes/offering/staff/seats.tsx';
import { loader as outbox } from '#app/routes/offering/staff/outbox.tsx';
import {
  action as travel,
  loader as timeMachine,
} from '#app/routes/offering/staff/time-machine.tsx';
import { loader as waitlist } from '#app/routes/offering/waitlist.tsx';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { openLog } from '#app/web/log.ts';
import { createCourse } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { routeArguments } from '#test/factories/route-arguments.ts';
import { testDatabase } from '#test/setup/database.ts';

let database: Database;
let jobs: Jobs;
let context: Record<string, unknown>;

beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  const course = await createCourse(db);
  const clock = await openDemoClock(db);
  jobs = await openJobs(database.pool, { log: openLog('silent') });
  context = { db, course, clock, jobs, demo: true, environment: {} };
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

/** A request by somebody in a role, or by nobody; only what these routes use is in the context. */
async function asked(
  role: Role | null,
  path: string,
  given: { form?: object; demo?: boolean } = {},
) {
  const viewer = role === null ? null : await createMember(database.db, { offering: 'sp24', role });
  const request = new Request(`https://practicum.example${path}`, {
    ...(given.form !== undefined && {
      method: 'POST',
      body: new URLSearchParams(Object.entries(given.form)),
    }),
  });
  const roles = role === null ? {} : { sp24: role };
  const { demo = true } = given;
  return routeArguments(request, { ...context, demo, viewer, roles }, { offering: 'sp24' });
}

/** The status of what was answered or thrown. */
async function statusOf(answer: Promise<unknown>): Promise<number> {
  const response = await answer.catch((thrown: unknown) => thrown);
  return response instanceof Response ? response.status : 200;
}

const everybody = ['student', 'waitlisted', 'auditor', 'applicant', 'dropped'] as const;
const staff = ['instructor', 'assistant'] as const;

describe.each([
  ['outbox', outbox, '/sp24/staff/outbox'],
  ['time machine', timeMachine, '/sp24/staff/time-machine'],
] as const)('the %s', (_name, loader, path) => {
  test.each(everybody)('is refused to a %s', async (role) => {
    expect(await statusOf(loader(await asked(role, path)))).toBe(403);
  });

  test.each(staff)('is open to an %s', async (role) => {
    expect(await statusOf(loader(await asked(role, path)))).toBe(200);
  });

  it('asks nobody in particular to sign in, and leads back', async () => {
    const thrown = await loader(await asked(null, path)).catch((error: unknown) => error);
    expect(thrown instanceof Response && thrown.headers.get('Location')).toBe(
      `/sign-in?to=${encodeURIComponent(path)}`,
    );
  });
});

describe('the time machine', () => {
  const path = '/sp24/staff/time-machine';

  it('does not exist outside the demo', async () => {
    const form = { by: '3600000' };
    expect(await statusOf(timeMachine(await asked('instructor', path, { demo: false })))).toBe(404);
    expect(await statusOf(travel(await asked('instructor', path, { form, demo: false })))).toBe(
      404,
    );
  });

  it('moves the clock for staff, and for nobody else', async () => {
    const to = new Date('2024-02-29T08:00:00Z');
    const form = { to: to.toISOString() };
    expect(await statusOf(travel(await asked('student', path, { form })))).toBe(403);
    expect(await database.db.clockMovement.count()).toBe(1);
    expect(await statusOf(travel(await asked('assistant', path, { form })))).toBe(302);
    const clock = await openDemoClock(database.db);
    expect(clock.now().getTime() - to.getTime()).toBeLessThan(60_000);
    expect(clock.now() >= to && to > demoStart).toBe(true);
  });

  it('stays where it is for what is no time', async () => {
    const answer = await travel(await asked('assistant', path, { form: { wall: 'soon' } }));
    expect(answer).toMatchObject({ data: { wrong: true }, init: { status: 422 } });
  });
});

describe('the waitlist', () => {
  test.each(everybody)('tells a %s about themselves only', async (role) => {
    const shown = await waitlist(await asked(role, '/sp24/waitlist'));
    expect(shown.own.role).toBe(role);
    expect(JSON.stringify(shown)).not.toContain('@example.edu');
  });

  test.each(staff)('leads an %s to the seats, where it is whole', async (role) => {
    expect(await statusOf(waitlist(await asked(role, '/sp24/waitlist')))).toBe(302);
    const shown = await seats(await asked(role, '/sp24/staff/seats'));
    expect(shown.places.waiting).not.toHaveLength(0);
  });

  test.each(everybody)('is not shown to a %s as staff see it', async (role) => {
    expect(await statusOf(seats(await asked(role, '/sp24/staff/seats')))).toBe(403);
  });
});

test.each(staff)('the dashboard leads an %s to the queue', async (role) => {
  const thrown = await dashboard(await asked(role, '/sp24/dashboard')).catch(
    (error: unknown) => error,
  );
  expect(thrown instanceof Response && thrown.headers.get('Location')).toBe('/sp24/staff/queue');
});
