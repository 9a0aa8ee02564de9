import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#app/db/client.ts';
import { openJobs } from '#app/jobs/jobs.server.ts';
import { healthOf } from '#app/web/health.ts';
import { openLog } from '#app/web/log.ts';
import { testDatabase } from '#test/setup/database.ts';

describe('the health of the portal', async () => {
  const { db, pool, close } = await testDatabase();
  const jobs = await openJobs(pool, { log: openLog('silent') });
  afterAll(async () => {
    await jobs.stop();
    await close();
  });

  it('is well when everything answers', async () => {
    expect(await healthOf({ db, jobs })).toEqual({ database: 'ok', migrations: 'ok', queue: 'ok' });
  });

  it('says when jobs are not being done', async () => {
    await db.$transaction((tx) => jobs.enqueue(tx, 'mail.deliver', { deliveryId: 'late' }));
    await pool.query(`UPDATE pgboss.job SET start_after = now() - interval '11 minutes'`);
    expect(await healthOf({ db, jobs })).toMatchObject({ database: 'ok', queue: 'failed' });
    await pool.query('DELETE FROM pgboss.job');
  });

  it('says when the database was changed by other code', async () => {
    await pool.query(`UPDATE "_prisma_migrations" SET checksum = 'another'`);
    expect(await healthOf({ db, jobs })).toMatchObject({ database: 'ok', migrations: 'failed' });
  });

  it('says when the database is gone', async () => {
    const gone = openDatabase('postgresql://127.0.0.1:1/practicum');
    expect(await healthOf({ db: gone.db, jobs })).toMatchObject({ database: 'failed' });
    await gone.close();
  });
});
