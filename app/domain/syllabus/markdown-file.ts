import path from 'node:path';
import type { Problem } from './course-error.ts';
import { readNotes, type Notes } from './notes.ts';
import { readIfThere } from './read-files.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

/** What is known while the Markdown files of an offering are read, and where problems are put. */
export type CourseFolder = {
  folder: string;
  /** The SVG of each figure, by its path in the texts. */
  figures: ReadonlyMap<string, string>;
  /** Whether every formula is set, too. */
  formulas: boolean;
  problems: Problem[];
};

/** A Markdown file taken apart: what stands between the two rules of dashes, and the rest. */
export type MarkdownFile = {
  front: YamlSource;
  body: string;
  notes: Notes;
  /** The file's line on which the body begins. */
  bodyLine: number;
  problems: readonly Problem[];
};

/** A Markdown file with front matter in an offering's folder; null when there is none of this name. */
export function readMarkdownFile(folder: string, ...name: string[]): MarkdownFile | null {
  const text = readIfThere(path.join(folder, ...name));
  return text === null ? null : readMarkdown(shown(folder, ...name), text);
}

/** The same for a file that is text from its first line on. */
export function readPlainFile(folder: string, ...name: string[]): MarkdownFile | null {
  const text = readIfThere(path.join(folder, ...name));
  if (text === null) return null;
  const body = text.replaceAll('\r\n', '\n');
  const front = readYaml(shown(folder, ...name), '');
  return { front, body, notes: readNotes(body), bodyLine: 1, problems: [] };
}

/** The text below the front matter; null where nothing is written. */
export function bodyOf({ body }: MarkdownFile): string | null {
  return body.trim() === '' ? null : body;
}

/** A file's path as problems name it: from where the command was given. */
export function shown(...parts: string[]): string {
  return path.relative('.', path.join(...parts));
}

/** Parses a Markdown file with front matter; what is broken becomes problems. */
function readMarkdown(file: string, content: string): MarkdownFile {
  const source = content.replaceAll('\r\n', '\n');
  const match = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(source);
  const front = readYaml(file, match?.[1] ?? '', 2);
  const head = match?.[0] ?? '';
  const body = source.slice(head.length);
  const missing = {
    file,
    line: 1,
    reason: 'does not begin with front matter between lines of ---',
  };
  return {
    front,
    body,
    notes: readNotes(body),
    bodyLine: head.split('\n').length,
    problems: match === null ? [missing] : front.problems,
  };
}
