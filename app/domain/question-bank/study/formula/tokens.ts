/** What is for the eye alone: sizes of brackets, spaces. */
const forTheEye =
  /\\(?:left|right|middle|[bB]igg?[lrm]?|q?quad|displaystyle)(?![a-zA-Z])|\\[,;:! ]|[\s~]/y;
const token = /\\[a-zA-Z]+|\\.|[\s\S]/y;

/** Other names of the same thing. */
const names: Readonly<Record<string, string>> = {
  ...{ '\\dfrac': '\\frac', '\\tfrac': '\\frac', '\\ln': '\\log' },
  ...{ '\\cdot': '*', '\\times': '*', '\\vert': '|', '\\lvert': '|', '\\rvert': '|', '\\mid': '|' },
  ...{ '\\lVert': '\\|', '\\rVert': '\\|', '\\Vert': '\\|', '\\lbrack': '[', '\\rbrack': ']' },
  ...{ '\\varepsilon': '\\epsilon', '\\mathrm': '\\name', '\\text': '\\name' },
  ...{ '\\operatorname': '\\name', '\\mathbb': '\\mathbf' },
};

/** A formula’s TeX as commands and single characters, without what is for the eye alone. */
export function tokensOf(tex: string): string[] {
  const tokens: string[] = [];
  for (let place = 0; place < tex.length;) {
    const skipped = matchAt(forTheEye, tex, place);
    const found = skipped ?? matchAt(token, tex, place) ?? '';
    if (skipped === null) tokens.push(names[found] ?? found);
    place += Math.max(1, found.length);
  }
  return tokens;
}

function matchAt(pattern: RegExp, tex: string, place: number): string | null {
  pattern.lastIndex = place;
  return pattern.exec(tex)?.[0] ?? null;
}
