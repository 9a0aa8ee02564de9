import { expect, test } from 'vitest';
import { markdownOf } from './content-markdown.ts';
import { readContent } from './content.ts';

const places = {
  figure: (file: string) => `../figures/${file.slice(0, 4)}.png`,
  origin: 'https://practicum.example.org',
};

function markdown(...content: unknown[]): string {
  const read = readContent({ type: 'doc', content });
  if (read === null) throw new Error('the test’s document is not one');
  return markdownOf(read, places);
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

test('figures lie beside the text, under their numbers', () => {
  const attrs = { file: 'ab'.repeat(32), width: 640, height: 480 };
  expect(
    markdown(
      { type: 'figure', attrs: { ...attrs, alt: 'A curve [falls]', caption: 'The loss $L$.' } },
      {
        type: 'experiment',
        attrs: { experiment: 'vae-gaussians', settings: 'seed=7', caption: 'Two Gaussians.' },
      },
    ),
  ).toBe(
    '![A curve \\[falls\\]](<../figures/abab.png>)\n\n*Figure 1.* The loss $L$.\n\n' +
      '[vae-gaussians](<https://practicum.example.org/playground/vae-gaussians?seed=7>)\n\n' +
      '*Figure 2.* Two Gaussians.\n',
  );
});

test('works are cited by their numbers, and one that is missing is seen', () => {
  const citation = (key: string) => ({ type: 'citation', attrs: { key } });
  const link = 'https://arxiv.org/abs/1312.6114';
  expect(
    markdown(paragraph(words('As in '), citation('kingma'), citation('gone')), {
      type: 'reference',
      attrs: { key: 'kingma', authors: 'D. Kingma', title: 'Bayes', year: '2014', link },
    }),
  ).toBe(`As in \\[1\\]\\[?\\]\n\n\\[1\\] D. Kingma (2014). Bayes <${link}>\n`);
});

test('figures are referred to by their numbers, and one that is missing is seen', () => {
  const figure = (letter: string) => ({
    type: 'figure',
    attrs: { file: letter.repeat(64), width: 4, height: 3, alt: letter, caption: '' },
  });
  const reference = (letter: string) => ({
    type: 'figureReference',
    attrs: { figure: letter.repeat(64) },
  });
  const says = paragraph(reference('b'), words(' before '), reference('a'), words(', not '));
  says.content.push(reference('c'));
  expect(markdown(says, figure('a'), figure('b')).split('\n')[0]).toBe(
    'Figure 2 before Figure 1, not Figure ?',
  );
});
