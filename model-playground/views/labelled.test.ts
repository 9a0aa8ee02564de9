import { describe, expect, it } from 'vitest';
import type { Ink } from './canvas.tsx';
import { dataPoints } from './labelled.ts';

const ink = { data: 'grey', second: 'blue' } as Ink;

describe('the data behind the samples', () => {
  it('are the points as they are where they have no label', () => {
    const { points, colour } = dataPoints({ data: Float32Array.of(1, 2), dimensions: 2 }, 0);
    expect([...points]).toEqual([1, 2]);
    expect(colour(ink)).toBe('grey');
  });

  it('are without their labels, and those of the asked label stand out', () => {
    const data = Float32Array.of(1, 2, 0, 3, 4, 1);
    const { points, colour } = dataPoints({ data, dimensions: 3 }, 1);
    expect([...points]).toEqual([1, 2, 3, 4]);
    const colours = colour(ink);
    expect(typeof colours === 'function' && [colours(0), colours(1)]).toEqual(['grey', 'blue']);
  });
});
