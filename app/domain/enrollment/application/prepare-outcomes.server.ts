import { v7 as newId } from 'uuid';
import { z } from 'zod';
import type { Db } from '#app/db/client.ts';
import type { Outcome } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { lockSeats } from '../write-seat-fact.server.ts';
import { pendingApplications } from './pending-applications.server.ts';

/** `skipped` have been answered or withdrawn and stay as they are. */
export type PrepareOutcomesResult =
  { ok: true; prepared: number; skipped: number } | { ok: false; because: 'nobody' };

/**
 * Prepares the same outcome for several applications, or takes what was prepared back (null).
 * Nobody outside the staff can learn of it before the release. Each change is kept with who and
 * when; what stays the same is not written again.
 */
export async function prepareOutcomes(
  { db }: { db: Db },
  asker: SignedInAsker,
  { applications, outcome }: { applications: readonly string[]; outcome: Outcome | null },
): Promise<PrepareOutcomesResult> {
  const wanted = new Set(applications.filter((id) => z.uuid().safeParse(id).success));
  if (wanted.size === 0 || !may(asker.role, 'review applications')) {
    return { ok: false, because: 'nobody' };
  }
  const { offering, person, at } = asker;
  return db.$transaction(async (tx) => {
    await lockSeats(tx, offering);
    const pending = await pendingApplications(tx, offering);
    const found = pending.filter(({ id }) => wanted.has(id));
    const changed = found.filter((each) => each.outcome !== outcome);
    await tx.applicationOutcome.createMany({
      data: changed.map(({ id }) => ({
        ...{ id: newId(), applicationId: id, outcome },
        ...{ preparedBy: person.id, preparedAt: at },
      })),
    });
    for (const { id, outcome: before } of changed) {
      await writeRecord(tx, {
        offering,
        actor: person.id,
        action: 'prepared outcome',
        subject: `application:${id}`,
        from: { outcome: before },
        to: { outcome },
        at,
      });
    }
    return { ok: true, prepared: found.length, skipped: wanted.size - found.length };
  });
}
