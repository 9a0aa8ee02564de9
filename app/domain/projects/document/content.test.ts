import { describe, expect, it } from 'vitest';
import { formulasOf, isEmptyContent, isSafeLink, readContent, textBlocksOf } from './content.ts';

const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, marks });
const doc = (...content: unknown[]) => ({ type: 'doc', content });

describe('the schema of a document', () => {
  it.each([
    ['an unknown node', doc({ type: 'iframe', attrs: { src: 'https://example.org' } })],
    ['an unknown node deep inside', doc({ type: 'blockquote', content: [{ type: 'script' }] })],
    ['an unknown mark', doc(paragraph(text('x', { type: 'style', attrs: { color: 'red' } })))],
    ['a block inside a line', doc(paragraph(paragraph(text('x'))))],
    ['a heading of the page’s own rank', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a list without items', doc({ type: 'bulletList', content: [paragraph(text('x'))] })],
    ['a formula that is no text', doc({ type: 'blockMath', attrs: { latex: { toString: 1 } } })],
    ['an endless formula', doc({ type: 'blockMath', attrs: { latex: 'x'.repeat(5_000) } })],
    ['a character that no database keeps', doc(paragraph(text('a\0b')))],
    ['half a character', doc(paragraph(text('\uD83D')))],
    ['something else', 'doc'],
    ['nothing', null],
  ])('refuses %s', (_what, json) => {
    expect(readContent(json)).toBeNull();
  });

  it('refuses what is nested without end, without running out of stack', () => {
    let deep: unknown = paragraph(text('x'));
    for (let level = 0; level < 50_000; level++) deep = { type: 'blockquote', content: [deep] };
    expect(readContent(doc(deep))).toBeNull();
  });

  it('drops attributes that it does not know', () => {
    const link = {
      type: 'link',
      attrs: { href: 'https://example.org/', onclick: 'alert(1)', target: '_top', class: 'x' },
    };
    expect(readContent(doc(paragraph(text('x', link))))).toEqual(
      doc(paragraph(text('x', { type: 'link', attrs: { href: 'https://example.org/' } }))),
    );
  });

  it('keeps the words of a link that would run, and drops the link', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    expect(readContent(doc(paragraph(text('x', link, { type: 'bold' }))))).toEqual(
      doc(paragraph(text('x', { type: 'bold' }))),
    );
  });

  it.each([
    ['https://arxiv.org/abs/2006.11239', true],
    ['http://example.org', true],
    ['mailto:somebody@example.org', true],
    ['javascript:alert(1)', false],
    [' JaVaScRiPt:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['data:text/html,<script>alert(1)</script>', false],
    ['file:///etc/passwd', false],
    ['//example.org', false],
    ['/sp24/dashboard', false],
    ['', false],
  ])('lets a link lead to %s: %s', (href, safe) => {
    expect(isSafeLink(href)).toBe(safe);
  });
});

describe('a document', () => {
  it('is empty without a word or a formula', () => {
    const blank = readContent(doc(paragraph(), paragraph({ type: 'text', text: '  \u00A0' })));
    const formula = readContent(doc({ type: 'blockMath', attrs: { latex: 'x' } }));
    expect(blank && isEmptyContent(blank)).toBe(true);
    expect(formula && isEmptyContent(formula)).toBe(false);
  });

  it('numbers its text blocks in reading order, through lists, quotes and tables', () => {
    const cell = (word: string) => ({ type: 'tableCell', content: [paragraph(text(word))] });
    const content = readContent(
      doc(
        { type: 'heading', attrs: { level: 2 }, content: [text('one')] },
        {
          type: 'orderedList',
          content: [{ type: 'listItem', content: [paragraph(text('two'))] }],
        },
        { type: 'horizontalRule' },
        { type: 'blockquote', content: [paragraph(text('three'))] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('four'), cell('five')] }] },
      ),
    );
    const words = content && textBlocksOf(content).map((node) => JSON.stringify(node));
    expect(words?.map((json) => /"text":"(\w+)"/.exec(json)?.[1])).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ]);
  });

  it('tells each of its formulas once', () => {
    const inlineMath = { type: 'inlineMath', attrs: { latex: 'x' } };
    const content = readContent(
      doc(paragraph(inlineMath, inlineMath), { type: 'blockMath', attrs: { latex: 'x' } }),
    );
    expect(content && formulasOf(content)).toEqual([
      { latex: 'x', display: false },
      { latex: 'x', display: true },
    ]);
  });
});
