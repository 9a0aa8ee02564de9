import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#app/db/client.ts';
import { readApplicationFilter } from '#app/domain/enrollment/application/application-filter.ts';
import { staffApplications } from '#app/domain/enrollment/application/staff-applications.server.ts';
import { berkeley } from '#test/factories/course.ts';
import { askerFor, createMember, membershipRow, personRow } from '#test/factories/people.ts';
import { testDatabase } from '#test/setup/database.ts';
import { applicationCourse, complete } from './setting.ts';

const at = berkeley('2024-02-26T10:00');

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
  await applicationCourse(database.db);
});
afterAll(() => database.close());

it('shows 3,000 applications page by page, each of them once', async () => {
  const { db } = database;
  const staff = await createMember(db, { offering: 'sp24', role: 'assistant' });
  const people = Array.from({ length: 3_000 }, () => personRow());
  const place = { offeringId: 'sp24', submittedAt: at, changedAt: at, answers: complete };
  const rows = people.map(({ id }) => ({ ...place, id: newId(), personId: id }));
  await db.person.createMany({ data: people });
  await db.application.createMany({ data: rows });
  await db.membership.createMany({
    data: people.map((person) => membershipRow({ person, offering: 'sp24', role: 'applicant' })),
  });
  await db.applicationReview.createMany({
    data: rows.map(({ id }) => ({
      ...{ applicationId: id, reviewerId: staff.id, score: 3, changedAt: at },
    })),
  });
  const asker = askerFor(staff, 'assistant', at);
  const seen = new Set<string>();
  for (const page of [1, 2, 59, 60]) {
    const filter = readApplicationFilter(new URLSearchParams({ page: String(page) }));
    const { lines, count, pages, waiting } = await staffApplications(db, asker, filter);
    expect({ count, pages, waiting }).toEqual({ count: 3_000, pages: 60, waiting: 3_000 });
    for (const { id } of lines) seen.add(id);
  }
  expect(seen.size).toBe(200);
});
