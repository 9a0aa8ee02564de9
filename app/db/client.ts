import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { sessionInUtc } from './address.ts';
import { PrismaClient, type Prisma } from './generated/client.ts';

export type Db = PrismaClient;

/** What a use case is given inside `db.$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient;

export type Database = {
  db: Db;
  pool: pg.Pool;
  /** The address the pool connects to, with the session's zone in it. */
  url: string;
  /** Ends every connection; asking afterwards fails. */
  close(): Promise<void>;
};

/**
 * Opens a pool of connections and the Prisma client upon it; connects at the first query.
 *
 * @param url `postgresql://…`
 * @param connections at most so many at once
 */
export function openDatabase(url: string, connections = 10): Database {
  const inUtc = sessionInUtc(url);
  const pool = new pg.Pool({ connectionString: inUtc, max: connections });
  // An idle connection that breaks has left the pool already; the next query opens another.
  pool.on('error', () => {});
  const db = new PrismaClient({
    adapter: new PrismaPg(pool),
    // When hundreds hand in during the same minute, a transaction may wait for its turn.
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  return {
    db,
    pool,
    url: inUtc,
    close: async () => {
      await db.$disconnect();
      await pool.end();
    },
  };
}
