import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument, type FoundProject } from '../find-project.server.ts';
import { compareContent, type ComparedBlock } from './compare-content.ts';
import { readContent } from './content.ts';
import { renderFormulas, type Formulas } from './formulas.server.ts';

export type VersionLine = { number: number; submittedAt: Date; by: string };

/** What changed, and the formulas of what did not. */
export type Comparison = { blocks: ComparedBlock[]; formulas: Formulas };

export type ComparedVersions = {
  project: FoundProject;
  /** All versions, newest first. */
  versions: VersionLine[];
  /** The two that are compared; null while there is only one. */
  compared: ({ from: number; to: number } & Comparison) | null;
};

/**
 * Two versions of a document side by side, for its members and for staff. Without numbers, or with
 * numbers that there are not, the last two. Null when there is no such document for the asker.
 */
export async function comparedVersions(
  db: Db,
  asker: SignedInAsker,
  address: { project: string; stage: StageName },
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<ComparedVersions | null> {
  const document = await findDocument(db, asker, address.project, address.stage);
  if (document === null) return null;
  const { documentId, ...project } = document;
  const rows = await db.version.findMany({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { number: true, submittedAt: true, person: { select: { name: true } } },
  });
  const versions = rows.map(({ number, submittedAt, person }) => ({
    number,
    submittedAt,
    by: person.name,
  }));
  const numbers = versions.map(({ number }) => number);
  const to = numbers.find((number) => number === asked.to) ?? numbers[0];
  const from =
    numbers.find((number) => number === asked.from) ??
    numbers.find((number) => to !== undefined && number < to);
  if (from === undefined || to === undefined) return { project, versions, compared: null };
  const comparison = await compareNumbers(db, documentId, from, to);
  return { project, versions, compared: comparison && { from, to, ...comparison } };
}

/** What changed from one version to another; null when one cannot be read. */
export async function compareNumbers(
  db: Db,
  documentId: string,
  from: number,
  to: number,
): Promise<Comparison | null> {
  const rows = await db.version.findMany({
    where: { documentId, number: { in: [from, to] } },
    select: { number: true, content: true },
  });
  const contentOf = (wanted: number) =>
    readContent(rows.find(({ number }) => number === wanted)?.content);
  const [older, newer] = [contentOf(from), contentOf(to)];
  if (older === null || newer === null) return null;
  return { blocks: compareContent(older, newer), formulas: renderFormulas(newer) };
}
