import { expect, test } from 'vitest';
import { readContent } from '#app/domain/projects/document/content.ts';
import { proposals } from '#prisma/demo/proposals/stories.ts';
import { addedTexts, proposalTexts } from '#prisma/demo/proposals/texts.ts';
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

test.each([...Object.entries(proposalTexts), ...Object.entries(addedTexts)])(
  'the proposal “%s” fits the schema of documents',
  (_title, text) => {
    const json = written(text);
    expect(readContent(json)).toEqual(json);
  },
);

test('a proposal has a text exactly when its story says so', () => {
  const told = (when: 'writtenAt' | 'revisedAt') =>
    proposals.flatMap((proposal) => (proposal[when] === undefined ? [] : [proposal.title]));
  expect(Object.keys(proposalTexts).toSorted()).toEqual(told('writtenAt').toSorted());
  expect(Object.keys(addedTexts)).toEqual(told('revisedAt'));
});
