import { renderMarkdown } from '#app/domain/people/render-markdown.server.tsx';
import { fileKinds, type FileKind } from '#app/domain/syllabus/course.ts';
import { bytesOf } from '#app/files/bytes-of.ts';
import type { FileStore } from '#app/files/store.server.ts';
import { archiveEntries } from './archive-entries.ts';
import type { FileView } from './file-view.ts';
import { readNotebook } from './read-notebook.server.ts';

/** A stored file by its name. */
export type Viewed = { name: string; sha256: string; size: number };

/** Files of text are read as a whole: a larger one is not shown, in bytes. */
const largest = { ipynb: 25_000_000, py: 1_000_000 };
const mostLines = 10_000;

/** So long may setting the words of one notebook take, in ms: others wait meanwhile. */
const longestSetting = 1_500;

/**
 * What of a file that was handed in is shown on a page: bounded, and holding nothing that runs. Who
 * may see it is for the caller to decide.
 */
export async function viewFile(
  files: Pick<FileStore, 'has' | 'readPiece'>,
  file: Viewed,
): Promise<FileView> {
  const kind = fileKinds.find((each) => file.name.toLowerCase().endsWith(`.${each}`));
  if (kind === undefined) return none('unknown kind');
  if (!(await files.has(file.sha256))) return none('not here');
  if (file.size === 0) return none('broken');
  return views[kind](file, async (from, to) =>
    bytesOf(await files.readPiece(file.sha256, from, to)),
  );
}

type Piece = (from: number, to: number) => Promise<Uint8Array>;

const views: Record<FileKind, (file: Viewed, piece: Piece) => Promise<FileView>> = {
  // Opened in the browser, page by page.
  pdf: () => Promise.resolve({ kind: 'pdf' }),
  zip: ({ size }, piece) => archiveEntries({ size, piece }),
  ipynb: async ({ size }, piece) => {
    if (size > largest.ipynb) return none('too large');
    const text = textOf(await piece(0, size - 1));
    return text === null ? none('broken') : readNotebook(text, settingWithin(longestSetting));
  },
  py: async ({ size }, piece) => {
    if (size > largest.py) return none('too large');
    const text = textOf(await piece(0, size - 1));
    return text === null ? none('broken') : codeView(text);
  },
};

function none(because: Extract<FileView, { kind: 'none' }>['because']): FileView {
  return { kind: 'none', because };
}

function codeView(text: string): FileView {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.length > mostLines ? none('too large') : { kind: 'code', lines };
}

/** Null when it is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Sets words until the time is up; null then, and for what is so deep in itself that it cannot be set. */
function settingWithin(ms: number): (markdown: string) => string | null {
  const end = performance.now() + ms;
  return (markdown) => {
    if (performance.now() > end) return null;
    try {
      return renderMarkdown(markdown);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  };
}
