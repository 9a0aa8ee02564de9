import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { checkOffering } from './check-offering.ts';
import { CourseError, type Problem } from './course-error.ts';
import type { Course, OfferingFile } from './course.ts';
import { figureProblems } from './figure.ts';
import { toLecture } from './lecture.ts';
import { shown, type CourseFolder } from './markdown-file.ts';
import { offeringSchema, toOffering } from './offering-file.ts';
import { list, readIfThere } from './read-files.ts';
import { readHomework } from './read-homework.ts';
import { readLectures } from './read-lectures.ts';
import { readQuestions } from './read-questions.ts';
import { readTemplates } from './stage-templates.ts';
import { checkYaml, readYaml } from './yaml-source.ts';

/**
 * Reads and checks every offering under a folder such as `content/syllabus`; the newest is first.
 *
 * @param formulas also set every formula, which takes seconds: for the build, not for each start
 * @throws CourseError with everything that is wrong, each with file, line and reason
 */
export function loadCourse(directory: string, { formulas = false } = {}): Course {
  const slugs = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const problems: Problem[] = [];
  const offerings: OfferingFile[] = [];
  for (const slug of slugs) {
    const offering = loadOffering(path.join(directory, slug), slug, problems, formulas);
    if (offering !== null) offerings.push(offering);
  }
  if (slugs.length === 0) {
    problems.push({ file: directory, line: 1, reason: 'there is no offering in this folder' });
  }
  if (problems.length > 0) throw new CourseError(problems);
  return courseOf(offerings.sort((a, b) => (a.officeHoursFrom < b.officeHoursFrom ? 1 : -1)));
}

/** A course of these offerings, in this order. */
export function courseOf(offerings: readonly OfferingFile[]): Course {
  const bySlug = new Map(offerings.map((offering) => [offering.slug, offering]));
  return {
    offerings,
    has: (slug) => bySlug.has(slug),
    offering: (slug) => {
      const found = bySlug.get(slug);
      if (found === undefined) throw new Error('There is no such offering');
      return found;
    },
  };
}

function loadOffering(
  folder: string,
  slug: string,
  problems: Problem[],
  formulas: boolean,
): OfferingFile | null {
  const file = shown(folder, 'offering.yaml');
  const text = readIfThere(path.join(folder, 'offering.yaml'));
  if (text === null) {
    problems.push({ file, line: 1, reason: 'there is no such file' });
    return null;
  }
  const source = readYaml(file, text);
  const checked = checkYaml(source, offeringSchema);
  if ('problems' in checked) {
    problems.push(...checked.problems);
    return null;
  }
  const figures = readFigures(folder, problems);
  const here: CourseFolder = { folder, figures, formulas, problems };
  const lectures = readLectures(here);
  problems.push(...checkOffering(checked.value, source, lectures));
  const templates = readTemplates(path.join(folder, 'project'), problems);
  const statements = readHomework(here, {
    offering: slug,
    homework: checked.value.homework.map((homework) => homework.slug),
    lectures: lectures.map((lecture) => lecture.slug),
  });
  const questions = readQuestions(here, {
    lectures: lectures.map((lecture) => ({ slug: lecture.slug, date: lecture.yaml.date })),
    midterm: checked.value.midterm?.date ?? null,
  });
  return {
    ...toOffering(slug, checked.value, { templates, statements, questions }),
    lectures: lectures.map((lecture) => toLecture(lecture, checked.value)),
    changedAt: lastChange(folder),
  };
}

function readFigures(folder: string, problems: Problem[]): Map<string, string> {
  const figures = new Map<string, string>();
  for (const name of list(path.join(folder, 'figures'))) {
    const svg = readFileSync(path.join(folder, 'figures', name), 'utf8');
    const file = shown(folder, 'figures', name);
    problems.push(...figureProblems(svg).map((reason) => ({ file, line: 1, reason })));
    figures.set(`figures/${name}`, svg);
  }
  return figures;
}

/** What comes out at a time of its own: the public calendar would tell that it changed before. */
const comesOutLater = ['homework', 'midterm'];

function lastChange(folder: string): Date {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = all.filter((name) => !comesOutLater.includes(name.split(path.sep)[0] ?? ''));
  return new Date(Math.max(...names.map((name) => statSync(path.join(folder, name)).mtimeMs)));
}
