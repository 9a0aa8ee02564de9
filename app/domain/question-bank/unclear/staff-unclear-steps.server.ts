import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { readableBank } from '../readable-bank.server.ts';
import { heatRows, type FlaggedQuestion, type HeatOrder } from './heat-map.ts';
import { stepSources } from './step-sources.server.ts';

/** How many people do not understand which step; who they are is not read. */
export type UnclearSteps = {
  rows: FlaggedQuestion<{ slug: string; title: Bilingual }>[];
  /** How many steps the longest derivation has. */
  columns: number;
  /** The greatest count of a step. */
  most: number;
};

/**
 * What staff see of the steps that are not understood, as they are written now; null where there is
 * no bank to read. Only counts are asked of the database, never whose flags they are.
 */
export async function staffUnclearSteps(
  services: { db: Db; course: Course },
  asker: SignedInAsker,
  order: HeatOrder,
): Promise<UnclearSteps | null> {
  const bank = await readableBank(services, asker);
  if (bank === null) return null;
  const found = await services.db.stepFlag.groupBy({
    by: ['question', 'step', 'source'],
    where: { offeringId: asker.offering },
    _count: true,
  });
  const keyOf = (question: string, step: number, source: string) => `${question} ${step} ${source}`;
  const counted = new Map(
    found.map(({ question, step, source, _count }) => [keyOf(question, step, source), _count]),
  );
  const questions = bank.questions.map((file) => ({
    question: { slug: file.slug, title: file.title },
    counts: stepSources(file).map(
      (source, index) => counted.get(keyOf(file.slug, index + 1, source)) ?? 0,
    ),
  }));
  return {
    rows: heatRows(questions, order),
    columns: Math.max(0, ...questions.map(({ counts }) => counts.length)),
    most: Math.max(0, ...questions.flatMap(({ counts }) => counts)),
  };
}
