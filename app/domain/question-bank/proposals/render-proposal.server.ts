import { composeNotes } from '#app/domain/syllabus/compose-notes.server.ts';
import { blankMacro, splitQuestion } from '#app/domain/syllabus/question-file.ts';
import { renderBlocks } from '#app/domain/syllabus/render-blocks.server.tsx';
import type { Language } from '#app/i18n/languages.ts';
import { headingHtml } from '../heading-html.server.ts';

/** A question's text as HTML, as the bank would have it. */
export type RenderedProposal = { statement: string; steps: { heading: string; html: string }[] };

/** Renders a proposed text, sanitised as whatever somebody typed. A text without steps has none. */
export function renderProposal(body: string, language: Language): RenderedProposal {
  const { statement, steps } = splitQuestion(body);
  return {
    statement: htmlOf(statement, language),
    steps: steps.map((step) => ({
      heading: headingHtml(step.heading),
      html: htmlOf(step.body, language),
    })),
  };
}

function htmlOf(markdown: string, language: Language): string {
  const blocks = renderBlocks(markdown, language, blankMacro, true);
  return composeNotes('en', blocks, [], new Map(), language).html;
}
