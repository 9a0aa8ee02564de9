import type { Db } from '#app/db/client.ts';
import type { InstallationKind } from '#app/db/generated/enums.ts';
import { makeReceiptKeys } from '#app/domain/records/sign-receipt.server.ts';

export type Installation = { kind: InstallationKind; publicKey: string; privateKey: string };

/**
 * What this database is for. The row is written last, so a first start that was cut off leaves
 * none: then nothing in the database was ever shown to anybody, and the start begins anew.
 *
 * @param kind what an empty database becomes
 * @param fill puts the first content into an empty database
 */
export async function openInstallation(
  db: Db,
  kind: InstallationKind,
  fill: (installation: Installation) => Promise<void>,
): Promise<Installation> {
  const known = await db.installation.findUnique({ where: { id: 1 } });
  if (known !== null) return known;
  await clear(db);
  const installation = { kind, ...makeReceiptKeys() };
  await fill(installation);
  await db.installation.create({ data: { id: 1, ...installation, createdAt: new Date() } });
  return installation;
}

/** Empties every table of the portal's own schema but the list of migrations. */
async function clear(db: Db): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'rate_limit')`;
  const names = tables.map(({ name }) => `"${name}"`).join(', ');
  await db.$executeRawUnsafe(`TRUNCATE ${names} CASCADE`);
}
