import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyAddress, type Address } from '#test/setup/addresses.ts';
import { freeze, type FrozenDatabase } from '#test/setup/frozen-database.ts';
import { ask, dataAddress, type Outcome } from './ask.ts';
import { mayOpen, offeringsOf, pathOf, pathSlots, unusual, usual, type Filled } from './cases.ts';
import { declared, type Declared } from './declared.ts';
import { roles, type Offering, type Role } from './roles.ts';
import { wordOf } from './people.ts';
import { newId } from './things.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let frozen: FrozenDatabase;
let addresses: Address[];

beforeAll(async () => {
  world = await openWorld();
  addresses = await everyAddress();
  frozen = await freeze(world.database.pool);
});
afterAll(() => world.close());

test('every address is declared, and no other', () => {
  const known = addresses.map(({ pattern }) => pattern).toSorted();
  expect(Object.keys(declared).toSorted()).toEqual(known);
});

function of({ pattern }: Address): Declared {
  const said = declared[pattern];
  if (said === undefined)
    throw new Error(`${pattern} is not declared in test/security/declared.ts`);
  return said;
}

/**
 * What can be searched for that is elsewhere or nowhere: the other offering's things by their ids
 * and by a word that only they hold, each with what looks like it and is nothing.
 */
function searchesOf({ search = {} }: Declared, offering: Offering) {
  const elsewhere = offering === 'sp24' ? 'fa24' : 'sp24';
  const word = wordOf(elsewhere);
  return Object.entries(search).flatMap(([name, kind]) => {
    // Two seeds draw different questions: there is nothing that one of them could find.
    if (kind === 'seed') return [];
    return kind === 'words'
      ? [{ name, value: word, nothing: 'Nowhere'.slice(0, word.length) }]
      : world.things
          .of(kind)
          .filter((thing) => thing.offering === elsewhere)
          .map(({ value }) => ({ name, value, nothing: likeIt(value) }));
  });
}

function likeIt(value: string): string {
  return /^[0-9a-f-]{36}$/.test(value) ? newId : `${value}-of-nothing`;
}

/** An answer without ids and without what was asked for. */
function forgetting(text: string, asked: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(asked, '…')
    .replaceAll(encodeURIComponent(asked), '…');
}

test('what is elsewhere is searched for in vain, as if it were nowhere', async () => {
  const told: string[] = [];
  for (const address of addresses.filter(({ pattern }) => pattern.includes(':offering'))) {
    const said = of(address);
    const slots = pathSlots(address, said.path);
    for (const offering of offeringsOf(address)) {
      const asking = roles.filter((role) => mayOpen(said, offering, role).opens);
      const look = async (role: Role) => {
        const path = pathOf(address, offering, usual(world, slots, offering, role));
        for (const { name, value, nothing } of searchesOf(said, offering)) {
          const answer = async (asked: string) => {
            const query = `?${new URLSearchParams({ [name]: asked })}`;
            const found = await ask(world, role, { path: dataAddress(address, path, query) });
            return `${found.status} ${forgetting(found.text, asked)}`;
          };
          if ((await answer(value)) !== (await answer(nothing))) {
            told.push(`${role} at ${path}, ${name}=${value}`);
          }
        }
      };
      await Promise.all(asking.map(look));
      await world.database.pool.query('DELETE FROM rate_limit');
    }
  }
  expect(told).toEqual([]);
}, 600_000);

/** What the table says must come of it: one of these. */
function expected(said: Declared, offering: Offering, role: Role, filled: Filled): Outcome[] {
  // Where there can be nothing, it is not even asked who asks.
  if ([...filled.values.values()].some(({ value }) => value.includes('\0'))) return ['refused'];
  const { opens, ledOn } = mayOpen(said, offering, role);
  const there = filled.reached || said.tells === true;
  if (there && (opens || ledOn)) {
    return [...(opens ? ['open' as const] : []), ...(ledOn ? ['led on' as const] : [])];
  }
  if (opens || ledOn || said.absent || role !== 'nobody') return ['refused'];
  return ['sign in'];
}

/**
 * Every way in which this role asks for the address there: with the usual ids, and with all others.
 * Asked for is the data of the page's own route, without those around it: it must refuse by itself.
 * The pages as a whole are gone through for canaries.
 */
function waysOf(address: Address, said: Declared, offering: Offering, role: Role) {
  const slots = pathSlots(address, said.path);
  const is = usual(world, slots, offering, role);
  const others = offering === 'sp24' || role === 'other instructor';
  const odd = others ? unusual(world, slots, offering, role) : [];
  return [is, ...odd].map((filled) => ({
    path: dataAddress(address, pathOf(address, offering, filled), ''),
    filled,
  }));
}

test('opens, leads on or is refused as declared: every address, for everybody, with every id', async () => {
  const wrong: string[] = [];
  for (const address of addresses) {
    const said = of(address);
    for (const offering of offeringsOf(address)) {
      await Promise.all(
        roles.map(async (role) => {
          for (const { path, filled } of waysOf(address, said, offering, role)) {
            const { outcome } = await ask(world, role, { path });
            const right = expected(said, offering, role, filled);
            if (right.includes(outcome)) continue;
            wrong.push(
              `${role} at ${path} (${filled.what}): ${outcome}, not ${right.join(' or ')}`,
            );
          }
        }),
      );
      await world.database.pool.query('DELETE FROM rate_limit');
    }
  }
  expect(wrong).toEqual([]);
  expect(await frozen.changed(), 'nothing is changed by looking').toEqual([]);
}, 600_000);
