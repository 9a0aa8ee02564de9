import { fileKinds, type FileKind } from '#app/domain/syllabus/course.ts';

/** A file that can be looked into without having all of it in memory. */
export type Looked = {
  name: string;
  /** In bytes. */
  size: number;
  /** The bytes from one place to another, both included. */
  piece: (from: number, to: number) => Promise<Uint8Array>;
};

export type WorkCheck =
  { ok: true; kind: FileKind } | { ok: false; because: 'another kind' | 'does not open' };

/** Notebooks and programs are read as a whole; larger ones are none. */
const largestText = 50_000_000;

/**
 * What a file is, by its ending and by what is in it: a PDF that ends as one (ISO 32000, 7.5), a
 * Jupyter notebook (nbformat 4), an archive with its directory (APPNOTE 4.3.16), or a program in
 * UTF-8. A file that broke off on its way to the reader's own disk is found here, and not by
 * whoever grades it.
 */
export async function workType(file: Looked): Promise<WorkCheck> {
  const kind = fileKinds.find((each) => file.name.toLowerCase().endsWith(`.${each}`));
  if (kind === undefined) return { ok: false, because: 'another kind' };
  const opens = file.size > 0 && (await opensAs[kind](file));
  return opens ? { ok: true, kind } : { ok: false, because: 'does not open' };
}

const opensAs: Record<FileKind, (file: Looked) => Promise<boolean>> = {
  pdf: async (file) => {
    const [head, tail] = [await first(file, 1_024), await last(file, 2_048)];
    return head.includes('%PDF-') && tail.includes('startxref') && tail.includes('%%EOF');
  },
  zip: async (file) => {
    const head = await first(file, 4);
    // A comment of up to 65,535 bytes may stand behind the end of the directory.
    const tail = await last(file, 22 + 0xffff);
    const end = tail.lastIndexOf('PK\x05\x06');
    if (!head.startsWith('PK\x03\x04') || end < 0 || end + 22 > tail.length) return false;
    const record = Buffer.from(tail.slice(end, end + 22), 'latin1');
    const directoryEnd = record.readUInt32LE(12) + record.readUInt32LE(16);
    return record.readUInt16LE(10) > 0 && directoryEnd <= file.size - tail.length + end;
  },
  ipynb: async (file) => {
    const notebook = parsed(await textOf(file));
    return (
      typeof notebook === 'object' &&
      notebook !== null &&
      'cells' in notebook &&
      Array.isArray(notebook.cells) &&
      'nbformat' in notebook &&
      typeof notebook.nbformat === 'number' &&
      notebook.nbformat >= 4
    );
  },
  py: async (file) => {
    const text = await textOf(file);
    return text !== null && !text.includes('\0');
  },
};

/** As Latin-1: each byte is a character. */
async function first({ size, piece }: Looked, length: number): Promise<string> {
  return Buffer.from(await piece(0, Math.min(size, length) - 1)).toString('latin1');
}

async function last({ size, piece }: Looked, length: number): Promise<string> {
  return Buffer.from(await piece(Math.max(0, size - length), size - 1)).toString('latin1');
}

/** The text; null when it is not UTF-8, or too much. */
async function textOf({ size, piece }: Looked): Promise<string | null> {
  if (size > largestText) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await piece(0, size - 1));
  } catch {
    return null;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
