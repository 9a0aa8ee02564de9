import path from 'node:path';
import { sessionInUtc } from './address.ts';
import { createDatabase } from './create-database.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';

/**
 * The database for a command of the portal's keeper: the one of DATABASE_URL, or the portal's own,
 * whether or not a portal uses it now.
 */
export async function anyServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const { DATABASE_URL: given, DATA: data } = process.env;
  if (given) return { url: sessionInUtc(given), close: async () => {} };
  const folder = path.resolve(data || '.data', 'postgres');
  const server = await startEmbeddedPostgres({ folder, as: 'guest' });
  await createDatabase(server.url('postgres'), 'practicum');
  return { url: server.url('practicum'), close: server.release };
}
