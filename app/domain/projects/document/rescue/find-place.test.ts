import { describe, expect, it } from 'vitest';
import { findPlace } from './find-place.ts';

const between = (left: string, right: string, blocks: string[], near: number) => {
  const place = findPlace(blocks, near, left, right);
  if (place === null) return null;
  const block = blocks[place.block] ?? '';
  return `${place.block}: ${block.slice(0, place.offset)}|${block.slice(place.offset)}`;
};

describe('the place where words belong', () => {
  it('is between the words that stood around them', () => {
    const blocks = ['A first one.', 'We train a model on images.', 'The end.'];
    expect(between('We train a ', 'model on images.', blocks, 2)).toBe(
      '1: We train a |model on images.',
    );
  });

  it('is found by the words before it when those after it have changed', () => {
    const blocks = ['Before. We measure the distance to the nearest real image.'];
    const found = between('We measure the distance', ' in pixels and in features.', blocks, 1);
    expect(found).toBe('0: Before. We measure the distance| to the nearest real image.');
  });

  it('is found by the words after it when there are none before', () => {
    const blocks = ['Before. The distance to the nearest real image.'];
    expect(between('', 'The distance to the nearest real image, in pixels.', blocks, 1)).toBe(
      '0: Before. |The distance to the nearest real image.',
    );
  });

  it('is where the nearest words before it are, when those right beside it are deleted', () => {
    const blocks = ['Before. We measure the distance to images.'];
    expect(between('We measure the distance to the nearest', '', blocks, 1)).toBe(
      '0: Before. We measure the distance to |images.',
    );
  });

  it('is the one nearest to the block when the words stand twice', () => {
    const line = 'We train a model on images.';
    expect(between('We train a model', ' on images.', [line, 'x', 'y', line], 3)).toBe(
      '3: We train a model| on images.',
    );
    expect(between('We train a model', ' on images.', [line, 'x', 'y', line], 1)).toBe(
      '0: We train a model| on images.',
    );
  });

  it('is nowhere when the words around are gone, or too few to tell', () => {
    const blocks = ['Another paragraph over there.', 'x', 'y'];
    expect(between('We measure the dist', 'ance in pixels.', blocks, 1)).toBeNull();
    expect(between('over', '', blocks, 3)).toBeNull();
    expect(between('', '', blocks, 1)).toBeNull();
  });
});
