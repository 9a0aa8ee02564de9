import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownOf } from '../content-markdown.ts';
import { readContent, type DocumentContent } from '../content.ts';
import { contentFromMarkdown, readMarkdown } from './content-from-markdown.server.ts';

const blocks = (markdown: string) => contentFromMarkdown(markdown)?.content;
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const words = (text: string, ...marks: unknown[]) => ({
  type: 'text',
  text,
  ...(marks.length > 0 && { marks }),
});

const places = { figure: (file: string) => file, origin: '' };

describe('Markdown as a document', () => {
  it.each([
    ['# Title', [{ type: 'heading', attrs: { level: 2 }, content: [words('Title')] }]],
    ['#### Deep', [{ type: 'heading', attrs: { level: 3 }, content: [words('Deep')] }]],
    ['one\ntwo', [paragraph(words('one two'))]],
    ['a  \nb', [paragraph(words('a'), { type: 'hardBreak' }, words('b'))]],
    [
      '**b** and ~~s~~',
      [paragraph(words('b', { type: 'bold' }), words(' and '), words('s', { type: 'strike' }))],
    ],
    ['`x`', [paragraph(words('x', { type: 'code' }))]],
    ['$z_t$', [paragraph({ type: 'inlineMath', attrs: { latex: 'z_t' } })]],
    ['$$\nx^2\n$$', [{ type: 'blockMath', attrs: { latex: 'x^2' } }]],
    ['```py\nx = 1\n```', [{ type: 'codeBlock', content: [words('x = 1')] }]],
    ['---', [{ type: 'horizontalRule' }]],
    ['> said', [{ type: 'blockquote', content: [paragraph(words('said'))] }]],
    [
      '3. third',
      [
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [paragraph(words('third'))] }],
        },
      ],
    ],
    [
      '-',
      [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
    ],
    ['<script>x</script>', [paragraph(words('<script>x</script>'))]],
    [
      '[a][b]\n\n[b]: https://example.org',
      [paragraph(words('a', { type: 'link', attrs: { href: 'https://example.org' } }))],
    ],
    [
      '![plot](https://example.org/p.png)',
      [paragraph(words('plot', { type: 'link', attrs: { href: 'https://example.org/p.png' } }))],
    ],
  ])('reads %j', (markdown, expected) => {
    expect(blocks(markdown)).toEqual(expected);
  });

  it('keeps the words of a link that leads where none may', () => {
    expect(blocks('[go](javascript:alert(1))')).toEqual([paragraph(words('go'))]);
  });

  it('reads a table with its head', () => {
    const [table] = blocks('| a | b |\n| --- | --- |\n| 1 | 2 |') ?? [];
    const cell = (type: string, text: string) => ({ type, content: [paragraph(words(text))] });
    expect(table).toEqual({
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
        { type: 'tableRow', content: [cell('tableCell', '1'), cell('tableCell', '2')] },
      ],
    });
  });

  it('refuses what is nested deeper than documents are', () => {
    expect(contentFromMarkdown(`${'> '.repeat(200)}deep`)).toBeNull();
  });

  it.each([
    ['quotations', '> '.repeat(45_000)],
    ['lists', '- '.repeat(45_000)],
    ['brackets', '['.repeat(90_000)],
    ['strong emphasis', '**a*'.repeat(25_000)],
    ['formulas', '$a$$'.repeat(25_000)],
    ['definitions', '[a]: b\n'.repeat(4_000)],
    ['a table', `|${'a|'.repeat(1_000)}\n|${'-|'.repeat(1_000)}\n${'|a'.repeat(40_000)}`],
  ])('refuses %s without end, before they are gone through', (_, markdown) => {
    expect(contentFromMarkdown(markdown)).toBeNull();
  });

  it('says what does not come as it was meant', () => {
    const read = readMarkdown('![a](https://a.example/p.png) <b>x</b> [y](javascript:z)\n\n<div>');
    expect(read?.leftOut).toEqual({ images: 1, html: 3, links: 1 });
  });

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const content = contentFromMarkdown(text);
        expect(content === null || readContent(content) !== null).toBe(true);
      }),
    );
  });

  it('reads back what a document was written as', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .map((one) => `w${one.replaceAll(/\s/g, '')}w`);
    const inline = text.map((one) => ({ type: 'text' as const, text: one }));
    const line = inline.map((one) => ({ type: 'paragraph' as const, content: [one] }));
    const list = fc
      .array(
        line.map((one) => ({ type: 'listItem' as const, content: [one] })),
        { minLength: 1, maxLength: 3 },
      )
      .map((content) => ({ type: 'bulletList' as const, content }));
    const heading = inline.map((one) => ({
      type: 'heading' as const,
      attrs: { level: 2 as const },
      content: [one],
    }));
    const quote = line.map((one) => ({ type: 'blockquote' as const, content: [one] }));
    const block = fc.oneof(line, heading, quote, list);
    const document: fc.Arbitrary<DocumentContent> = fc
      .array(block, { minLength: 1, maxLength: 5 })
      // Two lists, or two quotations, in a row are one in Markdown.
      .filter((all) =>
        all.every(({ type }, at) => !/List|quote/.test(type) || type !== all[at - 1]?.type),
      )
      .map((content) => ({ type: 'doc', content }));
    fc.assert(
      fc.property(document, (content) => {
        expect(contentFromMarkdown(markdownOf(content, places))).toEqual(content);
      }),
    );
  });
});
