import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { withoutSuggestions, type Suggested } from '../suggestions/suggestion.ts';
import { checkSuggestion } from '../suggestions/check-suggestion.ts';
import { jsonOf, stateFromJson, textField, type Json } from '../yjs-text.ts';
import { applyRescuing, rescueOrigin } from './rescue-words.ts';

const paragraph = (...content: (string | Json)[]): Json => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)),
});
const docOf = (...content: Json[]): Json => ({ type: 'doc', content });

/** A server and two people who have its text and have not heard from each other since. */
function begin(start: Json) {
  const server = new Y.Doc({ gc: false });
  Y.applyUpdate(server, stateFromJson(start));
  const open = () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const waiting: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') waiting.push(update);
    });
    return {
      doc,
      block: (index: number): Y.XmlElement => elementAt(doc.getXmlFragment(textField), index),
      /** The text of a block; blocks without one get it. */
      text: (index: number): Y.XmlText => textIn(elementAt(doc.getXmlFragment(textField), index)),
      send: () => {
        const sent = waiting.splice(0);
        for (const update of sent) applyRescuing(server, update);
        return sent;
      },
      receive: () => {
        const news = Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc));
        Y.applyUpdate(doc, news, 'server');
      },
    };
  };
  return { server, ada: open(), ben: open(), open };
}

function elementAt(parent: Y.XmlFragment, index: number): Y.XmlElement {
  const child = parent.get(index);
  if (child instanceof Y.XmlElement) return child;
  throw new Error(`There is no element ${index}`);
}

function textIn(block: Y.XmlElement): Y.XmlText {
  const child = block.get(0);
  if (child instanceof Y.XmlText) return child;
  throw new Error('There is no text');
}

/** As the editor's binding joins a block to the one before: it writes its words anew. */
function join(person: ReturnType<typeof begin>['ada'], index: number) {
  person.doc.transact(() => {
    const words = person.text(index).toDelta() as { insert: string; attributes?: object }[];
    const before = person.text(index - 1);
    let at = before.length;
    for (const { insert, attributes = {} } of words) {
      before.insert(at, insert, attributes);
      at += insert.length;
    }
    person.doc.getXmlFragment(textField).delete(index, 1);
  });
}

const deleteBlock = ({ doc }: { doc: Y.Doc }, index: number) =>
  doc.getXmlFragment(textField).delete(index, 1);

const words = (doc: Y.Doc) => linesOf(jsonOf(doc));

function linesOf(node: Json): string[] {
  if (node.type === 'paragraph' || node.type === 'codeBlock') {
    const inline = (one: Json) =>
      one.type === 'text' ? (one.text ?? '') : `<${one.type} ${JSON.stringify(one.attrs ?? {})}>`;
    return [(node.content ?? []).map(inline).join('')];
  }
  return (node.content ?? []).flatMap(linesOf);
}

const twoLines = docOf(
  paragraph('We train a small model.'),
  paragraph('It learns digits.'),
  paragraph('The end.'),
);

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

