import type { Looked } from '../hand-in/work-type.ts';
import type { ArchiveEntry, FileView } from './file-view.ts';
import { plainText } from './plain-text.ts';

/** So many files of an archive are named. */
export const mostEntries = 500;

/** A directory that is larger is not looked at. */
const largestDirectory = 1_000_000;

/** What the directory's end has before its comment, and how long that may be. */
const [endLength, longestComment] = [22, 0xffff];
/** What an entry begins with, and what it has before its name. */
const [entryMark, entryLength] = [0x02014b50, 46];

/**
 * What an archive (ZIP) holds, by its directory (APPNOTE 4.3.12 and 4.3.16): names and sizes, as it
 * says itself. Nothing is unpacked, and no more than the directory is read.
 */
export async function archiveEntries({
  size,
  piece,
}: Pick<Looked, 'size' | 'piece'>): Promise<FileView> {
  const broken: FileView = { kind: 'none', because: 'broken' };
  if (size < endLength) return broken;
  const tail = Buffer.from(await piece(Math.max(0, size - endLength - longestComment), size - 1));
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end < 0 || end + endLength > tail.length) return broken;
  const [count, length, from] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (length > largestDirectory) return { kind: 'none', because: 'too large' };
  if (count === 0 || length < entryLength || from + length > size) return broken;
  const entries = entriesIn(Buffer.from(await piece(from, from + length - 1)));
  if (entries.length === 0) return broken;
  return {
    kind: 'archive',
    entries: entries.slice(0, mostEntries),
    more: entries.length > mostEntries,
  };
}

function entriesIn(directory: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at + entryLength <= directory.length && directory.readUInt32LE(at) === entryMark) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + entryLength, at + entryLength + nameLength);
    entries.push({ name: plainText(name), size: directory.readUInt32LE(at + 24) });
    at +=
      entryLength + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}
