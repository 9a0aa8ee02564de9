import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { moveDemoClock, openDemoClock } from '#app/domain/calendar/demo-clock.server.ts';
import { demoStart } from '#app/domain/calendar/time-travel.ts';
import { createCourse } from '#test/factories/course.ts';
import { createMember } from '#test/factories/people.ts';
import { emptyAgain, testDatabase } from '#test/setup/database.ts';

let database: Database;
/** What the machine's clock says. */
let machine: Date;
const real = { now: () => machine };
const minute = 60_000;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await emptyAgain(database);
  machine = new Date('2026-05-01T08:00:00Z');
});
afterAll(() => database.close());

describe('the demo’s clock', () => {
  it('starts on Monday 26 February 2024, 10:00 in Berkeley, and ticks', async () => {
    const clock = await openDemoClock(database.db, real);
    expect(clock.now()).toEqual(new Date('2024-02-26T18:00:00Z'));
    machine = new Date(machine.getTime() + 90 * minute);
    expect(clock.now()).toEqual(new Date('2024-02-26T19:30:00Z'));
  });

  it('goes on from where it was when the portal starts again', async () => {
    await openDemoClock(database.db, real);
    machine = new Date(machine.getTime() + 30 * minute);
    const again = await openDemoClock(database.db, real);
    expect(again.now().getTime()).toBe(demoStart.getTime() + 30 * minute);
  });

  it('is moved for every process at its next refresh, and the move is recorded', async () => {
    const { db } = database;
    await createCourse(db);
    const { id: actor } = await createMember(db, { offering: 'sp24', role: 'assistant' });
    const [here, elsewhere] = [await openDemoClock(db, real), await openDemoClock(db, real)];
    const to = new Date('2024-02-29T07:59:59Z');
    await moveDemoClock(db, { actor, offering: 'sp24', from: here.now(), to }, real);
    for (const clock of [here, elsewhere]) {
      expect(clock.now()).toEqual(demoStart);
      await clock.refresh();
      expect(clock.now()).toEqual(to);
    }
    expect(await db.record.findMany()).toMatchObject([
      {
        actorId: actor,
        action: 'moved demo clock',
        from: demoStart.toISOString(),
        to: to.toISOString(),
      },
    ]);
  });
});
