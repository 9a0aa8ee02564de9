import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import { keepSuggested } from '#app/domain/projects/document/suggestions/keep-suggested.ts';
import {
  rememberMarks,
  seenMarks,
  takeUpdate,
} from '#app/domain/projects/document/suggestions/take-update.ts';
import {
  suggestionsOf,
  withoutSuggestions,
} from '#app/domain/projects/document/suggestions/suggestion.ts';
import { stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { openEditor, type Editor } from './editor.ts';
import { contentOf } from './session.ts';

/** A server, and editors that bring it what they have done when they are told to. */
function table(...paragraphs: string[]) {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, stateFromJson(text(...paragraphs)));
  keepSuggested(server, () => 'server');
  const seen = seenMarks();
  const editors: { editor: Editor; may: 'write' | 'suggest' }[] = [];
  let ids = 0;
  const take = ({ person, doc }: Editor, since = Y.encodeStateVector(server)) => {
    const update = Y.encodeStateAsUpdate(doc, since);
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
    /** What the server asks for of somebody who comes in now: all that it does not have yet. */
    ask: () => Y.encodeStateVector(server),
    /** One brings what they were asked for, with what has come another way since. */
    answer: take,
    /** One gets what the server has, before they bring what they have done. */
    tell: ({ doc }: Editor) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server'),
    open: () =>
      suggestionsOf(contentOf(server)).map(({ author, inserted, deleted }) =>
        [author, `+${inserted}`, `-${deleted}`].join(' '),
      ),
    /** The text with everybody's suggestions rejected. */
    kept: () => JSON.stringify(withoutSuggestions(contentOf(server))),
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

  it('is not what a member typed while the server waited for an answer', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    const asked = at.ask();
    typed(1, 'Once ')(ada);
    at.meet(ada);
    typed(10, 'quick ')(ivy);
    at.answer(ivy, asked);
    typed(6, 'more ')(ada);
    at.meet(ada);
    expect(at.open()).toEqual(['ivy +quick  -']);
    expect(at.kept()).toContain('"Once more The fox jumps."');
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

  it('stays one in the copy of who deletes the words around it, and splits it before others know', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    typed(8, 'XYZ')(ivy);
    ada.edit((tr) => tr.delete(5, 11));
    at.meet(ivy);
    ada.edit((tr) => tr.split(7));
    at.meet(ada);
    expect(at.open()).toEqual(['ivy +XYZ -']);
    expect(at.words().split('\n')).toHaveLength(2);
  });

  it('stays one, as far as it was not seen, in the copy of who accepts the rest and splits it', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    typed(8, 'XYZ')(ivy);
    at.meet(ivy);
    // Nothing of the second half has reached ada when she accepts the first.
    const late = at.sit('ben', 'write');
    const [one] = suggestionsOf(contentOf(late.doc));
    typed(8, 'UVW')(ivy);
    late.resolve([one?.id ?? ''], 'accept');
    at.meet(ivy);
    late.edit((tr) => tr.split(10));
    late.edit((tr) => tr.delete(2, 10));
    late.undo();
    at.meet(late, ada);
    expect(at.open().join()).toContain('UVW');
    expect(at.kept()).not.toMatch(/[UVW]/);
  });

  it('is nothing but what was suggested, when a member typed into it while it was accepted', () => {
    for (const first of ['ben', 'ada'] as const) {
      const at = table('The fox jumps.');
      const [ada, ben, ivy] = [
        at.sit('ada', 'write'),
        at.sit('ben', 'write'),
        at.sit('ivy', 'suggest'),
      ];
      typed(5, 'quick ')(ivy);
      at.meet(ivy);
      typed(8, 'PP')(ben);
      ada.resolve(
        suggestionsOf(contentOf(ada.doc)).map(({ id }) => id),
        'accept',
      );
      at.meet(...(first === 'ben' ? [ben, ada] : [ada, ben]));
      expect(at.open(), `${first} first`).toEqual([]);
      expect(at.words()).toContain('The quiPPck fox jumps.');
    }
  });

  it('that was accepted stays text when another takes back what they had suggested about it', () => {
    const at = table('The fox jumps.');
    const [ada, ben, ivy] = [
      at.sit('ada', 'write'),
      at.sit('ben', 'write'),
      at.sit('ivy', 'suggest'),
    ];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    ben.person.mode = 'suggest';
    ben.edit((tr) => tr.delete(5, 11));
    at.meet(ben);
    const [one] = suggestionsOf(contentOf(ada.doc)).filter(({ author }) => author === 'ivy');
    ada.resolve([one?.id ?? ''], 'accept');
    at.meet(ada);
    expect(at.open()).toEqual(['ben + -quick ']);
    ben.undo();
    at.meet(ben);
    expect(at.open()).toEqual([]);
    expect(at.words()).toContain('The quick fox jumps.');
  });

  it('is suggested again when accepting it is undone, and text when that is redone', () => {
    const at = table('The fox jumps.');
    const [ada, ivy] = [at.sit('ada', 'write'), at.sit('ivy', 'suggest')];
    typed(5, 'quick ')(ivy);
    at.meet(ivy);
    ada.resolve(
      suggestionsOf(contentOf(ada.doc)).map(({ id }) => id),
      'accept',
    );
    at.meet(ada);
    expect(at.open()).toEqual([]);
    ada.undo();
    at.meet(ada);
    expect(at.open()).toEqual(['ivy +quick  -']);
    ada.redo();
    at.meet(ada);
    expect(at.open()).toEqual([]);
    expect(at.words()).toContain('The quick fox jumps.');
  });
});

describe('two who begin to write in an empty paragraph', () => {
  it('go on side by side, and nothing of either is written twice or lost', () => {
    const at = table('');
    const [ada, ben] = [at.sit('ada', 'write'), at.sit('ben', 'write')];
    typed(1, 'one')(ada);
    typed(1, 'two')(ben);
    at.meet(ada, ben);
    typed(1 + ada.text().textContent.indexOf('ne'), '1')(ada);
    typed(1 + ben.text().textContent.indexOf('wo'), '2')(ben);
    at.meet(ada, ben);
    expect(['o1net2wo', 't2woo1ne']).toContain(ada.text().textContent);
    expect(ben.text().textContent).toBe(ada.text().textContent);
  });
});
