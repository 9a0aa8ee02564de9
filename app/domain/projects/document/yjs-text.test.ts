import { describe, expect, it } from 'vitest';
import { readContent } from './content.ts';
import { docFrom, jsonOf, stateFromJson } from './yjs-text.ts';

const full = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Idea' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'A ' },
        { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
        { type: 'inlineMath', attrs: { latex: 'x^2' } },
        {
          type: 'text',
          text: 'link',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
        },
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }],
        },
      ],
    },
    { type: 'blockMath', attrs: { latex: '\\int' } },
    { type: 'paragraph' },
  ],
};

describe('the live text', () => {
  it('is the same JSON after a way through Yjs', () => {
    expect(jsonOf(docFrom([stateFromJson(full)]))).toEqual(full);
  });

  it('does not depend on how often an update is applied', () => {
    const state = stateFromJson(full);
    expect(jsonOf(docFrom([state, state]))).toEqual(full);
  });

  it('fits the schema', () => {
    expect(readContent(jsonOf(docFrom([stateFromJson(full)])))).toEqual(full);
  });

  it('is an empty document when nothing was ever typed', () => {
    expect(jsonOf(docFrom([]))).toEqual({ type: 'doc', content: [] });
  });
});
