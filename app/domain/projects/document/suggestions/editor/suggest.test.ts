import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { documentExtensions } from '../../components/editor/document-extensions.ts';
import { readContent } from '../../content.ts';
import type { Json } from '../../yjs-text.ts';
import { suggestionsOf, withoutSuggestions } from '../suggestion.ts';
import { resolveSuggestions, type Resolution } from './resolve-suggestions.ts';
import { suggestTransaction, suggestJoin } from './suggest-transaction.ts';

const schema = getSchema(documentExtensions(() => {}));

/** An editor's state in which somebody suggests. */
function sheet(...paragraphs: (string | Json)[]) {
  const content = paragraphs.map((one) =>
    typeof one === 'string'
      ? { type: 'paragraph', ...(one !== '' && { content: [{ type: 'text', text: one }] }) }
      : one,
  );
  let state = EditorState.create({ doc: Node.fromJSON(schema, { type: 'doc', content }) });
  let count = 0;
  const voiceOf = (author: string) => ({
    author,
    begin: () => ({ id: `${author}${count++}`, at: '2024-02-26T10:00:00.000Z' }),
  });
  const contentNow = () => {
    const read = readContent(state.doc.toJSON());
    if (read === null) throw new Error('unreadable');
    return read;
  };
  return {
    /** Does something as this author; false when it cannot be suggested. */
    suggest: (author: string, change: (tr: Transaction) => Transaction, key?: 'Delete') => {
      const towards = key === 'Delete' ? 'end' : 'start';
      const tr = suggestTransaction(state, change(state.tr), voiceOf(author), towards);
      if (tr !== null) state = state.apply(tr);
      return tr !== null;
    },
    put: (from: number, to = from) => {
      state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, from, to)));
    },
    join: (author: string, end: number) => {
      const { tr } = state;
      const joined = suggestJoin(tr, end, { author, ...voiceOf(author).begin() });
      state = state.apply(tr);
      return joined;
    },
    resolve: (how: Resolution, ids = suggestionsOf(contentNow()).map(({ id }) => id)) => {
      state = state.apply(resolveSuggestions(state, new Set(ids), how));
    },
    cards: () => suggestionsOf(contentNow()),
    rejected: () => Node.fromJSON(schema, withoutSuggestions<Json>(contentNow())).toString(),
    text: () => state.doc.toString(),
    words: () => state.doc.textBetween(0, state.doc.content.size, '|'),
    caret: () => state.selection.from,
  };
}

const bold = schema.marks.bold?.create();

const figure = {
  type: 'figure',
  attrs: { file: 'a'.repeat(64), width: 640, height: 480, alt: '', caption: '', size: 'full' },
};

describe('a figure', () => {
  it('cannot be suggested, nor its deletion, nor other words under it', () => {
    const it = sheet('Before', figure, 'After');
    const before = it.text();
    const made = Node.fromJSON(schema, figure);
    expect(it.suggest('ivy', (tr) => tr.insert(0, made))).toBe(false);
    expect(it.suggest('ivy', (tr) => tr.delete(8, 9))).toBe(false);
    expect(it.suggest('ivy', (tr) => tr.delete(4, 12))).toBe(false);
    expect(it.suggest('ivy', (tr) => tr.setNodeAttribute(8, 'caption', 'Mine'))).toBe(false);
    expect(it.join('ivy', 7)).toBe(false);
    expect(it.text()).toBe(before);
  });

  it('leaves a citation to be deleted by a suggestion', () => {
    const citation = { type: 'citation', attrs: { key: 'kingma2014', deletion: null } };
    const it = sheet({
      type: 'paragraph',
      content: [{ type: 'text', text: 'See ' }, citation as Json],
    });
    expect(it.suggest('ivy', (tr) => tr.delete(5, 6))).toBe(true);
    expect(it.cards()).toMatchObject([{ kind: 'delete', deleted: '[kingma2014]' }]);
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("See "))');
  });
});

