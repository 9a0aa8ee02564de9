import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readContent, textBlocksOf, type TextBlock } from './content.ts';
import { anchorPassage, anchorSchema, locatePassage, quoteOf, type Passage } from './passage.ts';
import { docFrom, jsonOf, stateFromJson, textField } from './yjs-text.ts';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

const frozen = stateFromJson({
  type: 'doc',
  content: [
    paragraph(text('We train a small model on toy data.')),
    paragraph(
      text('The loss is '),
      { type: 'inlineMath', attrs: { latex: 'L' } },
      text(' in nats.'),
    ),
    { type: 'blockMath', attrs: { latex: 'L = -\\log p' } },
    paragraph(text('The end.')),
  ],
} as Parameters<typeof stateFromJson>[0]);

const passage = (fromBlock: number, from: number, toBlock: number, to: number): Passage => ({
  from: { block: fromBlock, offset: from },
  to: { block: toBlock, offset: to },
});

function blocksOf(doc: Y.Doc): TextBlock[] {
  const content = readContent(jsonOf(doc));
  if (content === null) throw new Error('the text does not fit the schema');
  return textBlocksOf(content);
}

/** Anchors a passage in the frozen text, edits a live copy, and says what it points at then. */
function afterEditing(
  at: Passage,
  edit: (paragraphs: Y.XmlElement[], root: Y.XmlFragment) => void,
) {
  const version = docFrom([frozen]);
  const anchor = anchorPassage(version, at);
  const quote = quoteOf(blocksOf(version), at);
  if (anchor === null) throw new Error('no anchor');
  const live = docFrom([frozen]);
  const root = live.getXmlFragment(textField);
  edit(root.toArray() as Y.XmlElement[], root);
  const found = locatePassage(live, blocksOf(live), anchor, quote);
  return found === null ? null : quoteOf(blocksOf(live), found);
}

const firstText = (element: Y.XmlElement | undefined) => element?.get(0) as Y.XmlText;
const smallModel = passage(0, 11, 0, 22);

describe('the anchor of a comment', () => {
  it('points at the same words while nothing changes', () => {
    expect(afterEditing(smallModel, () => {})).toBe('small model');
  });

  it('moves with text inserted before it', () => {
    const edit = ([first]: Y.XmlElement[], root: Y.XmlFragment) => {
      firstText(first).insert(0, 'Indeed. ');
      root.insert(0, [new Y.XmlElement('paragraph')]);
    };
    expect(afterEditing(smallModel, edit)).toBe('small model');
  });

  it('leaves out what is typed at its two ends, and takes in what is typed inside', () => {
    const edit = ([first]: Y.XmlElement[]) => {
      firstText(first).insert(22, 's');
      firstText(first).insert(16, ' tabular');
      firstText(first).insert(11, 'very ');
    };
    expect(afterEditing(smallModel, edit)).toBe('small tabular model');
  });

  it('shrinks when a part of it is deleted', () => {
    expect(afterEditing(smallModel, ([first]) => firstText(first).delete(9, 8))).toBe('model');
    expect(afterEditing(smallModel, ([first]) => firstText(first).delete(16, 10))).toBe('small');
  });

  it('is an orphan when its words are deleted', () => {
    expect(afterEditing(smallModel, ([first]) => firstText(first).delete(8, 16))).toBeNull();
  });

  it('is an orphan when its paragraph is deleted', () => {
    expect(afterEditing(smallModel, (_blocks, root) => root.delete(0, 1))).toBeNull();
  });

  it('follows words that the editor wrote anew when a paragraph was split', () => {
    const edit = ([first]: Y.XmlElement[], root: Y.XmlFragment) => {
      const tail = 'small model on toy data.';
      firstText(first).delete(11, tail.length);
      const next = new Y.XmlElement('paragraph');
      next.insert(0, [new Y.XmlText(tail)]);
      root.insert(1, [next]);
    };
    expect(afterEditing(passage(0, 11, 0, 34), edit)).toBe('small model on toy data');
  });

  it('does not guess between two places with the same words', () => {
    const edit = (_blocks: Y.XmlElement[], root: Y.XmlFragment) => {
      root.delete(0, 1);
      for (const at of [0, 1]) {
        const copy = new Y.XmlElement('paragraph');
        copy.insert(0, [new Y.XmlText('small model on toy data')]);
        root.insert(at, [copy]);
      }
    };
    expect(afterEditing(passage(0, 11, 0, 34), edit)).toBeNull();
  });

  it.each([
    ['around a formula in a line', passage(1, 4, 1, 18), 'loss is \uFFFC in n'],
    ['that is a formula alone', passage(1, 12, 1, 13), '\uFFFC'],
    ['that is a block formula', passage(2, 0, 2, 1), '\uFFFC'],
    [
      'over several blocks',
      passage(0, 30, 3, 3),
      'data.\nThe loss is \uFFFC in nats.\n\uFFFC\nThe',
    ],
    ['of a whole block', passage(3, 0, 3, 8), 'The end.'],
  ])('holds a passage %s', (_which, at, words) => {
    const edit = (blocks: Y.XmlElement[], root: Y.XmlFragment) => {
      firstText(blocks[0]).insert(0, 'Now. ');
      root.insert(0, [new Y.XmlElement('paragraph')]);
    };
    expect(afterEditing(at, edit)).toBe(words);
  });

  it('is refused outside the text', () => {
    const doc = docFrom([frozen]);
    expect(anchorPassage(doc, passage(0, 0, 0, 999))).toBeNull();
    expect(anchorPassage(doc, passage(9, 0, 9, 1))).toBeNull();
    expect(quoteOf(blocksOf(doc), passage(0, 0, 0, 999))).toBeNull();
  });

  it('never stands on other words that are typed where its own stood', () => {
    const edit = ([first]: Y.XmlElement[]) => {
      firstText(first).insert(16, 'XX');
      firstText(first).delete(11, 5);
      firstText(first).delete(13, 6);
    };
    expect(afterEditing(smallModel, edit)).toBeNull();
  });

  it('that is damaged, or of before, points nowhere but at its words', () => {
    const live = docFrom([frozen]);
    const strange = { held: [[7, 3, 99] as [number, number, number]] };
    expect(locatePassage(live, blocksOf(live), strange, null)).toBeNull();
    const old = anchorSchema.parse({ start: 'AAAA', end: 'AAAA' });
    const found = locatePassage(live, blocksOf(live), old, 'a small model');
    expect(found && quoteOf(blocksOf(live), found)).toBe('a small model');
  });
});
