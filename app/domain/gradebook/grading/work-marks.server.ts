import type { Db, Transaction } from '#app/db/client.ts';
import type { GivenMark } from './part-outcome.ts';
import type { MarkNote } from './mark-limits.ts';
import { notesSchema, pointsSchema } from './mark-note.ts';

/** What somebody of staff gave for a part of a submission. */
export type WorkMark = GivenMark & {
  submission: string;
  part: string;
  words: string;
  notes: MarkNote[];
  /** Null once they are gone. */
  byName: string | null;
  at: Date;
};

type MarkRow = {
  id: string;
  submissionId: string;
  part: string;
  points: unknown;
  words: string;
  notes: unknown;
  settles: boolean;
  givenBy: string | null;
  givenAt: Date;
  by: { name: string } | null;
};

/** What is read of a mark wherever one is read. */
export const markSelect = {
  ...{ id: true, submissionId: true, part: true, points: true, words: true, notes: true },
  ...{ settles: true, givenBy: true, givenAt: true, by: { select: { name: true } } },
} as const;

export function workMark(row: MarkRow): WorkMark {
  const { id, part, words, settles, givenBy, givenAt } = row;
  return {
    ...{ id, part, words, settles, submission: row.submissionId },
    ...{ by: givenBy, byName: row.by?.name ?? null, at: givenAt },
    points: pointsSchema.parse(row.points),
    notes: notesSchema.parse(row.notes),
  };
}

/** Everything that was given for a submission, in its order. For staff alone. */
export async function marksOf(
  db: Db | Transaction,
  submissionId: string,
  at: Date,
): Promise<WorkMark[]> {
  const rows = await db.partMark.findMany({
    where: { submissionId, givenAt: { lte: at } },
    orderBy: { id: 'asc' },
    select: markSelect,
  });
  return rows.map(workMark);
}
