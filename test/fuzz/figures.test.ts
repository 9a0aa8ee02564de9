import { describe, expect, it } from 'vitest';
import { readContent } from '#app/domain/projects/document/content.ts';
import { figuresOf } from '#app/domain/projects/document/figures/figure.ts';
import { jsonOf, type Json } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { play } from './play.ts';
import { broken } from './properties.ts';

const sessions = 12;

const figure: Json = {
  type: 'figure',
  attrs: {
    ...{ file: 'a'.repeat(64), width: 640, height: 480 },
    ...{ alt: '', caption: 'The loss.', size: 'full' },
  },
};
const cited: Json = {
  type: 'paragraph',
  content: [
    { type: 'text', text: 'Jumps ' },
    { type: 'citation', attrs: { key: 'kingma2014' } },
    { type: 'text', text: ' over it.' },
  ],
};

describe('several people in a text with a figure and a citation', () => {
  it.each(Array.from({ length: sessions }, (_, index) => index + 1))(
    'keep what they are promised in session %i',
    (seed) => {
      const start = text('The quick brown fox.', figure, cited, 'The end of all.');
      const session = play(seed, 120, start);
      expect(broken(session)).toEqual([]);
      const content = readContent(jsonOf(session.server));
      // Nobody deletes a block on purpose here: at most words over its edges.
      expect(content && figuresOf(content).length).toBeLessThanOrEqual(1);
      for (const { editor } of session.clients) editor.close();
    },
  );
});
