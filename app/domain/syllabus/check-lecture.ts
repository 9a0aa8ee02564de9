import katex from 'katex';
import type { Problem } from './course-error.ts';
import {
  translationSchema,
  type LectureYaml,
  type MarkdownFile,
  type TranslationYaml,
} from './lecture-file.ts';
import type { Notes } from './notes.ts';
import { checkYaml } from './yaml-source.ts';

/** What a file's notes may not have, and figures that are not there. */
export function checkNotes(file: MarkdownFile, figures: ReadonlyMap<string, string>): Problem[] {
  const missing = file.notes.figures
    .filter(({ path }) => !figures.has(path))
    .map(({ path, line }) => ({ line, reason: `there is no figure ${path}` }));
  return [...file.notes.refused, ...missing].map((problem) => inBody(file, problem));
}

/** Formulas that cannot be set. */
export function checkFormulas(file: MarkdownFile): Problem[] {
  return file.notes.formulas.flatMap(formulaProblem).map((problem) => inBody(file, problem));
}

function formulaProblem({ tex, display, line }: Notes['formulas'][number]) {
  try {
    katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'ignore' });
    return [];
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return [{ line, reason: error.message }];
  }
}

/** The Chinese front matter, and where the Chinese file does not match the English one. */
export function checkTranslation(
  chinese: MarkdownFile,
  english: MarkdownFile,
  yaml: LectureYaml,
): { value: TranslationYaml | null; problems: Problem[] } {
  const checked = checkYaml(chinese.front, translationSchema);
  if (chinese.problems.length > 0) return { value: null, problems: [...chinese.problems] };
  if ('problems' in checked) return { value: null, problems: [...checked.problems] };
  const { topics, why } = checked.value;
  const counts: Problem[] = [
    countProblem(chinese, 'topics', topics.length, yaml.topics.length, 'topics'),
    countProblem(chinese, 'why', why.length, yaml.readings.length, 'readings'),
  ].filter((problem) => problem !== null);
  return { value: checked.value, problems: [...counts, ...blockProblems(chinese, english)] };
}

function countProblem(
  { front }: MarkdownFile,
  key: 'topics' | 'why',
  here: number,
  there: number,
  noun: string,
): Problem | null {
  if (here === there) return null;
  const reason = `has ${here} lines, the English file has ${there} ${noun}`;
  return { file: front.file, line: front.lineOf([key]), reason: `${key}: ${reason}` };
}

/** The first block at which the two languages part; what follows would only repeat it. */
function blockProblems(chinese: MarkdownFile, english: MarkdownFile): Problem[] {
  const ours = chinese.notes.blocks;
  const theirs = english.notes.blocks;
  if (ours.length === 0) return [];
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index += 1) {
    const [zh, en] = [ours[index], theirs[index]];
    if (zh?.kind === en?.kind) continue;
    const line = zh?.line ?? ours.at(-1)?.line ?? 1;
    const there = en === undefined ? 'nothing' : `a ${en.kind} (line ${inFile(english, en.line)})`;
    const here = zh === undefined ? 'the text ends' : `is a ${zh.kind}`;
    const reason = `block ${index + 1} ${here}, the English file has ${there}`;
    return [inBody(chinese, { line, reason })];
  }
  return [];
}

function inBody(file: MarkdownFile, { line, reason }: { line: number; reason: string }): Problem {
  return { file: file.front.file, line: inFile(file, line), reason };
}

/** A line of the body as a line of the file. */
function inFile({ bodyLine }: MarkdownFile, line: number): number {
  return bodyLine + line - 1;
}
