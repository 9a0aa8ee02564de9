import type { Db, Transaction } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import { isReleased } from '../feedback/thread.ts';
import { approvedGoals, type Goal } from '../goals/goal.ts';
import { readDetails, readPatch, storableDetails } from './details-fields.ts';
import { linesFor, patched, type Details } from './details.ts';

/** A stage's document, and whose it is. */
type Place = { id: string; documentId: string; stage: StageName };

/** What stands beside a document's text now; at the milestone with a line for every approved goal. */
export async function keptDetails(
  db: Db | Transaction,
  { id, documentId, stage }: Place,
  at: Date,
): Promise<Details> {
  const row = await db.documentDetails.findUnique({ where: { documentId } });
  const kept = readDetails(row?.details);
  return { ...kept, goals: linesFor(stage, kept.goals, await approvedGoalsOf(db, id, at)) };
}

/**
 * Keeps these changes beside a document's text, and gives all that stands there then; null, and
 * nothing is changed, when they are not understood or too much. The caller holds the project.
 *
 * @param patch as JSON
 */
export async function keepPatch(
  tx: Transaction,
  place: Place,
  patch: string,
  at: Date,
): Promise<Details | null> {
  const changes = readPatch(patch);
  if (changes === null) return null;
  const details = storableDetails(patched(await keptDetails(tx, place, at), changes));
  if (details === null) return null;
  const { documentId } = place;
  await tx.documentDetails.upsert({
    where: { documentId },
    create: { documentId, details, changedAt: at },
    update: { details, changedAt: at },
  });
  return details;
}

/** The goals of the approved proposal, as far as the team knows of the approval by then. */
export async function approvedGoalsOf(
  db: Db | Transaction,
  projectId: string,
  at: Date,
): Promise<Goal[] | null> {
  const versions = await db.version.findMany({
    where: { document: { projectId, stage: { name: 'proposal' } } },
    orderBy: { number: 'asc' },
    select: { details: true, decision: { select: { verdict: true, releasedAt: true } } },
  });
  return approvedGoals(
    versions.map(({ details, decision }) => ({
      lines: readDetails(details).goals,
      verdict: decision !== null && isReleased(decision.releasedAt, at) ? decision.verdict : null,
      scope: null,
    })),
  );
}
