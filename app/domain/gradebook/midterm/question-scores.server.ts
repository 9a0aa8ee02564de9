import type { Db, Transaction } from '#app/db/client.ts';

/**
 * The points of each question that midterm scores are made of, in the order of the paper, by the
 * scores' ids; a score that was given as a whole is not in it. Who asks for somebody else than staff
 * asks for released scores alone.
 */
export async function questionScores(
  db: Db | Transaction,
  scores: readonly string[],
): Promise<Map<string, number[]>> {
  const rows = await db.questionScore.findMany({
    where: { scoreFactId: { in: [...scores] } },
    orderBy: [{ scoreFactId: 'asc' }, { place: 'asc' }],
  });
  const found = new Map<string, number[]>();
  for (const { scoreFactId, points } of rows) {
    found.set(scoreFactId, [...(found.get(scoreFactId) ?? []), points]);
  }
  return found;
}
