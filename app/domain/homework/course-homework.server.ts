import type { Db } from '#app/db/client.ts';
import type { Asker } from '#app/domain/people/asker.ts';
import { courseDeadlines } from '#app/domain/syllabus/course-deadlines.server.ts';
import type {
  Course,
  HomeworkText,
  OfferingFile,
  StatementFile,
  WrittenText,
} from '#app/domain/syllabus/course.ts';
import { instrumentSummary } from '#app/domain/syllabus/instrument-summary.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { mayRead, whatIsOut, type WhatIsOut } from './what-is-out.ts';

/** When one homework comes out and is due for everybody: as public as the syllabus. */
export type CourseHomework = {
  slug: string;
  title: Bilingual;
  released: Date;
  /** The course's deadline, moves included. */
  due: Date;
  out: WhatIsOut;
  /** Which of its texts are there and may be read by the asker. */
  readable: Record<HomeworkText['part'], boolean>;
};

/** One homework with the texts of it that its reader may see now. */
export type ReadableHomework = {
  homework: CourseHomework;
  /** Null where it is not out for this reader, or not written. */
  task: Task | null;
  texts: Record<HomeworkText['part'], WrittenText | null>;
};

/** What is asked, but for the text. */
export type Task = Pick<StatementFile, 'parts' | 'expects'> & {
  downloads: { name: string; about: Bilingual }[];
  lectures: { slug: string; title: Bilingual }[];
  experiments: { slug: string; title: Bilingual }[];
};

/** The homeworks of the asker's offering in their order. */
export async function courseHomework(
  { db, course }: { db: Db; course: Course },
  { offering: slug, role, at }: Asker,
): Promise<CourseHomework[]> {
  const offering = course.offering(slug);
  const deadlines = await courseDeadlines(db, offering);
  return offering.homework.map((file) => {
    const own = deadlines.find(({ kind, slug: one }) => kind === 'homework' && one === file.slug);
    const due = own?.due ?? file.due;
    const out = whatIsOut(file, due, offering, at);
    const { statement } = file;
    return {
      ...{ slug: file.slug, title: file.title, released: file.released, due, out },
      readable: {
        statement: statement !== null && mayRead(role, 'statement', out),
        solutions: statement?.worked != null && mayRead(role, 'solutions', out),
      },
    };
  });
}

/** One homework as the asker may read it; null when there is none of this slug. */
export async function readableHomework(
  services: { db: Db; course: Course },
  asker: Asker,
  wanted: string,
): Promise<ReadableHomework | null> {
  const offering = services.course.offering(asker.offering);
  const homework = (await courseHomework(services, asker)).find(({ slug }) => slug === wanted);
  const written = offering.homework.find(({ slug }) => slug === wanted)?.statement ?? null;
  if (homework === undefined) return null;
  const { readable } = homework;
  const statement = readable.statement ? written : null;
  return {
    homework,
    task: statement && taskOf(offering, statement),
    texts: { statement, solutions: readable.solutions ? (written?.worked ?? null) : null },
  };
}

/** Whether the asker may read a text of a homework now. */
export async function mayReadText(
  services: { db: Db; course: Course },
  asker: Asker,
  { homework, part }: Omit<HomeworkText, 'offering'>,
): Promise<boolean> {
  const homeworks = await courseHomework(services, asker);
  return homeworks.find(({ slug }) => slug === homework)?.readable[part] ?? false;
}

/** A file to begin with; null where it is not there for the asker. */
export async function homeworkDownload(
  services: { db: Db; course: Course },
  asker: Asker,
  { homework, name }: { homework: string; name: string },
): Promise<string | null> {
  if (!(await mayReadText(services, asker, { homework, part: 'statement' }))) return null;
  const files = services.course.offering(asker.offering).homework;
  const downloads = files.find(({ slug }) => slug === homework)?.statement?.downloads ?? [];
  return downloads.find((download) => download.name === name)?.text ?? null;
}

function taskOf({ lectures }: OfferingFile, statement: StatementFile): Task {
  const { parts, expects, downloads } = statement;
  return {
    ...{ parts, expects },
    downloads: downloads.map(({ name, about }) => ({ name, about })),
    lectures: lectures
      .filter(({ slug }) => statement.lectures.includes(slug))
      .map(({ slug, title }) => ({ slug, title })),
    experiments: statement.experiments.flatMap((slug) => {
      const experiment = instrumentSummary(slug);
      return experiment === undefined ? [] : [{ slug, title: experiment.title }];
    }),
  };
}
