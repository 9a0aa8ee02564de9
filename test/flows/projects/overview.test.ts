import { expect, it } from 'vitest';
import { overviewQuery } from '#app/domain/projects/desk/overview-query.ts';
import { staffOverview } from '#app/domain/projects/desk/staff-overview.server.ts';
import { staffPlan } from '#app/domain/projects/desk/staff-plan.server.ts';
import { berkeley, createCourse } from '#test/factories/course.ts';
import { askerFor, createMember } from '#test/factories/people.ts';
import { createProject, text, writeDocument } from '#test/factories/projects.ts';
import { countQueries } from '#test/setup/count-queries.ts';
import { testDatabase } from '#test/setup/database.ts';

it('asks the database as often for forty projects as for one', async () => {
  const database = await testDatabase();
  const count = countQueries(database.pool);
  const { db } = database;
  const course = await createCourse(db);
  const ivy = await createMember(db, { offering: 'sp24', role: 'instructor', name: 'Ivy' });
  const asker = askerFor(ivy, 'instructor', berkeley('2024-02-26T10:00'));
  const at = berkeley('2024-02-21T10:00');
  const begin = async (slug: string) => {
    const team = [await createMember(db, { offering: 'sp24', role: 'student' })];
    const project = await createProject(db, { slug, at, team });
    await writeDocument(db, { project, stage: 'proposal', text: text('Begun'), at });
  };
  const look = async () => {
    count.forget();
    const query = overviewQuery(new URLSearchParams());
    const { rows } = await staffOverview(db, course, asker, query);
    const overview = count.sent.length;
    count.forget();
    await staffPlan(db, course, asker, []);
    return { rows: rows.length, overview, plan: count.sent.length };
  };
  await begin('project-0');
  // What the first look alone costs, opening a connection say, is not counted.
  await look();
  const few = await look();
  expect(few.rows).toBe(1);
  for (let index = 1; index < 40; index += 1) await begin(`project-${index}`);
  expect(await look()).toEqual({ ...few, rows: 40 });
  expect(few.overview).toBeGreaterThan(3);
  await database.close();
});
