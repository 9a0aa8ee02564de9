import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** Refuses who tries too often; kept in the database, so that all processes agree. */
export type Limits = {
  signIn: Bucket;
  /** Downloads of all that is one's own, by person: five an hour. */
  download: Bucket;
  /** Beginnings of uploads, by person: sixty an hour. */
  upload: Bucket;
  /** Texts made into PDF, by person: sixty in fifteen minutes. */
  print: Bucket;
  /** What is written, changed or looked at under a question of the bank, by person: 120 in fifteen minutes. */
  discuss: Bucket;
  /** Exports of a roster, by person: twenty in fifteen minutes. */
  roster: Bucket;
  /** Letters asked for by somebody signed out, by address and network: five an hour. */
  letters: Bucket;
  /** The same by network alone: forty an hour. */
  lettersFrom: Bucket;
  /** Codes of authenticator apps, by person and network: ten in fifteen minutes. */
  secondFactor: Bucket;
  /** The same by person alone: sixty an hour, of a million codes. */
  secondFactorOf: Bucket;
};

/** `take` takes one try under this key, false when there is none left; `forget` gives all back. */
export type Bucket = { take(key: string): Promise<boolean>; forget(key: string): Promise<void> };

const triesPerWindow = 10;
const windowSeconds = 15 * 60;
const hour = 60 * 60;

/**
 * Sign-in: ten failures in fifteen minutes per address and network. Both are in the key, so that a
 * stranger cannot lock somebody out from elsewhere; a browser that the person has used before has a
 * key of its own.
 */
export function openLimits(pool: Pool): Limits {
  return {
    signIn: openBucket(pool, 'sign-in', triesPerWindow, windowSeconds),
    download: openBucket(pool, 'download', 5, hour),
    upload: openBucket(pool, 'upload', 60, hour),
    print: openBucket(pool, 'print', 60, windowSeconds),
    discuss: openBucket(pool, 'discuss', 120, windowSeconds),
    roster: openBucket(pool, 'roster', 20, windowSeconds),
    letters: openBucket(pool, 'letters', 5, hour),
    lettersFrom: openBucket(pool, 'letters-from', 40, hour),
    secondFactor: openBucket(pool, 'second-factor', triesPerWindow, windowSeconds),
    secondFactorOf: openBucket(pool, 'second-factor-of', 60, hour),
  };
}

function openBucket(pool: Pool, keyPrefix: string, points: number, duration: number): Bucket {
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: pool, tableName: 'rate_limit', tableCreated: true },
    ...{ keyPrefix, points, duration },
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
