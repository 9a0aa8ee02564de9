import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { jsonOf, textField } from '../yjs-text.ts';
import { applyRescuing, rescueOrigin } from './rescue-words.ts';
import {
  begin,
  deleteBlock,
  docOf,
  join,
  paragraph,
  twoLines,
  words,
} from '#test/factories/two-people.ts';

describe('words typed into a paragraph that somebody else joins to the one before', () => {
  it('come to where its words are now, when they were there first', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(10, 'hand-written ');
    join(ada, 1);
    ben.send();
    ada.send();
    const expected = ['We train a small model.It learns hand-written digits.', 'The end.'];
    expect(words(server)).toEqual(expected);
    ada.receive();
    ben.receive();
    expect(words(ada.doc)).toEqual(expected);
    expect(words(ben.doc)).toEqual(expected);
  });

  it('come there also when they arrive after it, letter by letter', () => {
    const { server, ada, ben } = begin(twoLines);
    [...'all '].forEach((letter, index) => ben.text(1).insert(10 + index, letter));
    join(ada, 1);
    ada.send();
    ben.send();
    expect(words(server)).toEqual(['We train a small model.It learns all digits.', 'The end.']);
  });

  it('come to its beginning and its end as well', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(0, 'Slowly: ');
    ben.text(1).insert(ben.text(1).length, ' And more.');
    join(ada, 1);
    ada.send();
    ben.send();
    expect(words(server)[0]).toBe('We train a small model.Slowly: It learns digits. And more.');
  });

  it('follow through several joins in a row', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(2).insert(4, 'happy ');
    ben.text(1).insert(10, 'all ');
    join(ada, 2);
    join(ada, 1);
    ada.send();
    ben.send();
    expect(words(server)).toEqual(['We train a small model.It learns all digits.The happy end.']);
  });

  it('come with their marks, and with those they were typed within', () => {
    const bold = { type: 'text', text: 'digits', marks: [{ type: 'bold' }] };
    const { server, ada, ben } = begin(
      docOf(paragraph('One.'), paragraph('It learns ', bold, '.')),
    );
    ben.text(1).insert(13, 'xx');
    ben.text(1).insert(0, 'yy', { italic: {} });
    join(ada, 1);
    ada.send();
    ben.send();
    expect(jsonOf(server).content?.[0]?.content).toEqual([
      { type: 'text', text: 'One.' },
      { type: 'text', text: 'yy', marks: [{ type: 'italic' }] },
      { type: 'text', text: 'It learns ' },
      { type: 'text', text: 'digxxits', marks: [{ type: 'bold' }] },
      { type: 'text', text: '.' },
    ]);
  });

  it('bring formulas and line breaks along', () => {
    const { server, ada, ben } = begin(twoLines);
    const formula = new Y.XmlElement('inlineMath');
    formula.setAttribute('latex', 'x^2');
    ben.doc.transact(() => {
      ben.text(1).delete(9, 8);
      ben.block(1).insert(1, [formula, new Y.XmlText(' digits.')]);
    });
    join(ada, 1);
    ada.send();
    ben.send();
    expect(words(server)[0]).toContain('<inlineMath {"latex":"x^2"}>');
    expect(words(server)[0]).toContain('We train a small model.It learns ');
  });
});

describe('a rescue', () => {
  it('is an update of its own', () => {
    const { server, ada, ben } = begin(twoLines);
    const origins: unknown[] = [];
    server.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    ben.text(1).insert(0, 'Slowly. ');
    join(ada, 1);
    ben.send();
    ada.send();
    expect(origins).toEqual([null, null, rescueOrigin]);
  });

  it('happens once, however often an update is sent', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(10, 'all ');
    join(ada, 1);
    const again = [...ada.send(), ...ben.send(), ...ada.send()];
    const once = words(server);
    for (const update of again) applyRescuing(server, update);
    ada.receive();
    ben.receive();
    for (const { doc } of [ada, ben]) applyRescuing(server, Y.encodeStateAsUpdate(doc));
    expect(words(server)).toEqual(once);
    expect(once[0]).toBe('We train a small model.It learns all digits.');
  });

  it('does not bring back what its reader deleted', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(10, 'all ');
    ben.send();
    ada.receive();
    deleteBlock(ada, 1);
    ada.send();
    expect(words(server)).toEqual(['We train a small model.', 'The end.']);
  });

  it('does not bring back what its writer deleted again', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(10, 'all the ');
    ben.text(1).delete(14, 4);
    join(ada, 1);
    ada.send();
    applyRescuing(server, Y.encodeStateAsUpdate(ben.doc, Y.encodeStateVector(server)));
    expect(words(server)[0]).toBe('We train a small model.It learns all digits.');
  });

  it('does not write twice what both wrote anew', () => {
    const lines = ['We train a model.', 'It learns digits.', 'And draws them.'];
    const { server, ada, ben } = begin(docOf(...lines.map((line) => paragraph(line))));
    join(ada, 2);
    join(ben, 2);
    join(ben, 1);
    ben.send();
    ada.send();
    expect(words(server)).toEqual([lines.join('')]);
  });

  it('leaves words once when the join is undone', () => {
    const { server, ada, ben } = begin(twoLines);
    const history = new Y.UndoManager(ada.doc.getXmlFragment(textField));
    ben.text(1).insert(10, 'every ');
    ben.send();
    join(ada, 1);
    ada.send();
    ada.receive();
    history.undo();
    ada.send();
    const now = words(server);
    expect(now.join('|').split('every ')).toHaveLength(2);
    expect(now).toContain('It learns digits.');
  });
});
