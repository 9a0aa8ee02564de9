import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import { writeRecord } from '#app/domain/records/write-record.server.ts';
import { realClock, type Clock } from './clock.ts';
import { demoStart } from './time-travel.ts';

/** A clock that can be moved, by any process that shares the database. */
export type DemoClock = Clock & {
  /** Learns of movements made elsewhere; call it once per request. */
  refresh(): Promise<void>;
};

/**
 * The demo's clock: it shows what the last movement set and ticks on from there, also while the
 * portal is not running. The first opening on a database starts it at `demoStart`.
 *
 * @param real what the machine says; handed in by tests
 */
export async function openDemoClock(db: Db, real: Clock = realClock): Promise<DemoClock> {
  let ahead = await offset(db);
  if (ahead === null) {
    await db.clockMovement.create({
      data: { id: newId(), movedAt: real.now(), showed: demoStart },
    });
    ahead = await offset(db);
  }
  let milliseconds = ahead ?? 0;
  const refresh = oneForAllWaiting(async () => {
    milliseconds = (await offset(db)) ?? milliseconds;
  });
  return { now: () => new Date(real.now().getTime() + milliseconds), refresh };
}

/**
 * Those who ask while one asking is on its way are answered by the next one together: what they are
 * told was looked up after they asked.
 */
function oneForAllWaiting(ask: () => Promise<void>): () => Promise<void> {
  let now: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const begin = () => {
    now = ask().finally(() => (now = null));
    return now;
  };
  return () => {
    if (now === null) return begin();
    next ??= now
      .catch(() => {})
      .then(() => {
        next = null;
        return begin();
      });
    return next;
  };
}

/** How far the demo's time is ahead of the real one, in milliseconds; null before its first start. */
async function offset(db: Db): Promise<number | null> {
  const last = await db.clockMovement.findFirst({ orderBy: [{ movedAt: 'desc' }, { id: 'desc' }] });
  return last === null ? null : last.showed.getTime() - last.movedAt.getTime();
}

/**
 * Moves the demo's clock and writes down who did it. Every process follows at its next refresh.
 *
 * @param to what the clock shall show now
 * @param from what it shows before, for the record
 */
export async function moveDemoClock(
  db: Db,
  { actor, offering, from, to }: { actor: string; offering: string; from: Date; to: Date },
  real: Clock = realClock,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.clockMovement.create({ data: { id: newId(), movedAt: real.now(), showed: to } });
    await writeRecord(tx, {
      offering,
      actor,
      action: 'moved demo clock',
      subject: 'installation:clock',
      from: from.toISOString(),
      to: to.toISOString(),
      at: from,
    });
  });
}
