import type pg from 'pg';
import PgBoss from 'pg-boss';
import type { Transaction } from '#app/db/client.ts';
import type { Logger } from 'pino';

/** Every kind of job, with what it is told. */
export type JobTable = {
  'mail.deliver': { deliveryId: string };
  /** Whatever the portal's clock has made due: offers that ran out, reminders, digests. */
  'portal.tick': Record<string, never>;
};
export type JobName = keyof JobTable;

/** Work that is done after the answer: kept in the database, so that a crash forgets nothing. */
export type Jobs = {
  /**
   * Asks for a job as a part of the caller's transaction: it exists when that is committed, and
   * never did when it is rolled back.
   */
  enqueue<Name extends JobName>(tx: Transaction, name: Name, data: JobTable[Name]): Promise<void>;
  /** Asks for a job now, unless one of its kind waits already. */
  nudge(name: 'portal.tick'): Promise<void>;
  /**
   * Does the jobs of this kind from now on, one at a time. A job whose worker throws, or whose
   * process dies, is tried again later, so the worker may see the same job twice.
   */
  work<Name extends JobName>(
    name: Name,
    worker: (data: JobTable[Name]) => Promise<void>,
  ): Promise<void>;
  /** Whether no job has been due for ten minutes without being begun. */
  keepUp(): Promise<boolean>;
  /** Takes no more jobs, and returns when those begun are done. */
  stop(): Promise<void>;
};

/**
 * How long each kind may take, and how often it is tried: with the wait doubling from 15 seconds,
 * twelve more tries span about a day.
 */
const queues: Record<JobName, Omit<PgBoss.Queue, 'name'>> = {
  'mail.deliver': { expireInSeconds: 300, retryLimit: 12, retryDelay: 15, retryBackoff: true },
  // The next tick does what a failed one left. One waits at most, however many processes ask.
  'portal.tick': { expireInSeconds: 300, retryLimit: 0, policy: 'short' },
};

export type JobOptions = {
  log: Logger;
  /** How often each worker looks for a job; at least 0.5. */
  everySeconds?: number;
  /** Instead of the kind's own patience. */
  retryDelay?: number;
};

/** Opens the queues in the database that the pool leads to. The pool must outlive them. */
export async function openJobs(pool: pg.Pool, options: JobOptions): Promise<Jobs> {
  const { log, everySeconds = 1, retryDelay } = options;
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    // What is due is due by the portal's clock, which a demo moves, not by that of the wall.
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the queue cannot be reached'));
  await boss.start();
  await inTurn(pool, async () => {
    for (const [name, queue] of Object.entries(queues)) {
      await boss.createQueue(name, { name, ...queue });
      await boss.updateQueue(name, {
        name,
        ...queue,
        ...(retryDelay !== undefined && { retryDelay }),
      });
    }
  });

  return {
    enqueue: async (tx, name, data) => {
      await boss.send(name, data, {
        db: {
          executeSql: async (text, values) => ({ rows: await tx.$queryRawUnsafe(text, ...values) }),
        },
      });
    },
    nudge: async (name) => {
      await boss.send(name, {});
    },
    work: async (name, worker) => {
      const id = await boss.work<JobTable[typeof name]>(
        name,
        { pollingIntervalSeconds: everySeconds },
        async (jobs) => {
          for (const job of jobs) {
            try {
              await worker(job.data);
            } catch (error) {
              log.warn({ err: error, job: name, id: job.id }, 'a job failed and will be retried');
              throw error;
            }
          }
          // Where one was, there may be more: hundreds of letters must not wait a turn each.
          boss.notifyWorker(id);
        },
      );
    },
    keepUp: async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pgboss.job
          WHERE state < 'active' AND start_after < now() - interval '10 minutes' LIMIT 1`,
      );
      return rowCount === 0;
    },
    stop: () => boss.stop({ timeout: 10_000 }),
  };
}

/** Any number: processes that start together make the queues one after the other. */
const queuesLock = 20_240_226;

async function inTurn(pool: pg.Pool, work: () => Promise<void>): Promise<void> {
  const session = await pool.connect();
  try {
    await session.query('SELECT pg_advisory_lock($1)', [queuesLock]);
    await work();
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [queuesLock]);
    session.release();
  }
}
