import { isEmptyContent, type DocumentContent } from '../content.ts';
import { longestMarkdown, readMarkdown } from './content-from-markdown.server.ts';
import { contentFromDocx } from './docx/content-from-docx.server.ts';
import { importPlan, type ImportPlan } from './import-plan.ts';

/** A text to be brought into another one, and what that will do. */
export type BroughtText =
  { ok: true; content: DocumentContent; plan: ImportPlan } | { ok: false; because: BringRefusal };

export type BringRefusal =
  /** Neither Markdown nor DOCX, or more than a text may hold. */
  | 'unreadable'
  | 'too big'
  | 'empty'
  /** The project has no room for all of its pictures. */
  | 'figures'
  /** Too many files in a short time. */
  | 'busy';

/** In bytes: a text of many pages, with its pictures. */
export const largestFile = 10 * 1024 * 1024;

/** Every file of Office Open XML is an archive, and begins as archives do. */
const archiveHead = 'PK\u0003\u0004';

/**
 * Reads a file that somebody brings, by what is in it: DOCX, else Markdown in UTF-8.
 *
 * @param keep keeps a picture among the project's figures, where the text finds it by what is in it;
 *   one that no text shows in the end is forgotten after some days
 */
export async function readTextFile(
  bytes: Uint8Array,
  keep: (picture: Uint8Array) => Promise<boolean>,
): Promise<BroughtText> {
  if (bytes.length > largestFile) return { ok: false, because: 'too big' };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, archiveHead.length));
  const read = head === archiveHead ? contentFromDocx(bytes) : fromUtf8(bytes);
  if (read === null) return { ok: false, because: 'unreadable' };
  if (isEmptyContent(read.content)) return { ok: false, because: 'empty' };
  for (const picture of read.pictures ?? []) {
    if (!(await keep(picture))) return { ok: false, because: 'figures' };
  }
  return { ok: true, content: read.content, plan: importPlan(read) };
}

function fromUtf8(bytes: Uint8Array) {
  try {
    const markdown = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A character that no text has: this is a picture or a program.
    if (markdown.includes('\0') || markdown.length > longestMarkdown) return null;
    return readMarkdown(markdown);
  } catch {
    return null;
  }
}
