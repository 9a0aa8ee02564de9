import type { Address } from '#test/setup/addresses.ts';
import type { Declared, Value } from './declared.ts';
import { offerings, roleIn, type Offering, type Role } from './roles.ts';
import { nonsense, Things, type Kind, type Thing } from './things.ts';
import type { World } from './world.ts';

/** A place of an address or a form where an id stands. */
export type Slot = { name: string; kind: Kind };

/** Ids for every slot, and whether whoever asks reaches all of them. */
export type Filled = { values: Map<string, Thing>; reached: boolean; what: string };

/** The slots of an address' path, e.g. of `/:offering/lectures/:lecture` the lecture. */
export function pathSlots({ pattern }: Address, path: Declared['path'] = {}): Slot[] {
  return namesIn(pattern).map((name) => {
    const kind = path[name];
    if (kind === undefined) throw new Error(`${pattern}: say what :${name} is an id of`);
    return { name: `:${name}`, kind };
  });
}

function namesIn(pattern: string): string[] {
  return [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name = '']) =>
    name === 'offering' ? [] : [name],
  );
}

/** The slots of a form. */
export function formSlots(fields: Record<string, Value>): Slot[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'object' && 'of' in value ? [{ name, kind: value.of }] : [],
  );
}

/** What this role would usually ask for in each slot. */
export function usual(
  { things }: World,
  slots: readonly Slot[],
  offering: Offering,
  role: Role,
): Filled {
  const values = new Map(
    slots.map(({ name, kind }) => [name, things.usual(kind, offering, role)] as const),
  );
  return { values, reached: areReached(values, offering, role), what: 'the usual' };
}

/** The usual, with each slot in turn holding everything else that there is, and nonsense. */
export function unusual(
  world: World,
  slots: readonly Slot[],
  offering: Offering,
  role: Role,
  varied: readonly Slot[] = slots,
): Filled[] {
  const { values } = usual(world, slots, offering, role);
  return varied.flatMap(({ name, kind }) =>
    [...world.things.of(kind), ...nonsense]
      .filter((thing) => thing.value !== values.get(name)?.value)
      .map((thing) => {
        const changed = new Map([...values, [name, thing] as const]);
        const what = `${name}: ${thing.what}`;
        return { values: changed, reached: areReached(changed, offering, role), what };
      }),
  );
}

function areReached(values: Map<string, Thing>, offering: Offering, role: Role): boolean {
  const inPath = [...values].flatMap(([name, { value }]) => (name.startsWith(':') ? [value] : []));
  return [...values.values()].every(
    (thing) =>
      Things.reaches(thing, offering, role) &&
      (thing.at === undefined || inPath.includes(thing.at)),
  );
}

/** The address with its ids; `/*` stands for one that nobody knows. */
export function pathOf({ pattern }: Address, offering: Offering, { values }: Filled): string {
  return pattern
    .replace('/*', '/no/such/address')
    .replace(':offering', offering)
    .replaceAll(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(values.get(`:${name}`)?.value ?? ''),
    );
}

/** What the address' table says of this role there. */
export function mayOpen(declared: Declared, offering: Offering, role: Role) {
  const is = roleIn(offering, role);
  return {
    opens: declared.opens.includes(is),
    ledOn: declared.ledOn?.includes(is) ?? false,
  };
}

/** Where an address is asked for; one that is in no offering once. */
export function offeringsOf({ pattern }: Address): readonly Offering[] {
  return pattern.includes(':offering') ? offerings : offerings.slice(0, 1);
}
