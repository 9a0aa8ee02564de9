import path from 'node:path';
import { checkTranslation } from './check-lecture.ts';
import { checkNotes } from './check-notes.ts';
import { lectureSchema } from './lecture-file.ts';
import type { ReadLecture } from './lecture.ts';
import { bodyOf, readMarkdownFile, shown, type CourseFolder } from './markdown-file.ts';
import { list } from './read-files.ts';
import { unknownExperiments } from './unknown-names.ts';
import { checkYaml } from './yaml-source.ts';

/** The lectures of an offering's folder, in the order of their numbers. */
export function readLectures(here: CourseFolder): ReadLecture[] {
  const { folder, problems } = here;
  const names = list(path.join(folder, 'lectures')).filter((name) => name.endsWith('.md'));
  const lectures: ReadLecture[] = [];
  for (const name of names.filter((candidate) => !candidate.endsWith('.zh.md')).sort()) {
    const lecture = readLecture(here, name);
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

function readLecture(here: CourseFolder, name: string): ReadLecture | null {
  const { folder, figures, problems } = here;
  const file = shown(folder, 'lectures', name);
  const named = /^(\d{2})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(name);
  if (named === null) {
    problems.push({ file, line: 1, reason: 'is not named like 02-autoregressive-models.md' });
    return null;
  }
  const english = readMarkdownFile(folder, 'lectures', name);
  const chinese = readMarkdownFile(folder, 'lectures', name.replace('.md', '.zh.md'));
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
    ...[english, chinese].flatMap((file) => (file === null ? [] : checkNotes(file, here))),
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
