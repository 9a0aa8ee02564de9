import { expect, test } from 'vitest';
import { readContent } from '#app/domain/projects/document/content.ts';
import { proposals } from '#prisma/demo/proposals.ts';
import { written } from '#prisma/demo/written-text.ts';

test('a text is written as the editor keeps it', () => {
  const json = written(
    '## Goal\n\nLoss $L$ is **low**.\n\n- one\n- two\n\n$$x^2$$\n\n| a |\n| 1 |',
  );
  expect(readContent(json)).toEqual(json);
  expect(json.content?.map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'bulletList',
    'blockMath',
    'table',
  ]);
});

test.each(proposals.flatMap(({ title, text }) => (text === undefined ? [] : [[title, text]])))(
  'the proposal “%s” fits the schema of documents',
  (_title, text) => {
    const json = written(text ?? '');
    expect(readContent(json)).toEqual(json);
  },
);
