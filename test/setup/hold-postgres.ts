import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';

/**
 * A process that starts the portal's own server in the folder given, says its address, and stays
 * until it is killed. For tests of what is left of it.
 */
const folder = process.argv[2] ?? '';
try {
  const server = await startEmbeddedPostgres({ folder, as: 'portal' });
  process.stdout.write(`${server.url('postgres')}\n`);
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write(`refused: ${error instanceof Error ? error.message : String(error)}\n`);
}
