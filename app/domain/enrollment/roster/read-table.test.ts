import { describe, expect, it, test } from 'vitest';
import { guessMapping, rosterRows } from './mapping.ts';
import { manyLines, readTable } from './read-table.ts';
import { inert } from './roster-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sixteen = (text: string, mark: boolean) =>
  new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

function rowsOf(bytes: Uint8Array) {
  const read = readTable(bytes);
  if (!read.ok) throw new Error(read.because);
  return rosterRows(read.table, guessMapping(read.table));
}

const text = 'Name,Email\r\nZoë Müller,ZOE@x.edu\r\n';

describe('a roster is read', () => {
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16 with a mark', sixteen(text, true)],
    ['UTF-16 without a mark', sixteen(text, false)],
    ['Latin-1', latin(text)],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['no heads', utf8('Zoë Müller,ZOE@x.edu')],
  ])('from %s', (name, bytes) => {
    const [row] = rowsOf(bytes);
    expect(row?.email).toBe('zoe@x.edu');
    if (name !== 'no heads') expect(row?.name).toBe('Zoë Müller');
  });

  test.each([
    ['Name,Student ID,User ID,Role,Email Address,Sections', '"Doe, Jo",7,u,Student,j@x.edu,101'],
    ['Student,ID,SIS User ID,SIS Login ID,Section', '"Doe, Jo",1,7,j@x.edu,101'],
    ['First Name,Last Name,SID,Email,Sections', 'Jo,Doe,7,j@x.edu,101'],
  ])('with the heads %s', (head, row) => {
    expect(rowsOf(utf8(`${head}\n${row}`))).toMatchObject([
      { name: 'Jo Doe', number: '7', email: 'j@x.edu', section: '101' },
    ]);
  });

  it('with its line numbers, empty lines left out and rows that are too long marked', () => {
    expect(rowsOf(utf8('Name,Email\n\nA,a@x.edu\nB,b@x.edu,more\n"C\nD",c@x.edu'))).toMatchObject([
      { line: 3, broken: false },
      { line: 4, broken: true },
      { name: 'C D', broken: false },
    ]);
  });

  it('without marks that turn the direction of the text', () => {
    expect(rowsOf(utf8('Name,Email\nA\u202eB,a@x.edu'))[0]?.name).toBe('A B');
  });
});

it('a cell is one line, or keeps its lines for who wants them', () => {
  const bytes = utf8('Email,Comments\r\na@x.edu,"One\u0007:\r\n  x  = 1 \r\n"');
  const cell = (cleaned?: typeof manyLines) => {
    const read = readTable(bytes, cleaned);
    return read.ok ? read.table.rows[0]?.cells[1] : read.because;
  };
  expect(cell()).toBe('One : x = 1');
  expect(cell(manyLines)).toBe('One :\n  x  = 1');
});

test.each([
  ['empty', ''],
  ['empty', 'Name,Email\n'],
  ['too large', 'x'.repeat(3 * 1024 * 1024)],
] as const)('what is %s is refused', (because, given) => {
  expect(readTable(utf8(given))).toEqual({ ok: false, because });
});

test.each(['=cmd|x', '+1', '-1', '@a', ' =1', '\t=1'])('a cell like %j is made inert', (cell) => {
  expect(inert(cell)).toBe(`'${cell}`);
});
