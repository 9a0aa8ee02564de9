import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openJobs, type Jobs } from '#app/jobs/jobs.server.ts';
import { openLog } from '#app/web/log.ts';
import { testDatabase } from '#test/setup/database.ts';

const log = openLog('silent');
const soon = { timeout: 15_000, interval: 50 };

describe('jobs', async () => {
  const { db, pool, close } = await testDatabase();
  const opened: Jobs[] = [];
  const open = async () => {
    const jobs = await openJobs(pool, { log, everySeconds: 0.5, retryDelay: 1 });
    opened.push(jobs);
    return jobs;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((jobs) => jobs.stop()));
    await pool.query(`DELETE FROM pgboss.job`);
  });
  afterAll(close);

  it('are opened by processes that start together', async () => {
    expect(await Promise.all([open(), open()])).toHaveLength(2);
  });

  it('are done when the transaction that asked for them is committed', async () => {
    const jobs = await open();
    const done: string[] = [];
    await jobs.work('mail.deliver', async ({ deliveryId }) => void done.push(deliveryId));
    await db.$transaction((tx) => jobs.enqueue(tx, 'mail.deliver', { deliveryId: 'one' }));
    await vi.waitFor(() => expect(done).toEqual(['one']), soon);
  });

  it('never existed when it is rolled back', async () => {
    const jobs = await open();
    const undone = db.$transaction(async (tx) => {
      await jobs.enqueue(tx, 'mail.deliver', { deliveryId: 'two' });
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    const { rowCount } = await pool.query(`SELECT FROM pgboss.job WHERE name = 'mail.deliver'`);
    expect(rowCount).toBe(0);
  });

  it('are tried again when their worker throws', async () => {
    const jobs = await open();
    let tries = 0;
    await jobs.work('mail.deliver', async () => {
      tries += 1;
      if (tries === 1) throw new Error('not now');
    });
    await db.$transaction((tx) => jobs.enqueue(tx, 'mail.deliver', { deliveryId: 'three' }));
    await vi.waitFor(() => expect(tries).toBe(2), soon);
  });

  it('wait for the next portal when this one stops', async () => {
    const first = await open();
    await db.$transaction((tx) => first.enqueue(tx, 'mail.deliver', { deliveryId: 'four' }));
    await first.stop();
    const done: string[] = [];
    const second = await open();
    await second.work('mail.deliver', async ({ deliveryId }) => void done.push(deliveryId));
    await vi.waitFor(() => expect(done).toEqual(['four']), soon);
  });
});
