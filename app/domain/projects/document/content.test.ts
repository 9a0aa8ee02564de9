import { describe, expect, it } from 'vitest';
import {
  charactersOf,
  isEmptyContent,
  readContent,
  textBlocksOf,
  wordsOfInline,
} from './content.ts';
import { captionParts, numberOf, numbersIn, undescribedIn } from './figures/figure.ts';
import { formulasOf } from './formulas.ts';
import { isSafeLink } from './safe-text.ts';

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

describe('figures and references', () => {
  const file = 'a'.repeat(64);
  const attrs = { file, width: 640, height: 480, alt: 'A curve', caption: '', size: 'half' };
  const figure = (given: object) => doc({ type: 'figure', attrs: { ...attrs, ...given } });

  it('are what they say, and nothing besides', () => {
    const more = { src: 'https://example.org/x.png', onerror: 'alert(1)', style: 'color: red' };
    expect(readContent(figure(more))).toEqual(doc({ type: 'figure', attrs }));
    expect(readContent(doc({ type: 'figure', attrs: { file, width: 1, height: 1 } }))).toEqual(
      doc({ type: 'figure', attrs: { ...attrs, width: 1, height: 1, alt: '', size: 'full' } }),
    );
  });

  it.each([
    ['a file that is no SHA-256', figure({ file: '../../sign-out' })],
    ['an address instead of a file', figure({ file: 'https://example.org/x.png' })],
    ['no size', figure({ width: 0 })],
    ['a width that is none', figure({ size: 'huge' })],
    ['an endless caption', figure({ caption: 'x'.repeat(3_000) })],
    [
      'an experiment that leads elsewhere',
      doc({ type: 'experiment', attrs: { experiment: '../account', settings: '' } }),
    ],
    [
      'an experiment with markup in its settings',
      doc({ type: 'experiment', attrs: { experiment: 'vae-gaussians', settings: '"><script>' } }),
    ],
    ['a work without a key', doc({ type: 'reference', attrs: { authors: 'Kingma' } })],
  ])('are refused with %s', (_what, json) => {
    expect(readContent(json)).toBeNull();
  });

  it('keep a work and drop its link where that would run', () => {
    const work = { key: 'kingma2014', authors: 'Kingma', title: 'Bayes', year: '2014' };
    const read = readContent(
      doc({ type: 'reference', attrs: { ...work, link: 'javascript:alert(1)' } }),
    );
    expect(read).toEqual(doc({ type: 'reference', attrs: { ...work, link: '' } }));
  });

  it('count as one character each, and a figure alone is a text', () => {
    const read = readContent(figure({}));
    expect(read && textBlocksOf(read).map(charactersOf)).toEqual(['\uFFFC']);
    expect(read && isEmptyContent(read)).toBe(false);
  });

  it('number works by their place in the list', () => {
    const work = (key: string) => ({ type: 'reference', attrs: { key } });
    const read = readContent(
      doc(work('b'), { type: 'blockquote', content: [work('a'), work('b')] }),
    );
    expect(read && numbersIn(read).works).toEqual({ b: 1, a: 2 });
  });

  it('are referred to by the number of their place, a figure that is gone by none', () => {
    const file = (letter: string) => letter.repeat(64);
    const picture = (letter: string) => ({
      ...{ type: 'figure', attrs: { file: file(letter), width: 4, height: 3 } },
    });
    const run = { type: 'experiment', attrs: { experiment: 'vae', settings: 'seed=7' } };
    const read = readContent(
      doc(picture('b'), { type: 'blockquote', content: [run] }, picture('b'), picture('a')),
    );
    const figures = read === null ? {} : numbersIn(read).figures;
    expect(figures).toEqual({ [file('b')]: 1, '/playground/vae?seed=7': 2, [file('a')]: 4 });
    expect(numberOf(figures, file('c'))).toBeNull();
    // Every object has something of this name.
    expect(numberOf(figures, 'constructor')).toBeNull();
  });

  it('are named by their numbers when they have no description', () => {
    const picture = (alt: string) => ({
      ...{ type: 'figure', attrs: { file: 'a'.repeat(64), width: 4, height: 3, alt } },
    });
    const run = { type: 'experiment', attrs: { experiment: 'vae' } };
    const read = readContent(doc(picture('A curve'), run, picture(' '), picture('')));
    expect(read && undescribedIn(read)).toEqual([3, 4]);
  });

  it('are referred to within the text, where the schema knows it', () => {
    const reference = (attrs: object) => doc(paragraph({ type: 'figureReference', attrs }));
    const known = reference({ figure: 'a'.repeat(64) });
    expect(readContent(known)).toEqual(known);
    expect(readContent(reference({ figure: '' }))).toBeNull();
    expect(readContent(reference({}))).toBeNull();
  });

  it.each([
    ['The loss $L_t$ falls.', ['The loss ', '$L_t$', ' falls.']],
    ['It costs $5 and $6.', ['It costs $5 and $6.']],
    ['$x$', ['$x$']],
    ['', []],
  ])('find the formulas in the caption “%s”', (caption, parts) => {
    expect(captionParts(caption).map(wordsOfInline)).toEqual(parts);
    const read = readContent(figure({ caption }));
    const formulas = parts.filter((part) => part.startsWith('$') && part.endsWith('$'));
    expect(read && formulasOf(read).map(({ latex }) => `$${latex}$`)).toEqual(formulas);
  });
});
