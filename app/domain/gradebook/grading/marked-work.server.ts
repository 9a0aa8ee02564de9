import type { Transaction } from '#app/db/client.ts';
import { handedInTogether } from '#app/domain/homework/hand-in/handed-in-together.server.ts';
import { everybodysLedgerFacts } from '#app/domain/homework/ledger-facts.server.ts';
import { lateDayLedger } from '#app/domain/homework/ledger.ts';
import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import type { MarkNote } from './mark-limits.ts';
import { markedParts, type MarkedPart } from './rubric.ts';

/** One person's row of the work, with its files' ids by their names. */
export type MarkedRow = { id: string; personId: string; files: ReadonlyMap<string, string> };

/** What is marked at once. */
export type MarkedWork = {
  /** The row that was marked. */
  id: string;
  /** All of them, that one included: a team's, each the same. */
  rows: MarkedRow[];
  homework: string;
  offering: string;
  /** Of the files of the row that was marked, by their ids. */
  names: ReadonlyMap<string, string>;
  parts: MarkedPart[];
};

/** The work that this submission is, or is a row of; null where there is none in the offering. */
export async function findWork(
  tx: Transaction,
  offering: OfferingFile,
  submission: string,
): Promise<MarkedWork | null> {
  const found = await tx.submission.findFirst({
    where: { id: submission, homework: { offeringId: offering.slug } },
    select: { homework: { select: { slug: true } } },
  });
  const file = offering.homework.find(({ slug }) => slug === found?.homework.slug);
  if (file === undefined) return null;
  const together = await handedInTogether(tx, submission);
  const files = await tx.submittedFile.findMany({
    where: { submissionId: { in: together.map(({ id }) => id) } },
    select: { id: true, name: true, submissionId: true },
  });
  const filesOf = (row: string) => files.filter(({ submissionId }) => submissionId === row);
  return {
    ...{ id: submission, homework: file.slug, offering: offering.slug },
    rows: together.map(({ id, personId }) => {
      return { id, personId, files: new Map(filesOf(id).map((one) => [one.name, one.id])) };
    }),
    names: new Map(filesOf(submission).map(({ id, name }) => [id, name])),
    parts: markedParts(file),
  };
}

/** The notes at the same places of another row's files. */
export function notesFor(
  row: MarkedRow,
  { names }: MarkedWork,
  notes: readonly MarkNote[],
): MarkNote[] {
  return notes.map((note) => {
    return { ...note, file: row.files.get(names.get(note.file) ?? '') ?? note.file };
  });
}

/** The row that was marked, and of a team's others those that count for their person. */
export async function rowsThatCount(
  tx: Transaction,
  offering: OfferingFile,
  { id, rows }: MarkedWork,
  at: Date,
): Promise<MarkedRow[]> {
  const people = rows.map(({ personId }) => personId);
  if (people.length === 1) return rows;
  const factsOf = await everybodysLedgerFacts(tx, offering, people, at);
  return rows.filter((row) => {
    const { lines } = lateDayLedger(factsOf(row.personId), at);
    const line = lines.find(({ submission }) => submission === row.id);
    return row.id === id || line?.standing.startsWith('counts');
  });
}

/** Those rows of a work of which the person sees a score. */
export async function rowsSeen<Seen extends { id: string }>(
  tx: Transaction,
  rows: readonly Seen[],
  at: Date,
): Promise<Seen[]> {
  const open = { releasedAt: { lte: at }, withdrawnAt: null };
  const seen = await tx.scoreFact.findMany({
    where: { submissionId: { in: rows.map(({ id }) => id) }, releases: { some: open } },
    select: { submissionId: true },
  });
  return rows.filter(({ id }) => seen.some(({ submissionId }) => submissionId === id));
}
