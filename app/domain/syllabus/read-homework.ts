import path from 'node:path';
import { checkHomeworkTranslation, partProblems } from './check-homework.ts';
import { blockProblems, checkNotes } from './check-notes.ts';
import type { HomeworkText, StatementFile, WrittenText } from './course.ts';
import { homeworkSchema, type HomeworkYaml } from './homework-file.ts';
import {
  bodyOf,
  readMarkdownFile,
  readPlainFile,
  shown,
  type CourseFolder,
  type MarkdownFile,
} from './markdown-file.ts';
import { list, readIfThere } from './read-files.ts';
import { unknownExperiments, unknownLectures } from './unknown-names.ts';
import { checkYaml } from './yaml-source.ts';

/** What the files of homework may refer to. */
type Known = { offering: string; homework: readonly string[]; lectures: readonly string[] };

/**
 * What the homeworks of an offering ask, by their slugs: `homework/hw1.md` in its folder with
 * `hw1.zh.md` beside it, and `hw1.solutions.md` with its own `hw1.solutions.zh.md`.
 */
export function readHomework(here: CourseFolder, known: Known): Map<string, StatementFile> {
  const names = list(path.join(here.folder, 'homework')).filter((name) => name.endsWith('.md'));
  for (const name of names) here.problems.push(...nameProblems(here, name, names, known));
  return new Map(
    known.homework.flatMap((slug) => {
      const english = readMarkdownFile(here.folder, 'homework', `${slug}.md`);
      const statement = english && readStatement(here, known, slug, english);
      return statement === null ? [] : [[slug, statement]];
    }),
  );
}

/** A file that belongs to no homework, or that translates or solves nothing. */
function nameProblems(
  { folder }: CourseFolder,
  name: string,
  names: readonly string[],
  { homework }: Known,
) {
  const problem = (reason: string) => [{ file: shown(folder, 'homework', name), line: 1, reason }];
  const [slug = ''] = name.split('.');
  const own = ['md', 'zh.md', 'solutions.md', 'solutions.zh.md'].map((end) => `${slug}.${end}`);
  if (!homework.includes(slug)) {
    return problem(`offering.yaml has no homework ${slug}; it has ${homework.join(', ')}`);
  }
  if (!own.includes(name)) return problem(`is none of ${own.join(', ')}`);
  const translated = name.replace('.zh.md', '.md');
  if (!names.includes(translated)) return problem(`translates ${translated}, which is not there`);
  if (!names.includes(`${slug}.md`)) return problem(`solves ${slug}.md, which is not there`);
  return [];
}

function readStatement(
  here: CourseFolder,
  known: Known,
  slug: string,
  english: MarkdownFile,
): StatementFile | null {
  const { folder, problems } = here;
  problems.push(...english.problems);
  if (english.problems.length > 0) return null;
  const checked = checkYaml(english.front, homeworkSchema);
  if ('problems' in checked) {
    problems.push(...checked.problems);
    return null;
  }
  const yaml = checked.value;
  const chinese = readMarkdownFile(folder, 'homework', `${slug}.zh.md`);
  const translation = chinese && checkHomeworkTranslation(chinese, english, yaml);
  problems.push(
    ...unknownLectures(yaml.lectures, known.lectures, english),
    ...unknownExperiments(yaml.experiments, english),
    ...partProblems(
      english,
      yaml.parts.map(({ title }) => title),
    ),
    ...(translation?.problems ?? []),
  );
  const of = { offering: known.offering, homework: slug };
  const zh = translation?.value ?? null;
  return {
    ...writtenText(here, english, chinese, { ...of, part: 'statement' }),
    ...yaml,
    parts: yaml.parts.map(({ title: en, ...part }, index) => ({
      ...part,
      title: { en, zh: zh?.parts[index] ?? en },
    })),
    downloads: readDownloads(here, english, yaml).map(({ about: en, ...download }, index) => ({
      ...download,
      about: { en, zh: zh?.downloads[index] ?? en },
    })),
    worked: readSolutions(here, { ...of, part: 'solutions' }),
  };
}

function readDownloads(
  { folder, problems }: CourseFolder,
  { front }: MarkdownFile,
  { downloads }: HomeworkYaml,
) {
  return downloads.map(({ file: name, about }, index) => {
    const text = readIfThere(path.join(folder, 'homework', 'files', name));
    if (text === null) {
      const line = front.lineOf(['downloads', index, 'file']);
      problems.push({ file: front.file, line, reason: `there is no file homework/files/${name}` });
    }
    return { name, about, text: text ?? '' };
  });
}

function readSolutions(here: CourseFolder, of: HomeworkText): WrittenText | null {
  const { folder, problems } = here;
  const english = readPlainFile(folder, 'homework', `${of.homework}.solutions.md`);
  const chinese = readPlainFile(folder, 'homework', `${of.homework}.solutions.zh.md`);
  if (english === null) return null;
  if (chinese !== null) problems.push(...blockProblems(chinese, english));
  return writtenText(here, english, chinese, of);
}

function writtenText(
  here: CourseFolder,
  english: MarkdownFile,
  chinese: MarkdownFile | null,
  of: HomeworkText,
): WrittenText {
  const files = [english, ...(chinese === null ? [] : [chinese])];
  here.problems.push(...files.flatMap((file) => checkNotes(file, here)));
  if (bodyOf(english) === null) {
    here.problems.push({ file: english.front.file, line: 1, reason: 'has no text' });
  }
  const notes = { en: bodyOf(english), zh: chinese === null ? null : bodyOf(chinese) };
  return { notes, figures: here.figures, of };
}
