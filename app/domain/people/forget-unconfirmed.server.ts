import type { Db } from '#app/db/client.ts';
import { codeMinutes } from './one-time-code.server.ts';

/** Removes who asked for an account and never confirmed the address, once their link is over. */
export async function forgetUnconfirmed(db: Db, now: Date): Promise<void> {
  const over = new Date(now.getTime() - codeMinutes.confirm_address * 60_000);
  await db.person.deleteMany({
    where: {
      ...{ email: { startsWith: 'unconfirmed-', endsWith: '@invalid' }, createdAt: { lt: over } },
      ...{ emailConfirmedAt: null, memberships: { none: {} } },
    },
  });
}
