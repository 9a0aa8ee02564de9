import { afterAll, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { testDatabase } from '#test/setup/database.ts';

const at = new Date('2024-02-26T18:00:00Z');

describe('a test database', async () => {
  const database = await testDatabase();
  afterAll(() => database.close());

  it('has every table and nobody in it', async () => {
    expect(await database.db.person.count()).toBe(0);
  });

  it('belongs to one test file alone, even when many are made at once', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => testDatabase()));
    await database.db.person.create({
      data: { id: v7(), email: 'ada@example.org', name: 'Ada', createdAt: at },
    });
    const counts = await Promise.all(others.map(({ db }) => db.person.count()));
    expect(counts).toEqual(others.map(() => 0));
    await Promise.all(others.map((other) => other.close()));
  });

  it('agrees with the program about instants, whatever the zone of the machine', async () => {
    const person = await database.db.person.findFirstOrThrow();
    expect(person.createdAt).toEqual(at);
    const { rows } = await database.pool.query<{ now: Date; zone: string }>(
      `SELECT now(), current_setting('TimeZone') AS zone`,
    );
    expect(rows[0]?.zone).toBe('UTC');
    expect(
      Math.abs(Number(rows[0]?.now) - (performance.timeOrigin + performance.now())),
    ).toBeLessThan(5000);
  });
});
