import { v7 as newId } from 'uuid';
import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { factsAbout, gradedPeople, type GradedPerson } from '../gradebook-facts.server.ts';
import { perPage } from '../gradebook-query.ts';
import { gradeItems } from '../grade-items.ts';
import type { ItemStanding } from '../grade.ts';
import { cellOf, type GradebookCell } from '../item-facts.ts';
import { lastDraw } from './midterm-draws.server.ts';
import { paperName, paperOf } from './papers.ts';
import { questionScores } from './question-scores.server.ts';

/** One person's paper, as staff type its points. */
export type PaperRow = Pick<GradedPerson, 'id' | 'name' | 'number'> & {
  /** Which paper the portal printed for them. */
  paper: string;
  standing: ItemStanding;
  /** What stands, by its id; null for nothing. */
  score: string | null;
  seen: GradebookCell['seen'];
  /** The points of each question, where they were typed here. */
  questions: readonly number[];
  /** For the form. */
  requestId: string;
};

export type MidtermScores = {
  rows: PaperRow[];
  /** What each question is out of, and all of them. */
  each: number;
  outOf: number;
  asks: number;
  /** How many different papers there are. */
  papers: number;
  found: number;
  page: number;
  pages: number;
};

/** Everybody's midterm, a hundred at a time by name; null where nothing is drawn. For staff alone. */
export async function midtermScores(
  { db, course }: { db: Db; course: Course },
  asker: SignedInAsker,
  wanted: { search: string; page: number },
): Promise<MidtermScores | null> {
  const offering = course.offering(asker.offering);
  const draw = await lastDraw(db, asker.offering);
  const item = gradeItems(offering).find(({ key }) => key === 'midterm');
  if (draw === null || item === undefined) return null;
  const asks = draw.papers[0]?.length ?? 1;
  const search = wanted.search.toLowerCase();
  const people = (await gradedPeople(db, offering.slug)).filter(({ name, number }) =>
    [name, number ?? ''].some((text) => text.toLowerCase().includes(search)),
  );
  const { items: shown, ...page } = pageOf(people, wanted.page, perPage);
  const ids = shown.map(({ id }) => id);
  const factsOf = await factsAbout(db, offering, asker.at, ids);
  const cells = new Map(ids.map((id) => [id, cellOf(factsOf(id, item.key))]));
  const split = await questionScores(
    db,
    [...cells.values()].flatMap(({ score }) => score ?? []),
  );
  const rows = shown.flatMap(({ id, name, number }): PaperRow[] => {
    const cell = cells.get(id);
    if (cell === undefined) return [];
    const { standing, score, seen } = cell;
    const paper = paperName(paperOf(id, { seed: draw.seed, papers: draw.papers.length }));
    const questions = split.get(score ?? '') ?? [];
    return [{ id, name, number, paper, standing, score, seen, questions, requestId: newId() }];
  });
  const { outOf } = item;
  return { rows, asks, outOf, each: outOf / asks, papers: draw.papers.length, ...page };
}
