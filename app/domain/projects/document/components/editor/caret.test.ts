import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { StepMap } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { differences } from './caret.ts';
import { documentExtensions } from './document-extensions.ts';

const schema = getSchema(documentExtensions(() => {}));
const sheet = (...paragraphs: string[]) =>
  Node.fromJSON(schema, {
    type: 'doc',
    content: paragraphs.map((words) => ({
      type: 'paragraph',
      ...(words !== '' && { content: [{ type: 'text', text: words }] }),
    })),
  });

/** The words before a caret, once a text has become another one. */
function caretAfter(before: string[], at: number, after: string[]): string {
  const now = sheet(...after);
  const place = new StepMap(differences(sheet(...before), now)).map(at, -1);
  return now.textBetween(0, place, '|');
}

describe('the caret, when a text becomes another one', () => {
  it.each([
    ['words come in before it', ['One two'], 5, ['Zero One two'], 'Zero One '],
    ['words come in right at it', ['One two'], 5, ['One more two'], 'One '],
    ['words behind it go away', ['One two three'], 5, ['One two'], 'One '],
    ['the words around it go away', ['One two three'], 7, ['One three'], 'One t'],
    [
      'a paragraph before it is split',
      ['One two', 'Three'],
      12,
      ['One', ' two', 'Three'],
      'One| two|Th',
    ],
    ['its paragraph is joined to the one before', ['One', 'Two'], 8, ['OneTwo'], 'OneTw'],
    ['the paragraphs behind it go away', ['One', 'Two', 'Three'], 3, ['One'], 'On'],
    [
      'two places change at once',
      ['One', 'Two', 'Three'],
      8,
      ['A One', 'Two', 'Three!'],
      'A One|Tw',
    ],
  ])('keeps its place when %s', (_what, before, at, after, words) => {
    expect(caretAfter(before, at, after)).toBe(words);
  });

  it('does not move by formatting', () => {
    const bold = schema.marks.bold?.create();
    if (bold === undefined) throw new Error('no bold');
    const words = (marks: readonly (typeof bold)[]) =>
      schema.node('doc', null, [schema.node('paragraph', null, [schema.text('One two', marks)])]);
    expect(differences(words([]), words([bold]))).toEqual([]);
  });
});
