import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findMock } from './find-mock.server.ts';

/**
 * Deletes a mock midterm of the asker's own, with its answers, its photos and what is being typed
 * there. What it added to their study stays.
 */
export async function deleteMock(db: Db, asker: SignedInAsker, id: string): Promise<void> {
  const mock = await findMock(db, asker, id);
  if (mock === null) return;
  const personId = asker.person.id;
  await db.$transaction([
    db.mockMidterm.deleteMany({ where: { id: mock.id } }),
    db.keptWords.deleteMany({
      where: { personId, key: { startsWith: `${personId}/mock/${mock.id}/` } },
    }),
  ]);
}