describe('words typed into something that somebody else deletes', () => {
  it('stay as a paragraph where theirs stood', () => {
    const { server, ada, ben } = begin(twoLines);
    ben.text(1).insert(17, ' All of them.');
    deleteBlock(ada, 1);
    ada.send();
    ben.send();
    expect(words(server)).toEqual(['We train a small model.', ' All of them.', 'The end.']);
  });

  it('stay in the order in which they stood, and as code where they were code', () => {
    const code = { type: 'codeBlock', content: [{ type: 'text', text: 'x = 1' }] };
    const { server, ada, ben } = begin(docOf(paragraph('One.'), code, paragraph('Three.')));
    ben.text(1).insert(5, '\ny = 2');
    ben.text(2).insert(6, ' Four.');
    ada.doc.transact(() => {
      deleteBlock(ada, 1);
      deleteBlock(ada, 1);
    });
    ben.send();
    ada.send();
    expect(jsonOf(server).content?.map(({ type }) => type)).toEqual([
      'paragraph',
      'codeBlock',
      'paragraph',
    ]);
    expect(words(server)).toEqual(['One.', '\ny = 2', ' Four.']);
  });

  it('become an item of its list, or a paragraph behind its table', () => {
    const item = (words: string) => ({ type: 'listItem', content: [paragraph(words)] });
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
    const { server, ada, ben } = begin(
      docOf(
        { type: 'bulletList', content: [item('One'), item('Two')] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
        paragraph('End'),
      ),
    );
    textIn(elementAt(elementAt(ben.block(0), 1), 0)).insert(3, ' and a half');
    textIn(elementAt(elementAt(elementAt(ben.block(1), 0), 1), 0)).insert(0, 'new ');
    ada.block(0).delete(1, 1);
    elementAt(ada.block(1), 0).delete(1, 1);
    ada.send();
    ben.send();
    const now = jsonOf(server).content ?? [];
    expect(now.map(({ type }) => type)).toEqual(['bulletList', 'table', 'paragraph', 'paragraph']);
    expect(now[0]?.content?.[1]).toEqual(item(' and a half'));
    expect(now[2]).toEqual(paragraph('new '));
  });

  it('stay when a whole list with new items goes, also a new formula', () => {
    const { server, ada, ben } = begin(
      docOf({
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph('One')] }],
      }),
    );
    const added = new Y.XmlElement('listItem');
    const line = new Y.XmlElement('paragraph');
    const formula = new Y.XmlElement('blockMath');
    formula.setAttribute('latex', 'y');
    line.insert(0, [new Y.XmlText('Two')]);
    added.insert(0, [line, formula]);
    ben.block(0).insert(1, [added]);
    deleteBlock(ada, 0);
    ada.send();
    ben.send();
    expect(jsonOf(server).content).toEqual([
      paragraph('Two'),
      { type: 'blockMath', attrs: { latex: 'y' } },
    ]);
  });
});

describe('what somebody suggests in a paragraph that goes', () => {
  const mark: Suggested = { id: 'r1', author: 'ivy', at: '2024-02-26T10:00:00.000Z' };
  const suggest = (server: Y.Doc, update: Uint8Array) => {
    const checked = checkSuggestion(server, update, mark);
    if (!checked.ok) throw new Error(checked.because);
    applyRescuing(server, checked.update, { sent: update, mark });
  };

  it.each([
    ['under their mark', { insertion: { id: 's1', author: 'ivy', at: mark.at } }],
    ['as words that lost it', {}],
    ['in the name of somebody else', { insertion: { id: 's1', author: 'ada', at: mark.at } }],
  ])('stays a suggestion of theirs: sent %s', (_how, marks) => {
    const { server, ada, open } = begin(twoLines);
    const ivy = open();
    const known = Y.encodeStateVector(ivy.doc);
    ivy.text(1).insert(10, 'all ', marks);
    join(ada, 1);
    ada.send();
    suggest(server, Y.encodeStateAsUpdate(ivy.doc, known));
    const line = jsonOf(server).content?.[0]?.content ?? [];
    const suggested = line.find(({ text }) => text === 'all ');
    expect(suggested?.marks).toHaveLength(1);
    expect(suggested?.marks?.[0]?.attrs?.author).toBe('ivy');
    expect(linesOf(withoutSuggestions(jsonOf(server)))[0]).toBe(
      'We train a small model.It learns digits.',
    );
  });

  it('stays one also when it was there before', () => {
    const { server, ada, open } = begin(twoLines);
    const ivy = open();
    const known = Y.encodeStateVector(ivy.doc);
    ivy.text(1).insert(10, 'all ', { insertion: { id: 's1', author: 'ivy', at: mark.at } });
    suggest(server, Y.encodeStateAsUpdate(ivy.doc, known));
    join(ada, 1);
    ada.send();
    expect(linesOf(withoutSuggestions(jsonOf(server)))[0]).toBe(
      'We train a small model.It learns digits.',
    );
    expect(words(server)[0]).toBe('We train a small model.It learns all digits.');
  });
});
