import type { Paper } from './paper.ts';

/**
 * What stands above the text on every page but the first, as a style sheet: only a page's margin
 * knows which page it is. The numbers of pages stand in `paper.module.css`.
 *
 * @param left, right: plain words
 */
export function runningLines(
  paper: Paper,
  { left, right }: { left: string; right: string },
): string {
  return [
    `@page ${paper} { @top-left { content: ${cssString(left)}; } @top-right { content: ${cssString(right)}; } }`,
    `@page ${paper}:first { @top-left { content: none; } @top-right { content: none; } }`,
  ].join('\n');
}

/** More would be set over the line on the other side. */
const longest = 60;

/** A string of CSS that holds exactly these words: whatever could end it is written as a number. */
function cssString(words: string): string {
  const line = [...words.replaceAll(/[\s\p{Cc}\p{Cf}\p{Surrogate}]+/gu, ' ').trim()];
  const short = line.length > longest ? [...line.slice(0, longest - 1), '…'] : line;
  const escaped = short.map((character) =>
    /[\p{L}\p{N} ]/u.test(character)
      ? character
      : `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
  );
  return `"${escaped.join('')}"`;
}
