import type { Services } from '#app/web/context.ts';
import { passwordMatches } from './password.server.ts';
import { emailOf } from './person.ts';

export type SignedIn =
  { ok: true; personId: string } | { ok: false; because: 'no match' | 'too many tries' };

/**
 * Checks an address and a password. An unknown address, a wrong password and a disabled person are
 * one and the same answer after the same work.
 *
 * @param network where the request comes from: tries are counted per address and network
 */
export async function signIn(
  { db, limits }: Pick<Services, 'db' | 'limits'>,
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
