/** Where in a source file a function stands, so that an equation can point at it. */

export interface LineRange {
  /** First and last line, counted from 1. */
  from: number;
  to: number;
}

/**
 * The lines of a function, constant or method `name`, with the comment directly above it; undefined
 * when the file has none. Relies on the formatter: a block closes at the indentation it opened at.
 */
export function findSymbol(source: string, name: string): LineRange | undefined {
  if (!/^[\w$]+$/.test(name)) return undefined;
  const lines = source.split('\n');
  const declaration = new RegExp(
    `^(\\s*)(?:export )?(?:async )?(?:(?:function\\*?|const|class) ${name}\\b|${name}\\(.*\\{$)`,
  );
  const start = lines.findIndex((line) => declaration.test(line));
  const first = lines[start];
  if (first === undefined) return undefined;
  const indent = /^\s*/.exec(first)?.[0].length ?? 0;
  const end = /[[({]$/.test(first)
    ? lines.findIndex((line, i) => i > start && closesBlock(line, indent))
    : lines.findIndex((line, i) => i >= start && line.endsWith(';'));
  let from = start;
  while (from > 0 && /^\s*(\/\*|\*|\/\/)/.test(lines[from - 1] ?? '')) from--;
  return { from: from + 1, to: (end < 0 ? lines.length - 1 : end) + 1 };
}

/** Nothing but closing brackets, at this indentation. */
function closesBlock(line: string, indent: number): boolean {
  return line.search(/\S/) === indent && /^\s*[})\]]+[;,]?$/.test(line);
}

export type TokenKind = 'comment' | 'string' | 'keyword' | 'plain';

const TOKENS =
  /(?<comment>\/\/.*|\/\*.*|^\s*\*.*)|(?<string>'(?:[^'\\]|\\.)*'|`[^`]*`)|(?<keyword>\b(?:import|from|export|const|let|function|return|if|else|for|of|type|interface|new|async|await|yield|as|default|class|extends|while)\b)/g;

/** One line cut into tokens, enough to tell words from commentary. */
export function tokens(line: string): { text: string; kind: TokenKind }[] {
  const cut: { text: string; kind: TokenKind }[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKENS)) {
    if (match.index > at) cut.push({ text: line.slice(at, match.index), kind: 'plain' });
    const { comment, string } = match.groups ?? {};
    const kind = comment !== undefined ? 'comment' : string !== undefined ? 'string' : 'keyword';
    cut.push({ text: match[0], kind });
    at = match.index + match[0].length;
  }
  if (at < line.length) cut.push({ text: line.slice(at), kind: 'plain' });
  return cut;
}
