import type { Db } from './client.ts';

/**
 * The same database, in which whoever has deleted their account reads as this word: their name is
 * kept nowhere, and no page has to think of it. Raw SQL sees an empty name.
 */
export function nameTheGone(db: Db, word: string): Db {
  const named = db.$extends({
    result: {
      person: {
        name: {
          needs: { name: true, deletedAt: true },
          compute: ({ name, deletedAt }) => (deletedAt === null ? name : word),
        },
      },
    },
  });
  // Prisma's type of an extended client lacks `$on`, which nobody calls on a request's database.
  return named as unknown as Db;
}
