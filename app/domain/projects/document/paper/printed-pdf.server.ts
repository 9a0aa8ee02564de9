import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import { sha256Of } from '#app/domain/records/signatures.ts';
import type { Course } from '#app/domain/syllabus/course.ts';
import type { Language } from '#app/i18n/languages.ts';
import type { Ask } from '#app/printing/print-page.server.ts';
import type { Printer, PrintResult } from '#app/printing/printer.server.ts';
import { printedHead } from './printed-head.server.ts';
import { printPath, type PrintedDocument } from './printed-document.server.ts';

type Services = {
  printer: Printer;
  /** Answers with the asker's own rights. */
  askSelf: Ask;
  origin: string;
  language: Language;
  course: Course;
};

/**
 * A stage's text as a PDF: its print page as the asker sees it, on as many pages as it counts. A
 * version stays as it was handed in, so that its PDF is made once.
 */
export async function printedPdf(
  { printer, askSelf, origin, language, course }: Services,
  offering: string,
  text: PrintedDocument,
): Promise<PrintResult> {
  const { running } = printedHead(course, offering, text, language);
  const path = `${printPath(offering, text)}${text.version === null ? '?' : '&'}lang=${language}`;
  const page = { address: new URL(path, origin).href, ask: askSelf, css: running };
  const known =
    text.version === null ? null : await sha256Of(canonicalJson({ path, running, text }));
  return printer.print(page, known);
}
