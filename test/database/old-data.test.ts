import { afterAll, expect, it } from 'vitest';
import { v7 as newId } from 'uuid';
import { applyMigrations, readMigrations } from '#app/db/migrations.ts';
import { releasedScores } from '#app/domain/waitlist/released-scores.server.ts';
import { berkeley, smallOffering } from '#test/factories/course.ts';
import { emptyDatabase } from '#test/setup/database.ts';

const database = await emptyDatabase();
afterAll(() => database.close());

it('scores and releases from before the gradebook are seen as they were', async () => {
  const all = readMigrations();
  const gradebook = all.findIndex(({ name }) => name.endsWith('_gradebook'));
  await applyMigrations(database.url, all.slice(0, gradebook));
  const ask = (sql: string, ...values: unknown[]) => database.pool.query(sql, values);
  const [person, homework] = [newId(), newId()];
  const at = berkeley('2024-02-07T20:00');
  await ask(`INSERT INTO offering (id, title, zone, capacity) VALUES ('sp24', 'A', 'UTC', 1)`);
  await ask(
    `INSERT INTO person (id, email, name, created_at) VALUES ($1, 'ada@example.edu', 'Ada', $2)`,
    ...[person, at],
  );
  await ask(`INSERT INTO homework (id, offering_id, slug) VALUES ($1, 'sp24', 'hw1')`, homework);
  const [seen, hidden] = [newId(), newId()];
  for (const [index, id] of [seen, hidden].entries()) {
    await ask(
      `INSERT INTO submission (id, homework_id, person_id, number, submitted_at)
       VALUES ($1, $2, $3, $4, $5)`,
      ...[id, homework, person, index + 1, at],
    );
  }
  const score = (submission: string, percent: number, given: Date) =>
    ask(
      `INSERT INTO score_fact (id, submission_id, percent, given_at) VALUES ($1, $2, $3, $4)`,
      ...[newId(), submission, percent, given],
    );
  const [first, released, corrected] = ['12', '14', '16'].map((day) =>
    berkeley(`2024-02-${day}T09:00`),
  ) as [Date, Date, Date];
  await score(seen, 80, first);
  await score(seen, 88, corrected);
  await score(hidden, 12, first);
  await ask(
    `INSERT INTO release (id, item, released_at) VALUES ($1, $2, $3)`,
    ...[newId(), `score:${seen}`, released],
  );

  await applyMigrations(database.url, all);
  const known = await releasedScores(database.db, smallOffering(), berkeley('2024-02-20T10:00'));
  const own = { submissionId: seen, personId: person, item: 'hw1', kind: 'score' };
  expect(known).toMatchObject([
    { ...own, points: 80, knownFrom: released },
    { ...own, points: 88, knownFrom: corrected },
  ]);
});
