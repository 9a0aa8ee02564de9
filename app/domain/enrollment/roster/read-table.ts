import { parse } from 'csv-parse/sync';
import { looksLikeEmail } from '#app/domain/people/person.ts';
import { mostBytes, mostRows } from './limits.ts';

/** A table as it was uploaded: its heads, and its rows without the head, each cell cleaned. */
export type Table = {
  head: string[];
  rows: { line: number; cells: string[] }[];
};

export type ReadTableResult =
  { ok: true; table: Table } | { ok: false; because: 'empty' | 'too large' | 'no table' };

/**
 * Reads comma, semicolon or tab separated values (RFC 4180) in UTF-8, UTF-16 or Latin-1, with or
 * without a byte order mark. A first row with an address in it is no head: the columns are then
 * called by their numbers.
 *
 * @param cleaned what is kept of a cell: one line of it, or several
 */
export function readTable(
  bytes: Uint8Array,
  cleaned: (cell: string) => string = oneLine,
): ReadTableResult {
  if (bytes.length > mostBytes) return { ok: false, because: 'too large' };
  const text = decoded(bytes);
  if (text.trim() === '') return { ok: false, because: 'empty' };
  const read = parsed(text, cleaned);
  if (read === null) return { ok: false, because: 'no table' };
  const [first, ...rest] = read;
  if (first === undefined) return { ok: false, because: 'empty' };
  const headless = first.cells.some(looksLikeEmail);
  const rows = headless ? read : rest;
  if (rows.length === 0) return { ok: false, because: 'empty' };
  if (rows.length > mostRows) return { ok: false, because: 'too large' };
  const head = first.cells.map((cell, index) => (headless ? '' : oneLine(cell)) || `${index + 1}`);
  return { ok: true, table: { head, rows } };
}

/** The text in the first encoding that fits: what the mark says, UTF-8, UTF-16, else Latin-1. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodedAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodedAs('utf-16be', bytes);
  const zeros = zerosIn(bytes.subarray(0, 400));
  if (zeros.odd > zeros.even) return decodedAs('utf-16le', bytes);
  if (zeros.even > 0) return decodedAs('utf-16be', bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return decodedAs('windows-1252', bytes);
  }
}

function decodedAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** Latin letters in UTF-16 have a zero in every second byte. */
function zerosIn(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  return zeros;
}

/** Controls, and marks that turn the direction of what stands after them, say nothing in a cell. */
const invisible = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A cell as one line, without what is invisible. */
export function oneLine(cell: string): string {
  return cell.replace(invisible, ' ').replace(/\s+/g, ' ').trim();
}

/** The same with the line breaks and the spaces between words as they are. */
export function manyLines(cell: string): string {
  const lines = cell.split(/\r\n?|\n/);
  return lines
    .map((line) => line.replace(invisible, ' ').trimEnd())
    .join('\n')
    .trim();
}

function parsed(text: string, cleaned: (cell: string) => string): Table['rows'] | null {
  try {
    const read = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
    });
    return (read as unknown as Read[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record.map(cleaned),
    }));
  } catch {
    return null;
  }
}

/** The separator that stands most often in the first line. */
function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0]?.replace(/"[^"]*"/g, '') ?? '';
  const [best] = [',', ';', '\t']
    .map((mark) => ({ mark, count: line.split(mark).length }))
    .sort((a, b) => b.count - a.count);
  return best?.mark ?? ',';
}

/** What the parser gives with `info`; its types speak of the records alone. */
type Read = { record: string[]; info: { lines: number } };
