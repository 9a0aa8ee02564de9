import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawn, notebook, printed, program, shown, words } from '#test/factories/notebook.ts';
import { png } from '#test/factories/pictures.ts';
import type { Output } from './file-view.ts';
import { limits, readNotebook } from './read-notebook.server.ts';
import { mostCells, mostOutputs } from './notebook-file.ts';

const set = (markdown: string) => `<p>${markdown}</p>`;
const read = (cells: readonly unknown[]) => {
  const view = readNotebook(notebook(cells), set);
  if (view.kind !== 'notebook') throw new Error(view.kind);
  return view;
};
const outputsOf = (...outputs: object[]): Output[] => {
  const [cell] = read([program('x', ...outputs)]).cells;
  if (cell?.kind !== 'code') throw new Error(cell?.kind);
  return cell.outputs;
};
const picture = (bytes: Buffer) => `data:image/png;base64,${bytes.toString('base64')}`;

describe('a notebook', () => {
  it('is shown cell by cell', () => {
    const cells = [
      words('# A title'),
      program('print(1)', printed('1\n'), drawn(4, 2)),
      { cell_type: 'raw', source: ['as ', 'typed'] },
    ];
    expect(read(cells)).toEqual({
      kind: 'notebook',
      more: false,
      cells: [
        { kind: 'words', html: '<p># A title</p>', pictures: [] },
        {
          ...{ kind: 'code', count: 1, code: 'print(1)', more: false },
          outputs: [
            { kind: 'text', text: '1\n', more: false },
            { kind: 'picture', picture: picture(png(4, 2)) },
          ],
        },
        { kind: 'plain', text: 'as typed', more: false },
      ],
    });
  });

  it('shows the pictures that stand in its words', () => {
    const base64 = png(2, 2).toString('base64');
    const attachments = {
      'a.png': { 'image/png': base64 },
      'b.svg': { 'image/svg+xml': '<svg/>' },
    };
    const [cell] = read([{ ...words('![](attachment:a.png)'), attachments }]).cells;
    expect(cell).toMatchObject({ pictures: [picture(png(2, 2))] });
  });

  it.each<[string, object, Output[]]>([
    [
      'an error without its colours',
      { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[31mE\u001b[0m', 'v'] },
      [{ kind: 'error', text: 'E\nv', more: false }],
    ],
    [
      'an error without a traceback',
      { output_type: 'error', ename: 'E', evalue: 'v' },
      [{ kind: 'error', text: 'E: v', more: false }],
    ],
    [
      'a result as text',
      { output_type: 'execute_result', data: { 'text/plain': ['4', '2'] } },
      [{ kind: 'text', text: '42', more: false }],
    ],
    [
      'HTML as its text, and that it was left out',
      shown({ 'text/html': '<b onclick=x>', 'text/plain': 'b' }),
      [
        { kind: 'text', text: 'b', more: false },
        { kind: 'left out', because: 'not shown' },
      ],
    ],
    [
      'an SVG is left out',
      shown({ 'image/svg+xml': '<svg/>' }),
      [{ kind: 'left out', because: 'not shown' }],
    ],
    [
      'a script is left out',
      shown({ 'application/javascript': 'alert(1)' }),
      [{ kind: 'left out', because: 'not shown' }],
    ],
    [
      'a picture that is none is not drawn',
      shown({ 'image/png': Buffer.from('<svg/>').toString('base64'), 'text/plain': 'Figure' }),
      [{ kind: 'text', text: 'Figure', more: false }],
    ],
    [
      'a picture of too many pixels',
      drawn(40_001, 1_000),
      [{ kind: 'left out', because: 'too large' }],
    ],
    [
      'a picture of too many bytes',
      shown({ 'image/png': 'A'.repeat(2 * limits.picture) }),
      [{ kind: 'left out', because: 'too large' }],
    ],
    ['an output of no known kind', { output_type: 'other' }, []],
    ['data that are no text', shown({ 'application/json': { a: 1 } }), []],
  ])('shows %s', (_what, output, expected) => {
    expect(outputsOf(output)).toEqual(expected);
  });

  it('leaves out what a page does not hold, and says so', () => {
    const long = read([program('x'.repeat(limits.text + 1), printed('y'.repeat(limits.text + 1)))]);
    expect(long.cells[0]).toMatchObject({ more: true, outputs: [{ more: true }] });
    const many = read(Array.from({ length: mostCells + 1 }, () => program('1')));
    expect([many.cells.length, many.more]).toEqual([mostCells, true]);
    const outputs = Array.from({ length: mostOutputs + 1 }, () => printed('1'));
    expect(read([program('1', ...outputs)]).cells[0]).toMatchObject({ more: true });
    const [typed] = read([words('w'.repeat(limits.words + 1))]).cells;
    expect(typed).toMatchObject({ kind: 'plain', more: false });
  });

  it('is bounded as a whole', () => {
    const full = Array.from({ length: 300 }, () => program('x'.repeat(limits.text)));
    const text = JSON.stringify(read(full)).length;
    expect(text).toBeLessThan(1.1 * limits.allText);
    const wordy = readNotebook(notebook(Array.from({ length: 50 }, () => words('x'))), () =>
      'h'.repeat(limits.allHtml / 10),
    );
    expect(JSON.stringify(wordy).length).toBeLessThan(1.1 * limits.allHtml);
  });

  it('shows words that cannot be set as they were typed', () => {
    const view = readNotebook(notebook([words('>>>')]), () => null);
    expect(view).toMatchObject({ cells: [{ kind: 'plain', text: '>>>' }] });
  });

  it.each([
    ['no JSON', '{"cells": ['],
    ['another thing', '[]'],
    ['an old notebook', '{"cells": [], "nbformat": 3}'],
    ['cells that are none', '{"cells": {}, "nbformat": 4}'],
  ])('is broken: %s', (_what, json) => {
    expect(readNotebook(json, set)).toEqual({ kind: 'none', because: 'broken' });
  });

  it('keeps its numbers where a cell cannot be read', () => {
    expect(read([null, { cell_type: 'other' }, words('3')]).cells.map(({ kind }) => kind)).toEqual([
      ...['plain', 'plain', 'words'],
    ]);
  });
});

describe('reading never throws', () => {
  const part = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', 'image/png', '\u001b[', 'A'.repeat(100)),
  );
  const record = (keys: string[]) => fc.dictionary(fc.constantFrom(...keys), part);
  const output = record(['output_type', 'text', 'data', 'ename', 'traceback', 'metadata']).map(
    (rest) => ({ output_type: 'stream', ...rest }),
  );
  const data = fc.dictionary(
    fc.constantFrom('image/png', 'image/jpeg', 'text/plain', 'text/html', '__proto__'),
    part,
  );
  const cell = fc.record(
    {
      cell_type: fc.constantFrom('markdown', 'code', 'raw', 'x'),
      source: part,
      attachments: fc.oneof(part, fc.dictionary(fc.string(), data)),
      outputs: fc.array(
        fc.oneof(
          part,
          output,
          data.map((each) => ({ output_type: 'display_data', data: each })),
        ),
      ),
      execution_count: part,
    },
    { requiredKeys: [] },
  );

  it('of anything in a notebook', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(part, cell)), (cells) => {
        expect(readNotebook(notebook(cells), set).kind).toBe('notebook');
      }),
      { numRuns: 500 },
    );
  });

  it('of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(readNotebook(text, set).kind).toMatch(/^(none|notebook)$/);
      }),
    );
  });
});