describe('suggesting', () => {
  it('keeps the text, and gives it back when all is rejected', () => {
    const it = sheet('The quick fox');
    it.suggest('ivy', (tr) => tr.insertText('very ', 5));
    it.suggest('ivy', (tr) => tr.delete(10, 15));
    expect(it.rejected()).toBe('doc(paragraph("The quick fox"))');
    it.resolve('reject');
    expect(it.text()).toBe('doc(paragraph("The quick fox"))');
  });

  it('is one suggestion while somebody types on, and replaces what they deleted beside it', () => {
    const it = sheet('The quick fox');
    it.suggest('ivy', (tr) => tr.delete(5, 10));
    for (const letter of 'slow') it.suggest('ivy', (tr) => tr.insertText(letter));
    expect(it.cards()).toMatchObject([{ kind: 'replace', deleted: 'quick', inserted: 'slow' }]);
    expect(it.words()).toBe('The quickslow fox');
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("The slow fox"))');
  });

  it('takes own words away at once, and others’ only as a suggestion', () => {
    const it = sheet('The fox');
    it.suggest('ivy', (tr) => tr.insertText('quick ', 5));
    it.suggest('ash', (tr) => tr.delete(5, 11));
    expect(it.words()).toBe('The quick fox');
    it.suggest('ivy', (tr) => tr.delete(5, 11));
    expect(it.words()).toBe('The fox');
  });

  it('gives each author their own, also where their words touch', () => {
    const it = sheet('The fox');
    it.suggest('ivy', (tr) => tr.insertText('quick ', 5));
    it.suggest('ash', (tr) => tr.insertText('brown ', 11));
    expect(it.cards()).toMatchObject([
      { author: 'ivy', inserted: 'quick ' },
      { author: 'ash', inserted: 'brown ' },
    ]);
    it.resolve('reject', [it.cards()[0]?.id ?? '']);
    expect(it.words()).toBe('The brown fox');
  });

  it('leaves the spaces around rejected words', () => {
    const it = sheet('a  b');
    it.suggest('ivy', (tr) => tr.insertText('x', 3));
    it.resolve('reject');
    expect(it.words()).toBe('a  b');
  });

  it('moves on with the caret: before what Backspace took, behind what Delete took', () => {
    const it = sheet('abcdef');
    it.put(4);
    it.suggest('ivy', (tr) => tr.delete(3, 4));
    expect(it.caret()).toBe(3);
    it.suggest('ivy', (tr) => tr.delete(4, 5), 'Delete');
    expect(it.caret()).toBe(5);
  });

  it('lays formatting over the words, and takes it back by the same command', () => {
    if (bold === undefined) throw new Error('no bold');
    const it = sheet('The quick fox');
    it.suggest('ivy', (tr) => tr.addMark(5, 10, bold));
    expect(it.cards()).toMatchObject([
      { kind: 'format', formatted: 'quick', changes: [{ change: 'add', format: 'bold' }] },
    ]);
    expect(it.rejected()).toBe('doc(paragraph("The quick fox"))');
    it.suggest('ivy', (tr) => tr.addMark(5, 10, bold));
    expect(it.cards()).toEqual([]);
    it.suggest('ivy', (tr) => tr.addMark(5, 10, bold));
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("The ", bold("quick"), " fox"))');
  });

  it('splits and joins paragraphs only when that is accepted, and leaves no sign behind', () => {
    const it = sheet('One two', 'Three');
    it.suggest('ivy', (tr) => tr.split(4));
    expect(it.rejected()).toBe('doc(paragraph("One two"), paragraph("Three"))');
    expect(it.cards()).toMatchObject([{ kind: 'split' }]);
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("One"), paragraph(" two"), paragraph("Three"))');
    expect(it.join('ivy', 9)).toBe(true);
    expect(it.cards()).toMatchObject([{ kind: 'join' }]);
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("One"), paragraph(" twoThree"))');
  });

  it('deletes over the end of a paragraph as one suggestion', () => {
    const it = sheet('One two', 'Three four');
    it.suggest('ivy', (tr) => tr.delete(5, 16));
    expect(it.cards()).toMatchObject([{ kind: 'delete', deleted: 'twoThree ' }]);
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("One four"))');
  });

  it('makes a new point of a list', () => {
    const item = {
      type: 'listItem',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'One' }] }],
    };
    const it = sheet({ type: 'bulletList', content: [item] });
    it.suggest('ivy', (tr) => tr.split(6, 2));
    it.suggest('ivy', (tr) => tr.insertText('Two'));
    it.resolve('accept');
    expect(it.text()).toBe(
      'doc(bulletList(listItem(paragraph("One")), listItem(paragraph("Two"))))',
    );
  });

  it('marks a formula within deleted words, and gives it back', () => {
    const formula = { type: 'inlineMath', attrs: { latex: 'x^2' } };
    const words = (text: string) => ({ type: 'text', text });
    const it = sheet({ type: 'paragraph', content: [words('Let '), formula, words(' be')] });
    it.suggest('ivy', (tr) => tr.delete(1, 7));
    expect(it.cards()).toMatchObject([{ kind: 'delete', deleted: 'Let $x^2$ ' }]);
    it.resolve('reject');
    expect(it.rejected()).toContain('inlineMath');
    it.suggest('ivy', (tr) => tr.delete(1, 7));
    it.resolve('accept');
    expect(it.text()).toBe('doc(paragraph("be"))');
  });

  it('suggests within code', () => {
    const it = sheet({ type: 'codeBlock', content: [{ type: 'text', text: 'a = 1' }] });
    it.suggest('ivy', (tr) => tr.insertText('0', 6));
    expect(it.cards()).toMatchObject([{ inserted: '0' }]);
    it.resolve('accept');
    expect(it.text()).toBe('doc(codeBlock("a = 10"))');
  });

  it('refuses what would change the structure', () => {
    const it = sheet('Words', 'More');
    const { heading, horizontalRule } = schema.nodes;
    if (heading === undefined || horizontalRule === undefined) throw new Error('no such nodes');
    expect(it.suggest('ivy', (tr) => tr.setBlockType(1, 3, heading, { level: 2 }))).toBe(false);
    expect(it.suggest('ivy', (tr) => tr.insert(7, horizontalRule.create()))).toBe(false);
    expect(it.text()).toBe('doc(paragraph("Words"), paragraph("More"))');
  });
});
