import { shelves } from '#app/files/store.server.ts';
import { sweepStore } from '#app/files/sweep-store.server.ts';

/** Lets each shelf of a store have its turn: at an instant and in the minutes after it. */
export async function sweepAllShelves(
  services: Parameters<typeof sweepStore>[0],
  at: Date,
): Promise<void> {
  for (let minute = 0; minute < shelves; minute += 1) {
    await sweepStore(services, new Date(at.getTime() + minute * 60_000));
  }
}
