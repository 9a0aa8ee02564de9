import type { Db } from '#app/db/client.ts';
import type { KnownBrowsers } from './known-browsers.server.ts';
import { passwordMatches } from './password.server.ts';
import { emailOf } from './person.ts';
import { tooBusy } from './turns.ts';

export type SignedIn =
  { ok: true; personId: string } | { ok: false; because: 'no match' | 'too many tries' };

/** Counts tries to sign in; `take` is false when there is none left under this key. */
export type Tries = { take(key: string): Promise<boolean>; forget(key: string): Promise<void> };

/**
 * Checks an address and a password. An unknown address, a wrong password and a disabled person are
 * one and the same answer after the same work.
 *
 * Tries are counted per address and network; in a browser that the person has signed in with before,
 * per that browser alone. So whoever tries passwords from elsewhere, however many, uses up no try of
 * the owner's and takes no turn of theirs.
 *
 * @param network where the request comes from
 * @param cookies the request's `Cookie` header, by which a browser is known again
 */
export async function signIn(
  { db, limits, browsers }: { db: Db; limits: { signIn: Tries }; browsers: KnownBrowsers },
  typed: { email: string; password: string; network: string; cookies: string | null },
): Promise<SignedIn> {
  const address = emailOf(typed.email);
  const person = await db.person.findUnique({
    where: { email: address },
    include: { credential: true },
  });
  // Asked for nobody too, so that the same work is done.
  const known = await browsers.nameOf(person?.id ?? 'nobody', typed.cookies);
  const key = known ?? `${address} ${typed.network}`;
  if (!(await limits.signIn.take(key))) return { ok: false, because: 'too many tries' };

  const hash = person?.credential?.passwordHash;
  const matches = await passwordMatches(hash, typed.password, known ?? address);
  if (matches === tooBusy) return { ok: false, because: 'too many tries' };
  if (person === null || !matches || person.disabledAt !== null) {
    return { ok: false, because: 'no match' };
  }
  await limits.signIn.forget(key);
  return { ok: true, personId: person.id };
}
