import { expect, test } from 'vitest';
import { markdownOf } from './content-markdown.ts';
import { readContent } from './content.ts';

function markdown(...content: unknown[]): string {
  const read = readContent({ type: 'doc', content });
  if (read === null) throw new Error('the test’s document is not one');
  return markdownOf(read);
}

const words = (text: string, ...types: string[]) => ({
  type: 'text',
  text,
  ...(types.length > 0 && { marks: types.map((type) => ({ type })) }),
});
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

test('headings, marks, formulas and lists become Markdown', () => {
  const item = (text: string) => ({ type: 'listItem', content: [paragraph(words(text))] });
  expect(
    markdown(
      { type: 'heading', attrs: { level: 2 }, content: [words('Goal')] },
      paragraph(words('We '), words('train', 'bold'), words(' with '), {
        type: 'inlineMath',
        attrs: { latex: '\\beta' },
      }),
      { type: 'bulletList', content: [item('one'), item('two')] },
      { type: 'orderedList', attrs: { start: 3 }, content: [item('three')] },
      { type: 'blockMath', attrs: { latex: 'x^2' } },
    ),
  ).toBe('## Goal\n\nWe **train** with $\\beta$\n\n- one\n- two\n\n3. three\n\n$$\nx^2\n$$\n');
});

test('what somebody typed never becomes markup', () => {
  expect(markdown(paragraph(words('<b>*no*</b> [x](y) $z$')))).toBe(
    '\\<b\\>\\*no\\*\\</b\\> \\[x\\](y) \\$z\\$\n',
  );
  expect(markdown(paragraph(words('- no list')))).toBe('\\- no list\n');
});

test('code with backticks gets a longer fence', () => {
  const code = { type: 'codeBlock', content: [words('a ``` b')] };
  expect(markdown(code)).toBe('````\na ``` b\n````\n');
});
