import type { Db } from '#app/db/client.ts';
import { passwordMatches } from './password.server.ts';
import { emailOf } from './person.ts';

export type SignedIn =
  { ok: true; personId: string } | { ok: false; because: 'no match' | 'too many tries' };

/** Counts tries to sign in; `take` is false when there is none left under this key. */
export type Tries = { take(key: string): Promise<boolean>; forget(key: string): Promise<void> };

/**
 * Checks an address and a password. An unknown address, a wrong password and a disabled person are
 * one and the same answer after the same work.
 *
 * @param network where the request comes from: tries are counted per address and network
 */
export async function signIn(
  { db, limits }: { db: Db; limits: { signIn: Tries } },
  { email, password, network }: { email: string; password: string; network: string },
): Promise<SignedIn> {
  const address = emailOf(email);
  const key = `${address} ${network}`;
  if (!(await limits.signIn.take(key))) return { ok: false, because: 'too many tries' };

  const person = await db.person.findUnique({
    where: { email: address },
    include: { credential: true },
  });
  const matches = await passwordMatches(person?.credential?.passwordHash, password);
  if (person === null || !matches || person.disabledAt !== null) {
    return { ok: false, because: 'no match' };
  }
  await limits.signIn.forget(key);
  return { ok: true, personId: person.id };
}
