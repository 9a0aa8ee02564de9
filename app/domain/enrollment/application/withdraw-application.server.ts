import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { lockSeats, writeSeatFact } from '../write-seat-fact.server.ts';
import { findApplication } from './find-application.server.ts';

export type WithdrawApplicationResult =
  { ok: true; repeated: boolean } | { ok: false; because: 'nothing to withdraw' };

/**
 * Takes back an application that nobody has answered: the person reads on as an auditor. The
 * answers are kept, so that applying again is one click; the time of application is then a new one.
 */
export async function withdrawApplication(
  { db }: { db: Db },
  asker: SignedInAsker,
): Promise<WithdrawApplicationResult> {
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const { state } = await findApplication(tx, asker);
    if (state.state === 'withdrawn') return { ok: true, repeated: true };
    if (state.state !== 'received') return { ok: false, because: 'nothing to withdraw' };
    await writeSeatFact(tx, {
      offering,
      personId: person.id,
      kind: 'audits',
      actor: person.id,
      why: 'Withdrew the application.',
      at,
    });
    return { ok: true, repeated: false };
  });
}
