import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyAddress, type Address } from '#test/setup/addresses.ts';
import { freeze, type FrozenDatabase } from '#test/setup/frozen-database.ts';
import { ask, type Answer } from './ask.ts';
import {
  formSlots,
  mayOpen,
  offeringsOf,
  pathOf,
  pathSlots,
  unusual,
  usual,
  type Filled,
} from './cases.ts';
import { declared, type Declared, type Form } from './declared.ts';
import { roleIn, roles, type Offering, type Role } from './roles.ts';
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

/** Where a form is sent, as a page that is open already does. */
function target(address: Address, path: string): string {
  if (!address.page) return path;
  return path === '/' ? '/_root.data?index' : `${path}.data`;
}

function bodyOf({ fields }: Form, { values }: Filled): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value === 'string') return [name, value];
      if ('of' in value) return [name, values.get(name)?.value ?? ''];
      return [name, world.given.get(value.given) ?? ''];
    }),
  );
}

type Try = {
  address: Address;
  said: Declared;
  name: string;
  form: Form;
  offering: Offering;
  role: Role;
  filled: Filled;
};

/** Sends the form, says what came of it and what changed by it, and puts that back. */
async function attempt({ address, form, offering, role, filled }: Try) {
  await world.database.pool.query('DELETE FROM rate_limit');
  const path = target(address, pathOf(address, offering, filled));
  const answer = await ask(world, role, { path, form: bodyOf(form, filled) });
  const changed = await frozen.changed();
  await frozen.restore();
  return { answer, changed };
}

/** Whether the answer says no: by its status, by leading to the sign-in page, or in words. */
function isRefusal({ outcome }: Answer): boolean {
  return outcome === 'refused' || outcome === 'sign in';
}

/** What is wrong with what came of it; null when it is as declared. */
async function fault(one: Try): Promise<string | null> {
  const { said, form, offering, role, filled } = one;
  const { answer, changed } = await attempt(one);
  const is = roleIn(offering, role);
  if (answer.status >= 500) return `fails with ${answer.status}`;
  if (form.may.includes(is) && filled.reached) {
    const isDone = form.changes === false ? changed.length === 0 : changed.length > 0;
    return isDone && answer.status < 400 && !isRefusal(answer)
      ? null
      : `is not done: ${answer.status} ${answer.outcome}, changed ${changed.join()}: ${answer.text.slice(0, 200)}`;
  }
  if (changed.length > 0) return `changes ${changed.join()}`;
  const { opens, ledOn } = mayOpen(said, offering, role);
  if (opens || ledOn || form.told?.includes(is) || isRefusal(answer)) return null;
  return `is not refused: ${answer.status}`;
}

function formsOf(address: Address): Pick<Try, 'address' | 'said' | 'name' | 'form'>[] {
  const said = declared[address.pattern];
  if (said === undefined) return [];
  return Object.entries(said.forms ?? {}).map(([name, form]) => ({ address, said, name, form }));
}

function slotsOf({ address, said, form }: Pick<Try, 'address' | 'said' | 'form'>) {
  const path = pathSlots(address, { ...said.path, ...form.path });
  return [...path, ...formSlots(form.fields)];
}

/** Everybody with ids of their own; whoever may do it also with everything else in each place. */
function triesOf(one: Pick<Try, 'address' | 'said' | 'name' | 'form'>): Try[] {
  const slots = slotsOf(one);
  return offeringsOf(one.address).flatMap((offering) =>
    roles.flatMap((role) => {
      const is = usual(world, slots, offering, role);
      const may = one.form.may.includes(roleIn(offering, role));
      const asks = offering === 'sp24' || role === 'other instructor';
      const odd = may && asks ? unusual(world, slots, offering, role) : [];
      return [is, ...odd].map((filled) => ({ ...one, offering, role, filled }));
    }),
  );
}

test('what is asked for by a form is done for whom it is declared, and changes nothing for others', async () => {
  const wrong: string[] = [];
  for (const address of addresses) {
    for (const one of formsOf(address)) {
      const tries = triesOf(one).filter(
        ({ role }) => one.form.slow !== true || role === 'nobody' || role === 'student',
      );
      for (const each of tries) {
        const { offering, role, filled } = each;
        const found = await fault(each);
        if (found === null) continue;
        wrong.push(
          `${address.pattern} in ${offering}, ${one.name} (${filled.what}) by ${role}: ${found}`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
}, 600_000);
