import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, listFields, placeOf, type Known, type Line } from './difference.ts';
import type { RosterRow } from './mapping.ts';

const few = (letters: string) => fc.constantFrom(null, ...letters.split(''));
const person = fc.record({
  role: fc.constantFrom(
    null,
    'student' as const,
    'waitlisted' as const,
    'dropped' as const,
    'assistant' as const,
  ),
  number: few('123456'),
  section: few('xy'),
  group: few('gh'),
});

const people = fc
  .uniqueArray(person, { maxLength: 6, selector: ({ number }) => number ?? Symbol() })
  .map((all) =>
    all.map((one, index): Known => ({
      ...one,
      id: `p${index}`,
      name: `Person ${index}`,
      email: `${'abcdef'[index]}@x.edu`,
    })),
  );

const roster = fc
  .array(
    fc.record({
      name: few('NM'),
      email: few('abcdefghij').map((letter) => letter && `${letter}@x.edu`),
      number: few('123456789'),
      section: few('xyz'),
      group: few('ghi'),
      role: fc.constantFrom(null, 'Student', 'TA'),
      broken: fc.boolean().map(() => false),
    }),
    { maxLength: 10 },
  )
  .map((rows) => rows.map((row, index): RosterRow => ({ ...row, line: index + 2 })));

/** What the people are after these lines; those who are new get an id by their address. */
function after(before: readonly Known[], lines: readonly Line[]): Known[] {
  const all = new Map(before.map((one) => [one.id, one]));
  for (const line of lines) {
    if (line.kind === 'problem') continue;
    const { email, name } = line;
    const id = line.personId ?? `new ${email}`;
    all.set(id, { id, name, email, ...line.to });
  }
  return [...all.values()];
}

test('after the difference was applied, there is none', () => {
  fc.assert(
    fc.property(roster, people, (rows, before) => {
      const lines = difference(rows, before);
      const again = difference(rows, after(before, lines));
      expect(again.filter(({ kind }) => kind !== 'unchanged' && kind !== 'problem')).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test('going back along the difference gives the former state', () => {
  fc.assert(
    fc.property(roster, people, (rows, before) => {
      const lines = difference(rows, before);
      const applied = new Map(after(before, lines).map((one) => [one.id, one]));
      for (const line of lines) {
        if (line.kind === 'problem') continue;
        const id = line.personId ?? `new ${line.email}`;
        expect(placeOf(applied.get(id))).toEqual(line.to);
        expect(placeOf(before.find((one) => one.id === id))).toEqual(line.from);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('staff are never touched, nobody is named twice, and numbers stay unique', () => {
  fc.assert(
    fc.property(roster, people, (rows, before) => {
      const lines = difference(rows, before);
      const touched = lines.filter(({ kind }) => kind !== 'problem');
      const keys = touched.map(({ personId, email }) => personId ?? email);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { personId } of touched) {
        expect(before.find(({ id }) => id === personId)?.role).not.toBe('assistant');
      }
      const numbers = after(before, lines).flatMap(({ number }) => number ?? []);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(lines.length).toBeGreaterThanOrEqual(rows.length);
      expect(listFields).toHaveLength(3);
    }),
    { numRuns: 1_000 },
  );
});
