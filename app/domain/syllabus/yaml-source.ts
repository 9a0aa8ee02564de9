import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from './course-error.ts';

type Path = readonly PropertyKey[];

/** A YAML text that still knows on which line of its file each value stands. */
export type YamlSource = {
  file: string;
  value: unknown;
  /** The line of the value at this path, or of the nearest thing around it that exists. */
  lineOf(path: Path): number;
  problems: readonly Problem[];
};

/**
 * Parses YAML 1.2; what is broken becomes problems, never an exception.
 *
 * @param firstLine the file's line on which the text begins
 */
export function readYaml(file: string, text: string, firstLine = 1): YamlSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  return {
    file,
    value: document.errors.length > 0 ? undefined : document.toJS(),
    lineOf: (path) => lineAt(offsetOf(document, path)),
    problems: document.errors.map((error) => ({
      file,
      line: lineAt(error.pos[0]),
      reason: error.message,
    })),
  };
}

/** The value, if it is what the schema says; otherwise what is not, each with its line. */
export function checkYaml<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): { value: z.infer<Schema> } | { problems: readonly Problem[] } {
  if (source.problems.length > 0) return { problems: source.problems };
  const checked = schema.safeParse(source.value);
  if (checked.success) return { value: checked.data };
  const problems = checked.error.issues.map(({ path, message }) => ({
    file: source.file,
    line: source.lineOf(path),
    reason: path.length === 0 ? message : `${path.join('.')}: ${message}`,
  }));
  return { problems };
}

function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
