import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { heatOf, heatOrder, heatRows, mostHeat } from './heat-map.ts';

describe('a cell', () => {
  test.each([
    [0, 0, 0],
    [0, 7, 0],
    [1, 100, 1],
    [1, 4, 1],
    [2, 4, 2],
    [4, 4, 4],
    [1, 1, 4],
  ])('of %i people, where the most are %i, has the shade %i', (count, most, shade) => {
    expect(heatOf(count, most)).toBe(shade);
  });

  it('is never lighter than one with fewer people, and blank for nobody alone', () => {
    const counts = fc.tuple(fc.nat(400), fc.nat(400), fc.nat(400));
    fc.assert(
      fc.property(counts, (three) => {
        const [fewer = 0, more = 0, most = 0] = three.toSorted((one, other) => one - other);
        expect(heatOf(fewer, most)).toBeLessThanOrEqual(heatOf(more, most));
        expect(heatOf(more, most)).toBeLessThanOrEqual(mostHeat);
        expect(heatOf(more, most) === 0).toBe(more === 0);
      }),
    );
  });
});

describe('the rows', () => {
  const rows = [
    { question: 'first', counts: [1, 0] },
    { question: 'second', counts: [0, 3] },
    { question: 'third', counts: [1] },
  ];
  const order = (by: string) =>
    heatRows(rows, heatOrder(new URLSearchParams({ order: by }))).map(({ question }) => question);

  it('begin with the most flagged question, and keep the order of the bank where it is a draw', () => {
    expect(order('most')).toEqual(['second', 'first', 'third']);
    expect(order('nonsense')).toEqual(order('most'));
  });

  it('stand in the order of the bank when asked for', () => {
    expect(order('lecture')).toEqual(['first', 'second', 'third']);
  });

  it('hold each question once, with all its flags', () => {
    const some = fc.array(fc.record({ question: fc.nat(), counts: fc.array(fc.nat(50)) }));
    fc.assert(
      fc.property(some, (given) => {
        const made = heatRows(given, 'most');
        expect(made.map(({ counts }) => counts)).toEqual(
          expect.arrayContaining(given.map(({ counts }) => counts)),
        );
        expect(made).toHaveLength(given.length);
        for (const [index, { total }] of made.entries()) {
          expect(total).toBeLessThanOrEqual(made[index - 1]?.total ?? Infinity);
        }
      }),
    );
  });
});
