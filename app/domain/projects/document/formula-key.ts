/** Under which a formula's HTML is found: the same LaTeX looks different in a line and alone. */
export function formulaKey(latex: string, display: boolean): string {
  return `${display ? 'block' : 'inline'}:${latex}`;
}
