import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkSuggestion } from '../suggestions/check-suggestion.ts';
import { withoutSuggestions, type Suggested } from '../suggestions/suggestion.ts';
import { jsonOf } from '../yjs-text.ts';
import { applyRescuing } from './rescue-words.ts';
import {
  begin,
  deleteBlock,
  docOf,
  elementAt,
  join,
  linesOf,
  paragraph,
  textIn,
  twoLines,
  words,
} from '#test/factories/two-people.ts';

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

describe('a figure in something that somebody else deletes', () => {
  it('stays, with its words', () => {
    const item = { type: 'listItem', content: [paragraph('One')] };
    const { server, ada, ben } = begin(docOf({ type: 'bulletList', content: [item] }));
    const attrs = { file: 'a'.repeat(64), width: 640, height: 480, caption: 'The loss.' };
    const figure = new Y.XmlElement('figure');
    // Yjs types attributes as strings, but keeps any JSON value.
    for (const [name, value] of Object.entries(attrs)) figure.setAttribute(name, value as string);
    elementAt(ben.block(0), 0).insert(1, [figure]);
    deleteBlock(ada, 0);
    ada.send();
    ben.send();
    expect(jsonOf(server).content).toEqual([{ type: 'figure', attrs }]);
  });

  it('stays with the words that cite', () => {
    const { server, ada, ben } = begin(twoLines);
    const citation = new Y.XmlElement('citation');
    citation.setAttribute('key', 'kingma2014');
    ben.block(1).insert(1, [citation, new Y.XmlText(' says so.')]);
    deleteBlock(ada, 1);
    ada.send();
    ben.send();
    expect(jsonOf(server).content?.[1]?.content).toEqual([
      { type: 'citation', attrs: { key: 'kingma2014' } },
      { type: 'text', text: ' says so.' },
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
