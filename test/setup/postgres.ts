import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { discardLeftovers } from './database.ts';

/**
 * Starts one PostgreSQL for all test files, or joins the one of another test run in this checkout.
 * Test files find it by the environment. It is the portal's own server in everything but fsync:
 * what a test database holds need not survive the machine. With `TEST_POSTGRES=postgresql://…` the
 * tests run on that server instead, to try another version.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_POSTGRES) return discardLeftovers().then(() => undefined);
  const server = await startEmbeddedPostgres({
    folder: '.data/test/postgres',
    as: 'guest',
    settings: { fsync: 'off', synchronous_commit: 'off', max_wal_size: '256MB' },
  });
  process.env.TEST_POSTGRES = server.url('postgres');
  await discardLeftovers();
  return server.release;
}
