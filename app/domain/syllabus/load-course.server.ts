import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { experimentSlugs } from '#playground/catalog.ts';
import { checkOffering } from './check-offering.ts';
import { CourseError, type Problem } from './course-error.ts';
import type { Course, OfferingFile } from './course.ts';
import { figureProblems } from './figure.ts';
import { checkFormulas, checkNotes, checkTranslation } from './check-lecture.ts';
import { lectureSchema, readMarkdown, type MarkdownFile } from './lecture-file.ts';
import { toLecture, type ReadLecture } from './lecture.ts';
import { offeringSchema, toOffering } from './offering-file.ts';
import { list, readIfThere } from './read-files.ts';
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
  const lectures = readLectures(folder, problems, formulas);
  problems.push(...checkOffering(checked.value, source, lectures));
  const offering = toOffering(
    slug,
    checked.value,
    readTemplates(path.join(folder, 'project'), problems),
  );
  return {
    ...offering,
    lectures: lectures.map((lecture) => toLecture(lecture, checked.value)),
    changedAt: lastChange(folder),
  };
}

function readLectures(folder: string, problems: Problem[], formulas: boolean): ReadLecture[] {
  const names = list(path.join(folder, 'lectures')).filter((name) => name.endsWith('.md'));
  const figures = readFigures(folder, problems);
  const lectures: ReadLecture[] = [];
  for (const name of names.filter((candidate) => !candidate.endsWith('.zh.md')).sort()) {
    const lecture = readLecture(folder, name, figures, problems, formulas);
    if (lecture !== null) lectures.push(lecture);
  }
  const known = new Set(names);
  for (const name of names.filter((candidate) => candidate.endsWith('.zh.md'))) {
    const file = shown(folder, 'lectures', name);
    if (!known.has(name.replace('.zh.md', '.md'))) {
      problems.push({ file, line: 1, reason: 'translates a lecture that is not there' });
    }
  }
  return lectures;
}

function readLecture(
  folder: string,
  name: string,
  figures: ReadonlyMap<string, string>,
  problems: Problem[],
  formulas: boolean,
): ReadLecture | null {
  const file = shown(folder, 'lectures', name);
  const named = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(name);
  if (named === null) {
    problems.push({ file, line: 1, reason: 'is not named like 02-autoregressive-models.md' });
    return null;
  }
  const english = readMarkdownFile(folder, name);
  const chinese = readMarkdownFile(folder, name.replace('.md', '.zh.md'));
  const checked = english && checkYaml(english.front, lectureSchema);
  problems.push(...(english?.problems ?? []));
  if (english === null || english.problems.length > 0 || checked === null) return null;
  if ('problems' in checked) {
    problems.push(...checked.problems);
    return null;
  }
  const yaml = checked.value;
  problems.push(
    ...unknownExperiments(yaml.experiments, english),
    ...[english, chinese].flatMap((file) => (file === null ? [] : checkNotes(file, figures))),
    ...[english, chinese].flatMap((file) => (file && formulas ? checkFormulas(file) : [])),
  );
  const translation = chinese && checkTranslation(chinese, english, yaml);
  problems.push(...(translation?.problems ?? []));
  return {
    slug: named[2] ?? '',
    order: Number(named[1]),
    yaml,
    source: english.front,
    translation: translation?.value ?? null,
    notes: { en: bodyOf(english), zh: chinese === null ? null : bodyOf(chinese) },
    figures,
  };
}

function unknownExperiments(slugs: readonly string[], { front }: MarkdownFile): Problem[] {
  const known: readonly string[] = experimentSlugs;
  return slugs.flatMap((slug, index) =>
    known.includes(slug)
      ? []
      : [
          {
            file: front.file,
            line: front.lineOf(['experiments', index]),
            reason: `there is no experiment ${slug}; there are ${known.join(', ')}`,
          },
        ],
  );
}

function bodyOf({ body }: MarkdownFile): string | null {
  return body.trim() === '' ? null : body;
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

function readMarkdownFile(folder: string, name: string): MarkdownFile | null {
  const text = readIfThere(path.join(folder, 'lectures', name));
  return text === null ? null : readMarkdown(shown(folder, 'lectures', name), text);
}

/** A file's path as problems name it: from where the command was given. */
function shown(...parts: string[]): string {
  return path.relative('.', path.join(...parts));
}

function lastChange(folder: string): Date {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Date(Math.max(...names.map((name) => statSync(path.join(folder, name)).mtimeMs)));
}
