import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyRescuing } from '#app/domain/projects/document/rescue/rescue-words.ts';
import { textBlocksOf, wordsOf } from '#app/domain/projects/document/content.ts';
import { stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { openEditor, type Editor } from './editor.ts';
import { contentOf } from './session.ts';

const lines = ['We train a small model.', 'It learns digits.', 'The end.'];

/** A server, and two real editors which bring it what they have done when they are told to. */
function table() {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, stateFromJson(text(...lines)));
  const sit = (id: string) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
    return openEditor(doc, { id, mode: 'write', may: 'write' }, () => 's');
  };
  const [ada, ben] = [sit('ada'), sit('ben')];
  return {
    ada,
    ben,
    /** One after the other brings what they have; then both get everything. */
    meet: (...order: Editor[]) => {
      const sent = order.map(({ doc }) => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server)));
      for (const update of sent) applyRescuing(server, update);
      for (const { doc } of [ada, ben]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
    },
    words: () => textBlocksOf(contentOf(server)).map(wordsOf),
    close: () => [ada, ben].forEach(({ close }) => close()),
  };
}

/** Before “digits” in the second line. */
const place = 1 + 23 + 2 + 10;
const typed = 'hand-written ';
const whole = 'It learns hand-written digits.';

describe('words of one, while the other', () => {
  it.each([
    ['joins two paragraphs', ({ edit }: Editor) => edit((tr) => tr.join(25))],
    ['deletes across two paragraphs', ({ edit }: Editor) => edit((tr) => tr.delete(23, 26))],
    [
      'makes a heading of the paragraph',
      ({ edit, text: node }: Editor) => {
        const { heading } = node().type.schema.nodes;
        if (heading === undefined) throw new Error('There are no headings');
        edit((tr) => tr.setBlockType(27, 27, heading, { level: 2 }));
      },
    ],
  ])('%s, are where they were typed', (_what, change) => {
    for (const first of ['ada', 'ben'] as const) {
      const at = table();
      at.ben.edit((tr) => tr.insertText(typed, place));
      change(at.ada);
      if (first === 'ada') at.meet(at.ada, at.ben);
      else at.meet(at.ben, at.ada);
      const all = at.words().join('');
      expect(all).toContain('learns hand-written digits.');
      expect(all.split(typed)).toHaveLength(2);
      at.close();
    }
  });

  it('joins two paragraphs and undoes it, are there once', () => {
    const at = table();
    at.ben.edit((tr) => tr.insertText(typed, place));
    at.ada.edit((tr) => tr.join(25));
    at.meet(at.ada, at.ben);
    expect(at.words()).toEqual([`${lines[0]}${whole}`, 'The end.']);
    at.ada.undo();
    at.meet(at.ada, at.ben);
    expect(at.words().join('').split('hand-written')).toHaveLength(2);
    expect(at.words()).toContain('It learns digits.');
    at.close();
  });

  it('deletes the whole paragraph, stay as a paragraph of their own', () => {
    const at = table();
    at.ben.edit((tr) => tr.insertText(typed, place));
    at.ada.edit((tr) => tr.delete(25, 25 + 19));
    at.meet(at.ben, at.ada);
    expect(at.words()).toEqual([lines[0], typed, 'The end.']);
    at.close();
  });
});
