import { seededNumber } from '#app/domain/records/seeded-number.ts';
import {
  drawQuestions,
  type Drawable,
  type DrawRule,
} from '#app/domain/question-bank/draw/draw.ts';

/** As many different papers as people who sit beside and behind one another need. */
export const mostPapers = 4;

/** How many seeds are tried for a paper that asks something else and is as difficult. */
const tries = 200;

export type PapersRule = DrawRule & {
  /** How many papers, from 1 to `mostPapers`. */
  papers: number;
};

/**
 * The papers of a midterm, each a list of slugs in the order in which it asks them. The first is
 * drawn by the published rule with the seed itself. Each further one is drawn by the same rule with
 * the seeds `seed/B/1`, `seed/B/2`, … until it asks other questions than every paper before it and
 * is as difficult as the first; where 200 seeds give none, the first of them that asks other
 * questions is taken, and where there is none either, the first paper's questions are asked again.
 */
export function drawPapers(bank: readonly Drawable[], { papers, ...rule }: PapersRule): string[][] {
  const first = drawQuestions(bank, rule);
  const drawn = [first];
  while (drawn.length < papers) drawn.push(furtherPaper(bank, rule, drawn) ?? first);
  return drawn;
}

/** A paper's name: A, B, C, … */
export function paperName(index: number): string {
  return 'ABCD'.charAt(index);
}

/** Which of a draw's papers somebody gets, from 0: always the same one, whoever else is there. */
export function paperOf(
  person: string,
  { seed, papers }: { seed: string; papers: number },
): number {
  return Math.floor(seededNumber(`${seed}/who/`, person) * papers);
}

function furtherPaper(
  bank: readonly Drawable[],
  rule: DrawRule,
  before: readonly string[][],
): string[] | undefined {
  const difficulty = (paper: readonly string[] = []) =>
    bank.reduce((sum, each) => sum + (paper.includes(each.slug) ? each.difficulty : 0), 0);
  const others = Array.from({ length: tries }, (_, index) =>
    drawQuestions(bank, { ...rule, seed: `${rule.seed}/${paperName(before.length)}/${index + 1}` }),
  ).filter((paper) => before.every((each) => !asksTheSame(paper, each)));
  return others.find((paper) => difficulty(paper) === difficulty(before[0])) ?? others[0];
}

function asksTheSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((slug) => b.includes(slug));
}
