import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackNotes, type MarginNote } from './stack-notes.ts';

const note = (id: string, wanted: number, height = 50): MarginNote => ({ id, wanted, height });

describe('notes in the margin', () => {
  it('stand at their lines where there is room', () => {
    const tops = stackNotes([note('a', 10), note('b', 200)], 8);
    expect([...tops]).toEqual([
      ['a', 10],
      ['b', 200],
    ]);
  });

  it('make way downwards', () => {
    const tops = stackNotes([note('a', 10), note('b', 20), note('c', 30)], 8);
    expect([...tops.values()]).toEqual([10, 68, 126]);
  });

  it('let the one that is looked at stand at its line', () => {
    const tops = stackNotes([note('a', 100), note('b', 110), note('c', 120)], 8, 'b');
    expect(tops.get('b')).toBe(110);
    expect(tops.get('a')).toBe(52);
    expect(tops.get('c')).toBe(168);
  });

  const notes = fc
    .array(fc.record({ wanted: fc.nat(2_000), height: fc.integer({ min: 20, max: 300 }) }), {
      maxLength: 12,
    })
    .map((list) =>
      list
        .toSorted((a, b) => a.wanted - b.wanted)
        .map((one, index) => ({ id: `${index}`, ...one })),
    );

  it('never cover each other, keep their order and stay on the page', () => {
    fc.assert(
      fc.property(notes, fc.nat(12), (given, active) => {
        const tops = stackNotes(given, 8, `${active}`);
        let bottom = 0;
        for (const { id, height } of given) {
          const top = tops.get(id) ?? -1;
          expect(top).toBeGreaterThanOrEqual(bottom);
          bottom = top + height;
        }
      }),
    );
  });
});
