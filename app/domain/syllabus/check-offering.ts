import { addDays, weekdayOf } from '#app/domain/calendar/zone.ts';
import type { Problem } from './course-error.ts';
import type { LectureYaml } from './lecture-file.ts';
import type { OfferingYaml } from './offering-file.ts';
import { weekOfTerm } from './week-of-term.ts';
import type { YamlSource } from './yaml-source.ts';

/** A lecture's front matter with what its file's name says. */
export type NamedLecture = { slug: string; order: number; yaml: LectureYaml; source: YamlSource };

/** Work may be due this long after the last lecture, and be out this long before the first. */
const afterTermDays = 28;
const beforeTermDays = 7;

/**
 * What contradicts itself in an offering, although each file has the right form: slugs that occur
 * twice, dates out of order, in the wrong week, on another weekday, in a break or out of the term.
 *
 * @param lectures in the order of their numbers
 */
export function checkOffering(
  offering: OfferingYaml,
  source: YamlSource,
  lectures: readonly NamedLecture[],
): Problem[] {
  const at = (path: PropertyKey[], reason: string): Problem => ({
    file: source.file,
    line: source.lineOf(path),
    reason,
  });
  return [
    ...twice(offering.homework.map(({ slug }) => slug)).map((index) =>
      at(['homework', index, 'slug'], 'there is a homework of this slug already'),
    ),
    ...twice(offering.project.stages.map(({ stage }) => stage)).map((index) =>
      at(['project', 'stages', index, 'stage'], 'there is this stage already'),
    ),
    ...checkDates(offering, at),
    ...checkMidterm(offering, at),
    ...checkTerm(offering, lectures, at),
    ...lectures.flatMap((lecture, index) =>
      checkLecture(offering, lectures, lecture, lectures[index - 1]),
    ),
  ];
}

type At = (path: PropertyKey[], reason: string) => Problem;

function checkDates(offering: OfferingYaml, at: At): Problem[] {
  const problems: Problem[] = [];
  offering.homework.forEach(({ released, due, solutions }, index) => {
    if (due <= released) {
      problems.push(at(['homework', index, 'due'], 'is due before it is released'));
    }
    if (solutions < due) {
      problems.push(
        at(['homework', index, 'solutions'], 'solutions come out before the homework is due'),
      );
    }
  });
  offering.project.stages.forEach(({ due, decideBy }, index) => {
    const before = offering.project.stages[index - 1];
    const path = ['project', 'stages', index];
    if (before && due < before.due) {
      problems.push(at([...path, 'due'], `is due before the ${before.stage}`));
    }
    if (decideBy !== null && decideBy < due) {
      problems.push(at([...path, 'decideBy'], 'is answered before it is due'));
    }
  });
  offering.breaks.forEach(({ from, to }, index) => {
    if (to < from) problems.push(at(['breaks', index, 'to'], 'ends before it begins'));
  });
  return problems;
}

function checkMidterm({ midterm }: OfferingYaml, at: At): Problem[] {
  if (midterm === null || midterm.published === null || midterm.published <= midterm.date) {
    return [];
  }
  return [at(['midterm', 'published'], 'the bank comes out after the midterm')];
}

function checkTerm(offering: OfferingYaml, lectures: readonly NamedLecture[], at: At): Problem[] {
  const first = lectures.at(0)?.yaml.date;
  const last = lectures.at(-1)?.yaml.date;
  if (first === undefined || last === undefined) return [];
  const [from, to] = [addDays(first, -beforeTermDays), addDays(last, afterTermDays)];
  const { homework, project, breaks, events, midterm } = offering;
  const dated: [PropertyKey[], string][] = [
    [['officeHoursFrom'], offering.officeHoursFrom],
    ...homework.flatMap(({ released, due }, index): [PropertyKey[], string][] => [
      [['homework', index, 'released'], released],
      [['homework', index, 'due'], due],
    ]),
    ...project.stages.map(({ due }, index): [PropertyKey[], string] => [
      ['project', 'stages', index, 'due'],
      due,
    ]),
    ...breaks.map(({ from: date }, index): [PropertyKey[], string] => [
      ['breaks', index, 'from'],
      date,
    ]),
    ...events.map(({ date }, index): [PropertyKey[], string] => [['events', index, 'date'], date]),
    ...(midterm === null ? [] : [[['midterm', 'date'], midterm.date] as [PropertyKey[], string]]),
  ];
  return dated
    .map(([path, date]) => [path, date.slice(0, 'yyyy-mm-dd'.length)] as const)
    .filter(([, date]) => date < from || date > to)
    .map(([path, date]) => at(path, `${date} is out of the term (${from} to ${to})`));
}

function checkLecture(
  offering: OfferingYaml,
  lectures: readonly NamedLecture[],
  { slug, order, yaml, source }: NamedLecture,
  before: NamedLecture | undefined,
): Problem[] {
  const { date } = yaml;
  const problem = (key: keyof LectureYaml, reason: string): Problem => ({
    file: source.file,
    line: source.lineOf([key]),
    reason,
  });
  const problems: Problem[] = [];
  if (before !== undefined && date <= before.yaml.date) {
    problems.push(
      problem('date', `${date} is not after ${before.yaml.date}, the lecture before it`),
    );
  }
  if (before?.order === order) {
    problems.push(problem('title', `the number ${order} is taken by ${before.source.file}`));
  }
  const twin = lectures.find((other) => other.slug === slug && other.source !== source);
  if (twin !== undefined) {
    problems.push(problem('title', `the slug ${slug} is taken by ${twin.source.file}`));
  }
  const first = lectures[0]?.yaml.date ?? date;
  const week = weekOfTerm(date, first, offering.breaks);
  if (yaml.week !== week) {
    problems.push(problem('week', `${date} is in week ${week}, counted from ${first}`));
  }
  const day = weekdayOf(date);
  if (day !== offering.meeting.day && yaml.start === undefined && !yaml.inferred) {
    problems.push(
      problem(
        'date',
        `${date} is a ${day}, the course meets on ${offering.meeting.day}: correct it, or give the lecture its own start`,
      ),
    );
  }
  const pause = offering.breaks.find(({ from, to }) => from <= date && date <= to);
  if (pause !== undefined) problems.push(problem('date', `${date} is in “${pause.title.en}”`));
  return problems;
}

/** The indexes of what has occurred before. */
function twice(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
