const escape = '\u001b';
const bell = '\u0007';

/** Colours and moves of a terminal (ECMA-48): with parameters, with a text of their own, or short. */
const terminal = new RegExp(
  `${escape}(?:\\[[0-?]*[ -/]*[@-~]|\\][^${bell}${escape}]*(?:${bell}|${escape}\\\\)?|[@-Z\\\\-_])`,
  'g',
);

/**
 * What a program printed as one reads it: without a terminal's colours, with the last state of a line
 * that was written again and again (as progress is shown), and without what has no shape.
 */
export function plainText(printed: string): string {
  return printed
    .replaceAll(terminal, '')
    .replaceAll(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1))
    .join('\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
