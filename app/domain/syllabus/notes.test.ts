import { expect, test } from 'vitest';
import { readNotes } from './notes.ts';

test('blocks are told apart by kind, with their lines', () => {
  const text = [
    '## A heading',
    '',
    'A paragraph with $x$.',
    '',
    '$$',
    'x^2',
    '$$',
    '',
    '![what it shows](figures/a.svg)',
    '',
    '1. one',
    '',
    '[ref]: https://example.org',
    '',
    '| a |',
    '| - |',
  ].join('\n');
  expect(readNotes(text).blocks).toEqual([
    { kind: 'heading 2', line: 1 },
    { kind: 'paragraph', line: 3 },
    { kind: 'display formula', line: 5 },
    { kind: 'figure', line: 9 },
    { kind: 'ordered list', line: 11 },
    { kind: 'table', line: 15 },
  ]);
});

test('formulas and figures are found wherever they stand', () => {
  const { formulas, figures } = readNotes('- $a$\n\n> $$\n> b\n> $$\n\n![c](figures/c.svg)');
  expect(formulas).toEqual([
    { tex: 'a', display: false, line: 1 },
    { tex: 'b', display: true, line: 3 },
  ]);
  expect(figures).toEqual([{ path: 'figures/c.svg', alt: 'c', line: 7 }]);
});

test('no text has no blocks', () => {
  expect(readNotes('\n\n')).toEqual({ blocks: [], figures: [], formulas: [], refused: [] });
});
