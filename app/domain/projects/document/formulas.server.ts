import katex from 'katex';
import type { DocumentContent } from './content.ts';
import { formulaKey } from './formula-key.ts';
import { formulasOf } from './formulas.ts';

/** Each formula's HTML (with MathML for screen readers), by `formulaKey`. */
export type Formulas = Record<string, string>;

/**
 * Renders a text's formulas. On the server only: the reader's browser needs no KaTeX. A formula
 * that cannot be read is shown as it was typed; nothing in it can load or run anything.
 */
export function renderFormulas(...texts: DocumentContent[]): Formulas {
  const rendered = texts.flatMap(formulasOf).map(({ latex, display }) => {
    const html = katex.renderToString(latex, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: false,
      errorColor: 'var(--late)',
      strict: 'ignore',
      trust: false,
      maxSize: 20,
      maxExpand: 200,
    });
    return [formulaKey(latex, display), html];
  });
  return Object.fromEntries(rendered);
}
