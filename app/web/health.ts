import { setTimeout as wait } from 'node:timers/promises';
import { migrationsAreComplete } from '#app/db/migrations.ts';
import type { Services } from './context.ts';

export type Part = 'ok' | 'failed';
export type Health = {
  /** It answers. */
  database: Part;
  /** It has the structure that this code expects. */
  migrations: Part;
  /** Jobs are being done. */
  queue: Part;
};

/** How the portal is, within three seconds: what has not answered by then counts as failed. */
export async function healthOf({ db, jobs }: Pick<Services, 'db' | 'jobs'>): Promise<Health> {
  const [database, migrations, queue] = await Promise.all([
    part(async () => (await db.$queryRaw`SELECT 1 AS one`) !== undefined),
    part(() => migrationsAreComplete(db)),
    part(() => jobs.keepUp()),
  ]);
  return { database, migrations, queue };
}

async function part(isWell: () => Promise<boolean>): Promise<Part> {
  const patience = new AbortController();
  try {
    const well = await Promise.race([
      isWell(),
      wait(3000, false, { signal: patience.signal, ref: false }),
    ]);
    return well ? 'ok' : 'failed';
  } catch {
    return 'failed';
  } finally {
    patience.abort();
  }
}
