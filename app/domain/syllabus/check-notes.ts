import katex from 'katex';
import type { Problem } from './course-error.ts';
import type { CourseFolder, MarkdownFile } from './markdown-file.ts';
import type { Notes } from './notes.ts';

/**
 * What a file's text may not have, figures that are not there, and formulas that cannot be set.
 *
 * @param macros commands of its formulas that KaTeX does not know by itself
 */
export function checkNotes(
  file: MarkdownFile,
  { figures, formulas }: Pick<CourseFolder, 'figures' | 'formulas'>,
  macros: Readonly<Record<string, string>> = {},
): Problem[] {
  const { notes } = file;
  const missing = notes.figures
    .filter(({ path }) => !figures.has(path))
    .map(({ path, line }) => ({ line, reason: `there is no figure ${path}` }));
  const unset = formulas ? notes.formulas.flatMap((one) => formulaProblem(one, macros)) : [];
  return [...notes.refused, ...missing, ...unset].map((problem) => inBody(file, problem));
}

/** Why KaTeX cannot set a formula; nothing where it can. */
export function formulaProblem(
  { tex, display, line }: Notes['formulas'][number],
  macros: Readonly<Record<string, string>> = {},
): { line: number; reason: string }[] {
  try {
    const options = { displayMode: display, throwOnError: true, strict: 'ignore' } as const;
    katex.renderToString(tex, { ...options, macros: { ...macros } });
    return [];
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return [{ line, reason: error.message }];
  }
}

/** A list of the Chinese front matter that has another length than what it translates. */
export function countProblems(
  { front }: MarkdownFile,
  key: string,
  here: readonly unknown[],
  there: readonly unknown[],
  noun = key,
): Problem[] {
  if (here.length === there.length) return [];
  const reason = `has ${here.length} lines, the English file has ${there.length} ${noun}`;
  return [{ file: front.file, line: front.lineOf([key]), reason: `${key}: ${reason}` }];
}

/** The first block at which the two languages part; what follows would only repeat it. */
export function blockProblems(chinese: MarkdownFile, english: MarkdownFile): Problem[] {
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

/** What is wrong on a line of the body, on its line of the file. */
export function inBody(
  file: MarkdownFile,
  { line, reason }: { line: number; reason: string },
): Problem {
  return { file: file.front.file, line: inFile(file, line), reason };
}

/** A line of the body as a line of the file. */
function inFile({ bodyLine }: MarkdownFile, line: number): number {
  return bodyLine + line - 1;
}
