import { guessMapping } from '#app/domain/enrollment/roster/mapping.ts';
import type { Table } from '#app/domain/enrollment/roster/read-table.ts';

/**
 * What a column of a file of scores can mean. `outOf` is what a full score is in the file, `words`
 * are to the person.
 */
export const scoreFields = ['email', 'number', 'score', 'outOf', 'words'] as const;
export type ScoreField = (typeof scoreFields)[number];

/** Which column (counted from 0) has which field. */
export type ScoreColumns = Partial<Record<ScoreField, number>>;

/** Heads as Gradescope and people write them, the surest first; the item's own key is surer. */
const knownHeads = {
  score: ['total score', 'score', 'total', 'points', 'grade', 'percent', '分数', '得分', '成绩'],
  outOf: ['max points', 'max score', 'out of', 'maximum', '满分'],
  words: ['comments', 'comment', 'feedback', '评语', '反馈', '评论'],
} as const;

/** What the columns of a file probably mean, by their heads. */
export function guessColumns(table: Table, item: string): ScoreColumns {
  const heads = table.head.map((head) => head.toLowerCase().replace(/\s+/g, ' ').trim());
  const { email, number } = guessMapping(table);
  const first = (known: readonly string[]) => {
    const found = known.find((head) => heads.includes(head));
    return found === undefined ? undefined : heads.indexOf(found);
  };
  const score = first([item, ...knownHeads.score]);
  const outOf = first([`${item} - max points`, ...knownHeads.outOf]);
  const words = first([`${item} - comments`, ...knownHeads.words]);
  return {
    ...(email !== undefined && { email }),
    ...(number !== undefined && { number }),
    ...(score !== undefined && { score }),
    ...(outOf !== undefined && { outOf }),
    ...(words !== undefined && { words }),
  };
}

/** The columns that a form says; those that the table does not have are left out. */
export function columnsOf(said: (field: ScoreField) => string, { head }: Table): ScoreColumns {
  return Object.fromEntries(
    scoreFields.flatMap((field) => {
      const text = said(field);
      const column = Number(text);
      const fits = text !== '' && Number.isInteger(column) && column >= 0 && column < head.length;
      return fits ? [[field, column]] : [];
    }),
  );
}
