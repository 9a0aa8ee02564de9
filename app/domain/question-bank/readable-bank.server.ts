import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { instantOf, type CalendarDate } from '#app/domain/calendar/zone.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { acceptedQuestions } from './proposals/accepted-questions.server.ts';
import { mayReadBank, publishedFrom } from './published.ts';

/** A midterm as everybody may know it: as public as the syllabus. */
export type CourseMidterm = {
  date: CalendarDate;
  /** When it begins: it is held in the lecture slot. */
  begins: Date;
  covers: Bilingual;
  /** How many questions it asks, and how long it lasts. */
  asks: number;
  minutes: number;
  /** From when on everybody reads its bank. */
  publishedFrom: Date;
  published: boolean;
  /** Whether the asker reads the bank now. */
  readable: boolean;
};

/** What the bank is read from: the course's files, and what was proposed and accepted. */
export type BankServices = { db: Db; course: Course };

/** A bank that its asker may read, in the order of the lectures. */
export type ReadableBank = { midterm: CourseMidterm; questions: readonly QuestionFile[] };

/** The midterm of the asker's offering; null where there is none. */
export function courseMidterm(
  { course }: { course: Course },
  { offering: slug, role, at }: Asker,
): CourseMidterm | null {
  const { midterm, meeting, zone } = course.offering(slug);
  if (midterm === null) return null;
  const { date, covers, asks, minutes } = midterm;
  const from = publishedFrom(midterm, zone);
  return {
    ...{ date, covers, asks, minutes, begins: instantOf(`${date}T${meeting.start}`, zone) },
    ...{ publishedFrom: from, published: at >= from, readable: mayReadBank(role, from, at) },
  };
}

/**
 * The bank of the asker's offering; null where they may not read it yet, or there is none. Whatever
 * shows, exports, counts or asks questions takes them from here (product.md, rule 4).
 */
export async function readableBank(
  services: BankServices,
  asker: Asker,
): Promise<ReadableBank | null> {
  const midterm = courseMidterm(services, asker);
  if (midterm === null || !midterm.readable) return null;
  const files = filed(services, asker);
  const accepted = await acceptedQuestions(services.db, asker.offering);
  // A file that came later under the same address is the course's word.
  const proposed = accepted.filter(({ slug }) => files.every((file) => file.slug !== slug));
  const { lectures } = services.course.offering(asker.offering);
  const place = ({ lecture }: QuestionFile) => lectures.findIndex(({ slug }) => slug === lecture);
  const questions = [...files, ...proposed].sort((a, b) => place(a) - place(b));
  return { midterm, questions };
}

/** The questions of the course's files. */
function filed({ course }: BankServices, { offering }: Asker): readonly QuestionFile[] {
  return course.offering(offering).midterm?.questions ?? [];
}

/** The midterm while it is ahead, for who should think of it; null where there is no bank to lead to. */
export async function midtermAhead(
  services: BankServices,
  asker: Asker,
): Promise<CourseMidterm | null> {
  const midterm = courseMidterm(services, asker);
  if (midterm === null || asker.at >= midterm.begins) return null;
  return (await hasBank(services, asker)) ? midterm : null;
}

/** Whether there is a bank to lead the asker to: one that will come out, or has any question. */
export async function hasBank(services: BankServices, asker: Asker): Promise<boolean> {
  const midterm = courseMidterm(services, asker);
  if (midterm === null) return false;
  // Asked for on every page: mostly the files tell, without the database.
  if (!midterm.readable || filed(services, asker).length > 0) return true;
  return (await acceptedQuestions(services.db, asker.offering)).length > 0;
}

/** Whether the asker may read this question now. */
export async function mayReadQuestion(
  services: BankServices,
  asker: Asker,
  question: string,
): Promise<boolean> {
  const bank = await readableBank(services, asker);
  return bank?.questions.some(({ slug }) => slug === question) ?? false;
}
