import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareContent, type ComparedBlock } from './compare-content.ts';
import { formatChanges } from './compare-formats.ts';
import { readContent, type DocumentContent } from './content.ts';

function doc(...paragraphs: string[]): DocumentContent {
  const content = paragraphs.map((words) => ({
    type: 'paragraph',
    ...(words !== '' && { content: [{ type: 'text', text: words }] }),
  }));
  const read = readContent({ type: 'doc', content });
  if (read === null) throw new Error('not a document');
  return read;
}

function marked(blocks: ComparedBlock[]): string[] {
  return blocks.map(({ segments }) =>
    segments
      .map(({ kind, words }) =>
        kind === 'same' ? words : kind === 'inserted' ? `{+${words}+}` : `[-${words}-]`,
      )
      .join(''),
  );
}

function side(blocks: ComparedBlock[], leaveOut: 'inserted' | 'deleted'): string[] {
  return blocks
    .map(({ segments }) =>
      segments
        .filter(({ kind }) => kind !== leaveOut)
        .map(({ words }) => words)
        .join(''),
    )
    .filter((words) => words !== '');
}

describe('the comparison of two versions', () => {
  it.each([
    ['nothing', ['One two.'], ['One two.'], ['One two.']],
    [
      'a word',
      ['We train a small model on toy data.'],
      ['We train a tiny model on toy data.'],
      ['We train a [-small-]{+tiny+} model on toy data.'],
    ],
    [
      'a new paragraph',
      ['First.', 'Last.'],
      ['First.', 'New one.', 'Last.'],
      ['First.', '{+New one.+}', 'Last.'],
    ],
    [
      'a paragraph less',
      ['First.', 'Gone now.', 'Last.'],
      ['First.', 'Last.'],
      ['First.', '[-Gone now.-]', 'Last.'],
    ],
    [
      'a paragraph replaced by quite another',
      ['Compression of images.'],
      ['Sampling with fewer steps is faster.'],
      ['{+Sampling with fewer steps is faster.+}', '[-Compression of images.-]'],
    ],
    [
      'Chinese words',
      ['我们训练一个小模型。'],
      ['我们训练一个大模型。'],
      ['我们训练一个[-小-]{+大+}模型。'],
    ],
  ])('says %s', (_what, before, after, expected) => {
    expect(marked(compareContent(doc(...before), doc(...after)))).toEqual(expected);
  });

  describe('of references to figures', () => {
    const reference = (letter: string) => ({
      type: 'figureReference',
      attrs: { figure: letter.repeat(64) },
    });
    const figure = (letter: string) => ({
      type: 'figure',
      attrs: { file: letter.repeat(64), width: 4, height: 3 },
    });
    const withReference = (to: string, ...figures: string[]) => {
      const says = [{ type: 'text', text: 'The loss falls, see ' }, reference(to)];
      const content = [{ type: 'paragraph', content: says }, ...figures.map(figure)];
      const read = readContent({ type: 'doc', content });
      if (read === null) throw new Error('not a document');
      return read;
    };
    const first = (before: DocumentContent, after: DocumentContent) =>
      marked(compareContent(before, after))[0];

    it('says nothing of a number that follows its figure', () => {
      expect(first(withReference('a', 'a'), withReference('a', 'b', 'a'))).toBe(
        'The loss falls, see Figure 2',
      );
    });

    it('says that another figure is meant, and that one is gone', () => {
      expect(first(withReference('a', 'a', 'b'), withReference('b', 'a', 'b'))).toBe(
        'The loss falls, see Figure [-1-]{+2+}',
      );
      expect(first(withReference('a', 'a'), withReference('a'))).toBe(
        'The loss falls, see Figure [-1-]{+?+}',
      );
    });
  });

  it('keeps the form of a block and compares formulas by their LaTeX', () => {
    const formula = (latex: string) =>
      readContent({ type: 'doc', content: [{ type: 'blockMath', attrs: { latex } }] });
    const [before, after] = [formula('L = a'), formula('L = b')];
    if (before === null || after === null) throw new Error('not a document');
    expect(compareContent(before, after)).toMatchObject([{ form: 'formula', kind: 'changed' }]);
  });

  describe('of formatting', () => {
    const line = (...parts: [words: string, ...marks: object[]][]) => {
      const content = parts.map(([text, ...marks]) => ({ type: 'text', text, marks }));
      const read = readContent({ type: 'doc', content: [{ type: 'paragraph', content }] });
      if (read === null) throw new Error('not a document');
      return read;
    };
    const bold = { type: 'bold' };
    const link = (to: string) => ({ type: 'link', attrs: { href: `https://example.org/${to}` } });

    it.each([
      [
        'now bold',
        line(['We train it.']),
        line(['We '], ['train', bold], [' it.']),
        [[], ['bold']],
      ],
      [
        'no longer bold',
        line(['We '], ['train', bold], [' it.']),
        line(['We train it.']),
        [['bold'], []],
      ],
      [
        'a link that leads elsewhere',
        line(['We '], ['train', link('a')], [' it.']),
        line(['We '], ['train', link('b')], [' it.']),
        [['link https://example.org/a'], ['link https://example.org/b']],
      ],
    ])('says %s', (_what, older, newer, [before, after]) => {
      const [compared] = compareContent(older, newer);
      expect(compared).toMatchObject({
        kind: 'changed',
        segments: [
          { kind: 'same', words: 'We ' },
          { kind: 'formatted', words: 'train', before, after },
          { kind: 'same', words: ' it.' },
        ],
      });
    });

    it('finds it beside words that changed, and none in what was inserted', () => {
      const [compared] = compareContent(
        line(['We train a small model.']),
        line(['We train a '], ['tiny small ', bold], ['model.']),
      );
      expect(compared?.segments).toEqual([
        { kind: 'same', words: 'We train a ' },
        { kind: 'inserted', words: 'tiny ' },
        { kind: 'formatted', words: 'small ', before: [], after: ['bold'] },
        { kind: 'same', words: 'model.' },
      ]);
    });

    it.each([
      [[], ['bold'], { added: ['bold'], removed: [] }],
      [['link a'], ['link b'], { added: ['link'], removed: [] }],
      [['code', 'link a'], ['code'], { added: [], removed: ['link'] }],
    ])('names what became of %j and %j', (before, after, changes) => {
      expect(formatChanges({ before, after })).toEqual(changes);
    });
  });

  describe('of figures', () => {
    const figure = (given: object = {}) => ({
      type: 'figure',
      attrs: { file: 'a'.repeat(64), width: 640, height: 480, caption: 'The loss.', ...given },
    });
    const withFigures = (...figures: object[]) => {
      const before = { type: 'paragraph', content: [{ type: 'text', text: 'Before.' }] };
      const read = readContent({ type: 'doc', content: [before, ...figures] });
      if (read === null) throw new Error('not a document');
      return read;
    };
    const other = 'b'.repeat(64);

    it.each([
      ['nothing', [figure()], [figure()], ['same']],
      ['one that was added', [], [figure()], ['inserted']],
      ['one that was removed', [figure()], [], ['deleted']],
      ['another description', [figure()], [figure({ alt: 'A curve' })], ['changed']],
      ['another caption', [figure()], [figure({ caption: 'Quite another.' })], ['changed']],
      ['another picture', [figure()], [figure({ file: other })], ['changed']],
      [
        'another figure in its place',
        [figure()],
        [figure({ file: other, caption: 'Nothing alike' })],
        ['inserted', 'deleted'],
      ],
      ['one before', [figure()], [figure({ file: other }), figure()], ['inserted', 'same']],
    ])('says %s', (_what, before, after, kinds) => {
      const compared = compareContent(withFigures(...before), withFigures(...after));
      expect(compared.slice(1).map(({ kind }) => kind)).toEqual(kinds);
    });

    it('keeps both pictures, and what became of the words under them', () => {
      const [, compared] = compareContent(
        withFigures(figure()),
        withFigures(figure({ file: other, caption: 'The test loss.' })),
      );
      expect(compared?.picture).toMatchObject({
        before: { attrs: { file: 'a'.repeat(64) } },
        after: { attrs: { file: other } },
      });
      expect(compared && marked([compared])).toEqual(['The {+test +}loss.']);
    });

    it('says an experiment with other settings', () => {
      const experiment = (settings: string) => ({
        type: 'experiment',
        attrs: { experiment: 'vae-gaussians', settings },
      });
      const compared = compareContent(
        withFigures(experiment('seed=1')),
        withFigures(experiment('seed=2')),
      );
      expect(compared.map(({ kind }) => kind)).toEqual(['same', 'changed']);
    });
  });

  const words = fc.array(fc.constantFrom('we', 'train', 'a', 'model', 'on', 'data', '模型'), {
    minLength: 1,
    maxLength: 8,
  });
  const texts = fc.array(
    words.map((list) => list.join(' ')),
    { maxLength: 6 },
  );

  it('gives back both texts whole', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const compared = compareContent(doc(...before), doc(...after));
        expect(side(compared, 'inserted').toSorted()).toEqual(before.toSorted());
        expect(side(compared, 'deleted')).toEqual(after);
      }),
    );
  });

  it('finds no change in a text and itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const compared = compareContent(doc(...text), doc(...text));
        expect(compared.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});
