import type { Pool, PoolClient } from 'pg';

/** The statements sent to the database since the count began or was forgotten, as text. */
export type QueryCount = { readonly sent: readonly string[]; forget(): void };

/**
 * Notes every statement that goes through the pool, by whatever client: Prisma, plain SQL or the
 * limits. Left out are the frame of transactions and the job queue, which looks after itself.
 *
 * @param pool one that has not connected yet
 */
export function countQueries(pool: Pool): QueryCount {
  const sent: string[] = [];
  pool.on('connect', (client: PoolClient) => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown;
    const noting = (...given: unknown[]): unknown => {
      const [first] = given as [string | { text?: string }];
      const text = typeof first === 'string' ? first : (first.text ?? '');
      if (!ignored.test(text)) sent.push(text);
      return send(...given);
    };
    Object.assign(client, { query: noting });
  });
  return { sent, forget: () => void sent.splice(0) };
}

const ignored = /^\s*(BEGIN|COMMIT|ROLLBACK|SET|DEALLOCATE)\b|pgboss\./i;
