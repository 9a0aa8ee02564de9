import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import {
  rememberMarks,
  seenMarks,
  takeUpdate,
} from '#app/domain/projects/document/suggestions/take-update.ts';
import { suggestionsOf } from '#app/domain/projects/document/suggestions/suggestion.ts';
import { stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { openEditor, type Editor } from './editor.ts';
import { contentOf } from './session.ts';

/** A server, and editors that bring it what they have done when they are told to. */
function table(...paragraphs: string[]) {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, stateFromJson(text(...paragraphs)));
  const seen = seenMarks();
  const editors: { editor: Editor; may: 'write' | 'suggest' }[] = [];
  let ids = 0;
  const take = ({ person, doc }: Editor) => {
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    if (person.may === 'write')
      return takeUpdate(server, update, { sender: person.id, seen }, () =>
        Y.applyUpdate(server, update),
      );
    const mark = { id: `r${ids++}`, author: person.id, at: '2024-02-26T10:00:00.000Z' };
    const checked = checkSuggestion(server, update, mark);
    if (!checked.ok) throw new Error(`refused: ${checked.because}`);
    Y.applyUpdate(server, checked.update);
    rememberMarks(seen, checked.update);
  };
  return {
    sit: (id: string, may: 'write' | 'suggest') => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
      const mode = may === 'write' ? 'write' : 'suggest';
      const editor = openEditor(doc, { id, mode, may }, () => `s${ids++}`);
      editors.push({ editor, may });
      return editor;
    },
    /** One after the other brings what they have; then all get everything. */
    meet: (...order: Editor[]) => {
      for (const editor of order) take(editor);
      for (const { editor } of editors)
        Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(server), 'server');
    },
    open: () =>
      suggestionsOf(contentOf(server)).map(({ author, inserted, deleted }) =>
        [author, `+${inserted}`, `-${deleted}`].join(' '),
      ),
    words: () =>
      contentOf(server)
        .content.map((block) => ('content' in block ? JSON.stringify(block.content) : ''))
        .join('\n'),
  };
}

const typed = (at: number, words: string) => (editor: Editor) =>
  editor.edit((tr) => tr.insertText(words, at));

describe('a suggestion', () => {
  it('comes back as a suggestion when a member undoes its deletion', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    ada.edit((tr) => tr.delete(3, 13));
    // The other copy clears the marks away.
    at.meet(ada, ivy);
    expect(at.open()).toEqual([]);
    ada.undo();
    at.meet(ada);
    expect(at.open()).toEqual(['ivy +quick  -']);
    ada.redo();
    ada.undo();
    at.meet(ada);
    expect(at.open()).toEqual(['ivy +quick  -']);
  });

  it('stays one, as far as it was not seen, when another accepts what they see of it', () => {
    for (const first of ['ivy', 'ada'] as const) {
      const at = table('The fox jumps.');
      const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
      typed(5, 'quick ')(ivy);
      at.meet(ivy);
      const [one] = suggestionsOf(contentOf(ada.doc));
      typed(8, 'XX')(ivy);
      ada.resolve([one?.id ?? ''], 'accept');
      at.meet(...(first === 'ivy' ? [ivy, ada] : [ada, ivy]));
      expect(at.open(), `${first} first`).toEqual(['ivy +XX -']);
    }
  });

  it('stays one when its words are deleted and somebody types into it meanwhile', () => {
    const at = table('The fox jumps.');
    const [ada, ben, ivy] = [
      at.sit('ada', 'write'),
      at.sit('ben', 'write'),
      at.sit('ivy', 'suggest'),
    ];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    typed(8, 'XX')(ivy);
    ada.edit((tr) => tr.delete(5, 11));
    // Ben's copy learns of the deletion first, and clears away the marks that look empty.
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(ada.doc), 'server');
    at.meet(ivy, ada, ben);
    expect(at.open()).toEqual(['ivy +XX -']);
  });

  it('that was accepted is not taken back by its author’s undo', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    ada.resolve(
      suggestionsOf(contentOf(ada.doc)).map(({ id }) => id),
      'accept',
    );
    at.meet(ada);
    ivy.undo();
    at.meet(ivy);
    expect(at.words()).toContain('The quick fox jumps.');
  });

  it('that is taken back while it is accepted stays as words that its author would delete', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    ada.resolve(
      suggestionsOf(contentOf(ada.doc)).map(({ id }) => id),
      'accept',
    );
    ivy.edit((tr) => tr.delete(5, 11));
    at.meet(ada, ivy);
    expect(at.open()).toEqual(['ivy + -quick ']);
  });

  it('is of the letters that were typed, also beside the same ones', () => {
    const at = table('A tree.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'e')(ivy);
    at.meet(ivy);
    ivy.undo();
    at.meet(ivy);
    expect(at.open()).toEqual([]);
    expect(at.words()).toContain('"A tree."');
    typed(8, ' End.')(ivy);
    at.meet(ivy);
    for (const [index, letter] of [...' More.'].entries()) {
      typed(8 + index, letter)(ada);
      at.meet(ada);
    }
    expect(at.open()).toEqual(['ivy + End. -']);
    expect(at.words()).toContain('"A tree. More."');
  });
});
