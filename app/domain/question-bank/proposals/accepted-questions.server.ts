import { z } from 'zod';
import type { Db, Transaction } from '#app/db/client.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import { languages } from '#app/i18n/languages.ts';
import { bankQuestion, stateOf, type ProposedQuestion } from './proposal.ts';

/** The columns of a version that make up the question. */
export const questionColumns = {
  ...{ title: true, lecture: true, topics: true },
  ...{ difficulty: true, language: true, body: true },
} as const;

/** What stands last: one row each of a proposal's versions and decisions. */
export const lastFirst = {
  versions: { orderBy: { number: 'desc' }, take: 1 },
  // Ids of version 7 sort by time.
  decisions: { orderBy: { id: 'desc' }, take: 1 },
} as const;

const rowSchema: z.ZodType<ProposedQuestion> = z.object({
  ...{ title: z.string(), lecture: z.string(), topics: z.array(z.string()), body: z.string() },
  difficulty: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  language: z.enum(languages),
});

/** A version's columns as the question they are. */
export function questionOf(row: unknown): ProposedQuestion {
  return rowSchema.parse(row);
}

/**
 * What was proposed for an offering and is accepted, as its bank has it, the first proposed first.
 * Whoever shows it asks first whether the bank may be read: `readableBank` does.
 */
export async function acceptedQuestions(
  db: Db | Transaction,
  offering: string,
): Promise<QuestionFile[]> {
  const rows = await db.proposal.findMany({
    where: { offeringId: offering, slug: { not: null } },
    orderBy: { id: 'asc' },
    select: {
      ...{ slug: true, named: true, author: { select: { name: true } } },
      versions: { ...lastFirst.versions, select: { ...questionColumns, number: true } },
      decisions: { ...lastFirst.decisions, select: { version: true, verdict: true } },
    },
  });
  return rows.flatMap(({ slug, named, author, versions: [latest], decisions: [last] }) => {
    if (slug === null || latest === undefined) return [];
    if (stateOf(latest.number, last) !== 'accepted') return [];
    return [bankQuestion(slug, questionOf(latest), (named && author?.name) || null)];
  });
}
