import { z } from 'zod';
import type { Problem } from './course-error.ts';
import { readNotes, type Notes } from './notes.ts';
import { calendarDate, timeOfDay } from './offering-file.ts';
import { readYaml, type YamlSource } from './yaml-source.ts';

const text = z.string().trim().min(1);
const link = z.url({ protocol: /^https?$/, error: 'is no address like https://…' });

/** The form of a lecture's front matter. */
export const lectureSchema = z.strictObject({
  title: text,
  week: z.int().min(1),
  date: calendarDate,
  start: timeOfDay.optional(),
  end: timeOfDay.optional(),
  place: text.nullable().optional(),
  inferred: z.boolean().default(false),
  topics: z.array(text).min(1).max(8),
  abstract: text,
  readings: z.array(
    z.strictObject({
      title: text,
      authors: z.array(text).min(1),
      year: z.int().min(1600).max(2100),
      url: link,
      why: text,
    }),
  ),
  slides: link.nullable(),
  recording: link.nullable(),
  experiments: z.array(text),
});

export type LectureYaml = z.infer<typeof lectureSchema>;

/** The form of the front matter of a lecture's Chinese file. */
export const translationSchema = z.strictObject({
  title: text,
  topics: z.array(text),
  abstract: text,
  why: z.array(text),
});

export type TranslationYaml = z.infer<typeof translationSchema>;

/** A Markdown file taken apart: what stands between the two rules of dashes, and the rest. */
export type MarkdownFile = {
  front: YamlSource;
  body: string;
  notes: Notes;
  /** The file's line on which the body begins. */
  bodyLine: number;
  problems: readonly Problem[];
};

/** Parses a Markdown file with front matter; what is broken becomes problems. */
export function readMarkdown(file: string, content: string): MarkdownFile {
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
