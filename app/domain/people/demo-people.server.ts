import type { Db } from '#app/db/client.ts';
import type { Role } from './asker.ts';
import { demoButtons, type DemoButton } from './demo-button.ts';

/** A person behind one of the demo's buttons. */
export type DemoPerson = { button: DemoButton; name: string; role: Role };

/**
 * The people that the demo's sign-in page offers, one per button; nobody outside the demo, where
 * no person stands for a button.
 */
export async function demoPeople(db: Db): Promise<DemoPerson[]> {
  const people = await db.person.findMany({
    where: { demoRole: { not: null }, disabledAt: null },
    select: {
      demoRole: true,
      name: true,
      memberships: { where: { to: null }, select: { role: true }, orderBy: { from: 'desc' } },
    },
  });
  return demoButtons.flatMap((button) => {
    const person = people.find(({ demoRole }) => demoRole === button);
    const role = person?.memberships[0]?.role;
    return person === undefined || role === undefined ? [] : [{ button, name: person.name, role }];
  });
}

/**
 * Who signs in by a button, without a password: for the demo only.
 *
 * @returns the person's id; null when this is not the demo or no such button exists
 */
export async function personBehindButton(
  { db, demo }: { db: Db; demo: boolean },
  button: string,
): Promise<string | null> {
  if (!demo) return null;
  const person = await db.person.findUnique({
    where: { demoRole: button, disabledAt: null },
    select: { id: true },
  });
  return person?.id ?? null;
}
