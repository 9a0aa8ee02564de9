import { afterAll, beforeAll, expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { doDueWork } from '#app/web/due-work.server.ts';
import { everyAddress, type Address } from '#test/setup/addresses.ts';
import { ask, dataAddress } from './ask.ts';
import { canariesIn, canaryKinds, leaksTo, maySee } from './canary.ts';
import { offeringsOf, pathOf, pathSlots, unusual, usual, type Filled } from './cases.ts';
import { declared } from './declared.ts';
import { roleIn, roles, staff, type Offering, type Role } from './roles.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let addresses: Address[];

beforeAll(async () => {
  world = await openWorld();
  addresses = await everyAddress();
});
afterAll(() => world.close());

/** Who asks in the other offering: one of each sort of those who are nobody there, and its own. */
const strangers = ['nobody', 'student', 'instructor', 'other instructor'] as const;

/** What is searched for: nothing, and each thing that this role can name. */
function searchesOf({ pattern }: Address, offering: Offering, role: Role): string[] {
  const slots = Object.entries(declared[pattern]?.search ?? {}).flatMap(([name, kind]) =>
    kind === 'words' || kind === 'seed' ? [] : [{ name, kind }],
  );
  const named = slots.flatMap(({ name, kind }) =>
    world.things.of(kind).map(({ value }) => `?${new URLSearchParams({ [name]: value })}`),
  );
  return ['', ...(roleIn(offering, role) === 'no role' ? named.slice(0, 1) : named)];
}

/** Where this role comes to there: with the usual ids, and with all others that it reaches. */
function pathsOf(address: Address, offering: Offering, role: Role): string[] {
  const slots = pathSlots(address, declared[address.pattern]?.path);
  const is = usual(world, slots, offering, role);
  const others = unusual(world, slots, offering, role).filter(({ reached }) => reached);
  return [is, ...others].map((filled: Filled) => pathOf(address, offering, filled));
}

/** What a role reads, as text; archives are opened. */
async function read(role: Role, path: string): Promise<string> {
  const { bytes } = await ask(world, role, { path });
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join('\n');
}

/** The page as a whole, and the data of it for everything else that can be asked of it. */
function requestsOf(address: Address, offering: Offering, role: Role): string[] {
  const paths = pathsOf(address, offering, role);
  const searches = searchesOf(address, offering, role);
  const data = paths.flatMap((path) =>
    searches.map((search) => dataAddress(address, path, search)),
  );
  return [...paths.slice(0, 1), ...data.slice(1)];
}

test('no page, file or feed holds what its reader may not see', async () => {
  const leaks: string[] = [];
  const seen = new Set<string>();
  const look = async (role: Role, path: string) => {
    const text = await read(role, path);
    const found = canariesIn(text, world.canaries);
    for (const { kind } of found) seen.add(kind);
    for (const canary of found.filter((each) => !maySee(each, role))) {
      // Who has a link from a letter knows the key in it.
      const known = path.includes(encodeURIComponent(canary.text));
      if (!known) leaks.push(`${role} at ${path}: ${canary.text}`);
    }
  };
  for (const address of addresses) {
    for (const offering of offeringsOf(address)) {
      const asking = offering === 'sp24' ? roles : strangers;
      await Promise.all(
        asking.map(async (role) => {
          for (const path of requestsOf(address, offering, role)) await look(role, path);
        }),
      );
      await world.database.pool.query('DELETE FROM rate_limit');
    }
  }
  expect(leaks).toEqual([]);
  // Everything else somebody sees, so that this test would find it elsewhere.
  expect(canaryKinds.filter((kind) => !seen.has(kind))).toEqual([
    'hash of a link',
    'unsubscribe key',
    'password hash',
    'second factor',
    'public key of a passkey',
  ]);
}, 600_000);

test('no mail holds what its reader may not see', async () => {
  const { database, portal } = world;
  const before = await database.db.delivery.count();
  await doDueWork({ ...portal.services, origin: portal.origin });
  const mails = await database.db.delivery.findMany();
  expect(mails.length).toBeGreaterThan(before);
  const leaks = mails.flatMap(({ personId, subject, text, html }) => {
    const role = [...world.people].find(([, { person }]) => person.id === personId)?.[0];
    if (role === undefined) return [];
    return leaksTo(role, `${subject} ${text} ${html}`, world.canaries).map(
      (canary) => `${role}: ${canary.text}`,
    );
  });
  expect(leaks).toEqual([]);
});

test('no line of the log holds any of it', () => {
  expect(canariesIn(world.portal.lines.join(''), world.canaries)).toEqual([]);
});

test('what is not released leaves no trace in anything that others are answered', async () => {
  const others = roles.filter((role) => !staff.includes(role) && role !== 'other instructor');
  const all = async () => {
    const texts = new Map<string, string>();
    for (const address of addresses) {
      if (address.pattern.includes('/staff/')) continue;
      for (const role of others) {
        for (const path of pathsOf(address, 'sp24', role)) {
          const data = address.page ? `${path === '/' ? '/_root' : path}.data` : path;
          texts.set(`${role} at ${path}`, normal(await read(role, data)));
        }
      }
      await world.database.pool.query('DELETE FROM rate_limit');
    }
    return texts;
  };
  // A session is noted as used every five minutes, which a slow machine takes between the two.
  await world.database.pool.query(`UPDATE session SET used_at = now() + interval '1 day'`);
  const withIt = await all();
  await forgetUnreleased();
  const without = await all();
  const traces = [...withIt].flatMap(([at, text]) => (without.get(at) === text ? [] : [at]));
  expect(traces).toEqual([]);
}, 600_000);

/** Without what is made anew for each answer. */
function normal(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id');
}

/** Removes everything that staff have written and nobody was told. */
async function forgetUnreleased(): Promise<void> {
  const { db } = world.database;
  const holds = { some: { held: true } };
  const held = (await db.peerAnswer.findMany({ where: { reading: { holds } } })).map(
    ({ id }) => id,
  );
  await db.applicationReview.deleteMany();
  await db.applicationOutcome.deleteMany({ where: { releasedAt: null } });
  await db.staffNote.deleteMany();
  await db.savedReply.deleteMany();
  await db.decision.deleteMany({ where: { releasedAt: null } });
  await db.rubricMark.deleteMany({ where: { version: { decision: null } } });
  await db.comment.deleteMany({ where: { releasedAt: null } });
  await db.thread.deleteMany({ where: { comments: { none: {} } } });
  await db.peerHold.deleteMany();
  await db.peerAnswer.deleteMany({ where: { id: { in: held } } });
  await db.announcement.deleteMany({ where: { sentAt: null } });
  await db.scoreFact.deleteMany({ where: { releases: { none: { withdrawnAt: null } } } });
}
