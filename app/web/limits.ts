import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

/** Refuses who tries too often; kept in the database, so that all processes agree. */
export type Limits = {
  /** Takes one try under this key; false when there is none left. */
  signIn: { take(key: string): Promise<boolean>; forget(key: string): Promise<void> };
};

const triesPerWindow = 10;
const windowSeconds = 15 * 60;

/**
 * Sign-in: ten failures in fifteen minutes per address and network. Both are in the key, so that a
 * stranger cannot lock somebody out from elsewhere.
 */
export async function openLimits(pool: Pool): Promise<Limits> {
  const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const made: RateLimiterPostgres = new RateLimiterPostgres(
      {
        storeClient: pool,
        tableName: 'rate_limit',
        keyPrefix: 'sign-in',
        points: triesPerWindow,
        duration: windowSeconds,
      },
      (error) => (error ? reject(error) : resolve(made)),
    );
  });
  return {
    signIn: {
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
    },
  };
}
