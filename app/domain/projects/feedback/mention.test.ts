import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionables, mentionedIn, partsOf, storeMentions, withNames } from './mention.ts';

const id = (number: number) => `01890000-0000-7000-8000-00000000000${number}`;
const people = mentionables([
  { id: id(1), name: 'Ada' },
  { id: id(2), name: 'Ada Lovelace' },
  { id: id(3), name: '王芳' },
  { id: id(4), name: 'Ada' },
]);

describe('a mention', () => {
  it('of one of two people with the same name carries a number', () => {
    expect(people.map(({ label }) => label)).toEqual(['Ada', 'Ada Lovelace', '王芳', 'Ada 2']);
  });

  it.each([
    ['nobody here', 'nobody here'],
    ['@Ada, look', `@{${id(1)}}, look`],
    ['@Ada Lovelace look', `@{${id(2)}} look`],
    ['@Ada 2: and @Ada', `@{${id(4)}}: and @{${id(1)}}`],
    ['@Adam is somebody else', '@Adam is somebody else'],
    ['@王芳你好', `@{${id(3)}}你好`],
    ['@@Ada', `@@{${id(1)}}`],
    ['write to ada@example.org', 'write to ada@example.org'],
    ['@', '@'],
  ])('is stored by id: %s', (typed, kept) => {
    expect(storeMentions(typed, people)).toBe(kept);
  });

  it('names whom a text mentions once', () => {
    expect(mentionedIn(storeMentions('@Ada @王芳 @Ada', people))).toEqual([id(1), id(3)]);
  });

  it('of somebody who is not among those who can be is shown without a name', () => {
    expect(withNames(`@{${id(9)}}`, people)).toBe('@…');
  });

  it('stands apart from the words around it', () => {
    expect(partsOf('See @Ada Lovelace’s', ['Ada', 'Ada Lovelace'])).toEqual([
      { text: 'See ', mention: false },
      { text: '@Ada Lovelace', mention: true },
      { text: '’s', mention: false },
    ]);
    expect(partsOf('a (b) [c]', ['(b)'])).toEqual([{ text: 'a (b) [c]', mention: false }]);
  });

  it('changes nothing else: what is stored reads as it was typed', () => {
    const words = fc.constantFrom(
      '@Ada',
      '@Ada Lovelace',
      '@王芳',
      '@',
      ' ',
      'x',
      '2',
      '\n',
      '{',
      '}',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => {
        const typed = list.join('');
        expect(withNames(storeMentions(typed, people), people)).toBe(typed);
      }),
    );
  });
});
