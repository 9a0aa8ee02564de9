import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyAddress, type Address } from '#test/setup/addresses.ts';
import { countQueries, type QueryCount } from '#test/setup/count-queries.ts';
import { testDatabase } from '#test/setup/database.ts';
import { ask } from '../security/ask.ts';
import { mayOpen, pathOf, pathSlots, usual } from '../security/cases.ts';
import { declared } from '../security/declared.ts';
import type { Role } from '../security/roles.ts';
import { seedCrowd } from '../security/seed-crowd.ts';
import { openWorld, type World } from '../security/world.ts';

/** One of each sort of those who see other lists than the rest. */
const asking = ['nobody', 'applicant', 'waitlisted', 'student', 'instructor'] as const;

describe('every page, with ten times as many people and things', () => {
  let world: World;
  let addresses: Address[];
  let count: QueryCount;
  beforeAll(async () => {
    const database = await testDatabase();
    count = countQueries(database.pool);
    world = await openWorld(database);
    addresses = await everyAddress();
  });
  afterAll(() => world.close());

  async function queriesOf(role: Role, path: string): Promise<string[]> {
    // What the first look alone costs, a session's use say, is not counted.
    await ask(world, role, { path });
    count.forget();
    const { outcome } = await ask(world, role, { path });
    return outcome === 'open' ? count.sent.map(firstWords) : [];
  }

  async function queriesOfAll(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for (const address of addresses) {
      const said = declared[address.pattern];
      if (said === undefined) continue;
      for (const role of asking) {
        if (!mayOpen(said, 'sp24', role).opens) continue;
        const slots = pathSlots(address, said.path);
        const path = pathOf(address, 'sp24', usual(world, slots, 'sp24', role));
        found.set(`${role} at ${address.pattern}`, await queriesOf(role, path));
      }
      await world.database.pool.query('DELETE FROM rate_limit');
    }
    return found;
  }

  it('asks the database no more than before', async () => {
    await seedCrowd(world, 3);
    const few = await queriesOfAll();
    await seedCrowd(world, 27);
    const many = await queriesOfAll();
    const more = [...many].flatMap(([what, queries]) => {
      const before = few.get(what) ?? [];
      return queries.length === before.length
        ? []
        : [`${what}: ${before.length} → ${queries.length}, ${mostlyMore(before, queries)}`];
    });
    expect(more).toEqual([]);
    // The lists that this is about were opened, and asked for something.
    for (const list of lists) expect(many.get(list)?.length ?? 0, list).toBeGreaterThan(3);
  }, 600_000);
});

const lists = [
  'instructor at /:offering/staff/roster',
  'instructor at /:offering/staff/seats',
  'instructor at /:offering/staff/applications',
  'instructor at /:offering/staff/applications/:application',
  'instructor at /:offering/staff/queue',
  'instructor at /:offering/staff/queue/:project/:stage',
  'instructor at /:offering/staff/deadlines',
  'instructor at /:offering/staff/late-days',
  'instructor at /:offering/staff/late-days/:person',
  'instructor at /:offering/staff/homework-deadlines',
  'instructor at /:offering/staff/projects',
  'instructor at /:offering/staff/assignment',
  'instructor at /:offering/staff/outbox',
  'instructor at /:offering/staff/announcements',
  'instructor at /:offering/staff/announcements/:announcement',
  'student at /:offering/people',
  'waitlisted at /:offering/waitlist',
  'student at /:offering/dashboard',
  'student at /:offering/late-days',
  'student at /inbox',
];

function firstWords(query: string): string {
  return query.replaceAll(/\s+/g, ' ').slice(0, 160);
}

/** The statement that was sent more often than before, for the message of a test that fails. */
function mostlyMore(before: readonly string[], now: readonly string[]): string {
  const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length;
  const grown = [...new Set(now)].map((one) => ({ one, by: times(now, one) - times(before, one) }));
  const [most] = grown.toSorted((a, b) => b.by - a.by);
  return `${most?.by ?? 0} more of ${most?.one ?? 'nothing'}`;
}

describe('the count of queries', () => {
  it('sees a query for each person, and one for all', async () => {
    const database = await testDatabase();
    const { db, pool } = database;
    const count = countQueries(pool);
    const ids = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
    for (const id of ids) await db.person.findUnique({ where: { id } });
    expect(count.sent).toHaveLength(2);
    count.forget();
    await db.person.findMany({ where: { id: { in: ids } } });
    await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT count(*) FROM person`;
    });
    await pool.query('SELECT 1');
    expect(count.sent).toHaveLength(3);
    await database.close();
  });
});
