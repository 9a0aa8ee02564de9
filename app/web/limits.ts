import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** Refuses who tries too often; kept in the database, so that all processes agree. */
export type Limits = {
  signIn: Bucket;
  /** Downloads of all that is one's own, by person: five an hour. */
  download: Bucket;
  /** Exports of a roster, by person: twenty in fifteen minutes. */
  roster: Bucket;
  /** Letters asked for by somebody signed out, by address and network: five an hour. */
  letters: Bucket;
  /** The same by network alone: forty an hour. */
  lettersFrom: Bucket;
};

/** `take` takes one try under this key, false when there is none left; `forget` gives all back. */
export type Bucket = { take(key: string): Promise<boolean>; forget(key: string): Promise<void> };

const triesPerWindow = 10;
const windowSeconds = 15 * 60;
const hour = 60 * 60;

/**
 * Sign-in: ten failures in fifteen minutes per address and network. Both are in the key, so that a
 * stranger cannot lock somebody out from elsewhere.
 */
export async function openLimits(pool: Pool): Promise<Limits> {
  return {
    signIn: await openBucket(pool, 'sign-in', triesPerWindow, windowSeconds),
    download: await openBucket(pool, 'download', 5, hour),
    roster: await openBucket(pool, 'roster', 20, windowSeconds),
    letters: await openBucket(pool, 'letters', 5, hour),
    lettersFrom: await openBucket(pool, 'letters-from', 40, hour),
  };
}

async function openBucket(
  pool: Pool,
  keyPrefix: string,
  points: number,
  duration: number,
): Promise<Bucket> {
  const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres(
      { storeClient: pool, tableName: 'rate_limit', keyPrefix, points, duration },
      (error) => (error ? reject(error) : resolve(made)),
    );
  });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return true;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return false;
        throw refusal;
      }
    },
    forget: async (key) => {
      await limiter.delete(key);
    },
  };
}
