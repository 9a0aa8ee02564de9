import type { Db } from '#app/db/client.ts';
import { gradedPeople } from '../gradebook-facts.server.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import type { ReadingMode } from '#app/domain/syllabus/reading.ts';
import {
  wholeBank,
  type RenderedQuestion,
} from '#app/domain/question-bank/question-page.server.ts';
import { lastDraw } from './midterm-draws.server.ts';
import { paperName, paperOf } from './papers.ts';

/** A paper to be printed: its questions in order; null where one has left the bank. */
export type PrintedPaper = { name: string; questions: (RenderedQuestion | null)[] };

/** One copy: which paper, and for whom; null for a copy on which the name is written by hand. */
export type PaperCopy = { paper: number; person: { name: string; number: string | null } | null };

export type MidtermPaper = { papers: PrintedPaper[]; copies: PaperCopy[] };

/**
 * The midterm's papers for the printer, of the draw that stands: each once, or a copy for everybody
 * who is graded, by name. Null where nothing is drawn.
 */
export async function midtermPaper(
  services: Parameters<typeof wholeBank>[0] & { db: Db },
  asker: SignedInAsker,
  mode: ReadingMode,
  forPeople: boolean,
): Promise<MidtermPaper | null> {
  const bank = await wholeBank(services, asker, mode);
  const draw = await lastDraw(services.db, asker.offering);
  if (bank === null || draw === null) return null;
  const { seed, papers } = draw;
  const printed = papers.map((slugs, index) => ({
    name: paperName(index),
    questions: slugs.map((slug) => bank.find((each) => each.slug === slug) ?? null),
  }));
  if (!forPeople) {
    return { papers: printed, copies: papers.map((_, paper) => ({ paper, person: null })) };
  }
  const people = await gradedPeople(services.db, asker.offering);
  return {
    papers: printed,
    copies: people.map(({ id, name, number }) => ({
      paper: paperOf(id, { seed, papers: papers.length }),
      person: { name, number },
    })),
  };
}
