import type { Db } from '#app/db/client.ts';
import type { SignedInAsker } from '#app/domain/people/asker.ts';
import { may } from '#app/domain/people/permissions.ts';
import { staffOf } from '#app/domain/projects/desk/desk-facts.server.ts';
import type { Course, HomeworkFile } from '#app/domain/syllabus/course.ts';
import type { Bilingual } from '#app/i18n/languages.ts';
import { pageOf } from '#app/ui/page-number.ts';
import { gradingFacts } from './grading-facts.server.ts';
import {
  listedWorks,
  partStatistics,
  workLines,
  type ShownWorks,
  type WorkLine,
} from './grading-list.ts';
import type { MarkedPart } from './rubric.ts';

/** What a list of works asks for, kept in its address. */
export type GradingQuery = {
  show: ShownWorks;
  /** Only by this part; null for the whole. */
  part: string | null;
  page: number;
};

/** A work as it is listed: without whose it is where the offering marks blind. */
export type ListedWork = Omit<WorkLine, 'people'> & { names: string[] | null };

const perPage = 50;

/** How far the marking of a homework is; null where there is none for this asker. */
export async function staffGrading(
  db: Db,
  course: Course,
  asker: SignedInAsker,
  slug: string,
  query: GradingQuery,
) {
  const offering = course.offering(asker.offering);
  const homework = offering.homework.find((each) => each.slug === slug);
  if (homework === undefined || !may(asker.role, 'grade')) return null;
  const { marking } = offering.policy.grading;
  const [facts, staff] = await Promise.all([
    gradingFacts(db, offering, homework, asker.at),
    staffOf(db, offering.slug),
  ]);
  const lines = orderedLines(workLines(facts, asker.person.id), marking.blind);
  const part = facts.parts.find(({ key }) => key === query.part)?.key ?? null;
  const listed = listedWorks(lines, query.show, part);
  return {
    ...{ slug, title: homework.title, parts: facts.parts, part, ...marking },
    works: pageOf(
      listed.map((line) => listedWork(line, marking.blind)),
      query.page,
      perPage,
    ),
    total: lines.length,
    scored: lines.filter(({ score }) => score !== null).length,
    waiting: listedWorks(lines, 'waiting', null).length,
    differing: listedWorks(lines, 'differs', null).length,
    regrades: lines.flatMap(({ regrades }) => regrades).length,
    statistics: partStatistics(facts.parts, lines),
    markers: markersOf(facts.parts, facts.partMarkers, staff),
    staff: staff.map(({ id, name }) => ({ id, name })),
    begin: beginWith(lines, part),
  };
}

export type StaffGrading = NonNullable<Awaited<ReturnType<typeof staffGrading>>>;

/** In the order of the list: by name, or by code where nobody is to know whose it is. */
export function orderedLines(lines: readonly WorkLine[], blind: boolean): WorkLine[] {
  return blind ? lines.toSorted((a, b) => (a.code < b.code ? -1 : 1)) : [...lines];
}

function listedWork({ people, ...line }: WorkLine, blind: boolean): ListedWork {
  return { ...line, names: blind ? null : people.map(({ name }) => name) };
}

/** Where marking begins or goes on: the first part that waits. */
function beginWith(lines: readonly WorkLine[], only: string | null) {
  for (const { submission, parts } of lines) {
    const part = parts.find(({ key, waits }) => waits && (only === null || key === only));
    if (part !== undefined) return { submission, part: part.key };
  }
  return null;
}

function markersOf(
  parts: readonly MarkedPart[],
  named: readonly { part: string; person: string }[],
  staff: readonly { id: string; name: string }[],
): Record<string, { id: string; name: string }[]> {
  return Object.fromEntries(
    parts.map(({ key }) => [
      key,
      staff.filter(({ id }) => named.some(({ part, person }) => part === key && person === id)),
    ]),
  );
}

/** How far the marking of one homework is, in a line. */
export type HomeworkProgress = {
  slug: string;
  title: Bilingual;
  due: Date;
  works: number;
  scored: number;
  waiting: number;
  differing: number;
  regrades: number;
};

/** How far the marking of each homework is that is out; nothing for who is not staff. */
export async function gradingProgress(
  db: Db,
  course: Course,
  asker: SignedInAsker,
): Promise<HomeworkProgress[]> {
  if (!may(asker.role, 'grade')) return [];
  const offering = course.offering(asker.offering);
  const out = offering.homework.filter(({ released }) => released <= asker.at);
  return Promise.all(out.map((homework) => progressOf(homework)));

  async function progressOf(homework: HomeworkFile): Promise<HomeworkProgress> {
    const facts = await gradingFacts(db, offering, homework, asker.at);
    const lines = workLines(facts, asker.person.id);
    const { slug, title, due } = homework;
    return {
      ...{ slug, title, due, works: lines.length },
      scored: lines.filter(({ score }) => score !== null).length,
      waiting: listedWorks(lines, 'waiting', null).length,
      differing: listedWorks(lines, 'differs', null).length,
      regrades: lines.flatMap(({ regrades }) => regrades).length,
    };
  }
}
