import type { Db } from '#app/db/client.ts';
import type { StageName } from '#app/db/generated/enums.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { findDocument, type FoundProject } from '../find-project.server.ts';
import { numbersIn, type TextNumbers } from './figures/figure.ts';
import { compareContent, type ComparedBlock } from './compare-content.ts';
import { readContent } from './content.ts';
import { figurePlace, figuresAt, type FigurePlace } from './figures/figure-place.ts';
import { renderFormulas, type Formulas } from './formulas.server.ts';

export type VersionLine = { number: number; submittedAt: Date; by: string };

/** What changed, and what is needed to show it. */
export type Comparison = {
  blocks: ComparedBlock[];
  formulas: Formulas;
  figures: FigurePlace;
  /** Of works and figures in the newer text. */
  numbers: TextNumbers;
};

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
  const figures = figuresAt(asker.offering, project.slug);
  const comparison = await compareNumbers(db, { documentId, figures }, from, to);
  return { project, versions, compared: comparison && { from, to, ...comparison } };
}

/**
 * What changed from one version to another; null when one cannot be read.
 *
 * @param figures the address of their figures
 */
export async function compareNumbers(
  db: Db,
  { documentId, figures }: { documentId: string; figures: string },
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
  return {
    blocks: compareContent(older, newer),
    formulas: renderFormulas(older, newer),
    figures: figurePlace(figures, older, newer),
    numbers: numbersIn(newer),
  };
}
