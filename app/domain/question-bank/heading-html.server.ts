import katex from 'katex';
import { blankMacro } from '#app/domain/syllabus/question-file.ts';

/** A step's heading as HTML: plain words, and formulas between dollars. */
export function headingHtml(heading: string): string {
  return heading
    .split('$')
    .map((part, index) => (index % 2 === 1 ? formula(part) : escape(part)))
    .join('');
}

function formula(tex: string): string {
  const options = { output: 'htmlAndMathml', throwOnError: false, strict: 'ignore' } as const;
  return katex.renderToString(tex, { ...options, macros: { ...blankMacro } });
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
