import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { GradebookCell } from './item-facts.ts';
import { guessColumns } from './score-columns.ts';
import { isChange, scoreDifference } from './score-difference.ts';

const cell = (points: number | null): GradebookCell => ({
  standing: points === null ? { kind: 'open' } : { kind: 'score', points },
  score: points === null ? null : 'given',
  ...{ seen: 'nothing', waits: false, unreleased: points !== null },
});
const person = (id: string, number: string | null, points: number | null = null) => ({
  ...{ id, name: `Person ${id}`, email: `${id}@example.edu`, number, section: null },
  ...{ role: 'student' as const, cell: cell(points) },
});
const people = [person('ada', '11'), person('lin', '22', 80), person('iris', null, 70)];

const gradescope =
  'First Name,Last Name,SID,Email,Sections,Total Score,Max Points,Status,Submission ID,Submission Time,Lateness (H:M:S)';

function tableOf(head: string, rows: readonly (readonly string[])[]) {
  return {
    head: head.split(','),
    rows: rows.map((cells, index) => ({ line: index + 2, cells: [...cells] })),
  };
}

function differ(head: string, rows: readonly (readonly string[])[], outOf = 100) {
  const table = tableOf(head, rows);
  return scoreDifference(table, guessColumns(table, 'hw1'), people, outOf);
}

/** A line by what becomes of it: a score, or why not. */
function outcomes(rows: readonly (readonly string[])[], outOf?: number) {
  return differ('Email,SID,Score,Max Points', rows, outOf).lines.map((line) =>
    line.kind === 'problem' ? line.because : [line.kind, line.person.id, line.points],
  );
}

test.each([
  [gradescope, { number: 2, email: 3, score: 5, outOf: 6 }],
  [
    'First Name,Last Name,SID,Email,HW1,HW1 - Max Points',
    { number: 2, email: 3, score: 4, outOf: 5 },
  ],
  ['学号,邮箱,得分', { number: 0, email: 1, score: 2 }],
  ['Student,ID,Quiz', {}],
])('the columns of %s are found by their heads', (head, columns) => {
  expect(guessColumns(tableOf(head, []), 'hw1')).toEqual(columns);
});

describe('what a file of scores changes', () => {
  test.each([
    [
      'a score for somebody with none',
      [['ada@example.edu', '', '90', '']],
      [['change', 'ada', 90]],
    ],
    ['another score', [['lin@example.edu', '', '85.5', '']], [['change', 'lin', 85.5]]],
    ['nothing, where it is the same', [['lin@example.edu', '', '80,0', '']], [['same', 'lin', 80]]],
    ['somebody found by their number', [['', '11', '90', '']], [['change', 'ada', 90]]],
    ['an address in capitals', [['ADA@Example.edu', '', '90', '']], [['change', 'ada', 90]]],
    ['what the item is out of', [['ada@example.edu', '', '18', '20']], [['change', 'ada', 90]]],
    ['nobody unknown', [['who@example.edu', '', '90', '']], ['nobody']],
    ['nobody unnamed', [['', '', '90', '']], ['nobody named']],
    [
      'no address of one with the number of another',
      [['ada@example.edu', '22', '9', '']],
      ['two people'],
    ],
    ['no formula', [['ada@example.edu', '', '=1+1', '']], ['formula']],
    ['no formula that a sheet hides', [['ada@example.edu', '', "'=A1", '']], ['formula']],
    ['no negative score', [['ada@example.edu', '', '-3', '']], ['formula']],
    ['no words', [['ada@example.edu', '', 'ninety', '']], ['no number']],
    [
      'no score above what it is out of',
      [['ada@example.edu', '', '100.5', '']],
      ['too many points'],
    ],
    ['no score out of nothing', [['ada@example.edu', '', '5', '0']], ['no number']],
    ['no line with more cells than columns', [['ada@example.edu', '', '5', '', '6']], ['broken']],
    [
      'nobody twice with two scores',
      [
        ['ada@example.edu', '', '5', ''],
        ['', '11', '6', ''],
      ],
      ['twice', 'twice'],
    ],
    [
      'somebody twice with one score once',
      [
        ['ada@example.edu', '', '5', ''],
        ['', '11', '5.0', ''],
      ],
      [['change', 'ada', 5]],
    ],
    ['nothing without a score', [['ada@example.edu', '', '', '']], []],
  ] as const)('%s', (_what, rows, expected) => {
    expect(outcomes(rows)).toEqual(expected);
  });

  it('says how many lines say nothing, and who is not in the file', () => {
    const { empty, absent } = differ('Email,Score', [
      ['ada@example.edu', ''],
      ['lin@example.edu', '3'],
    ]);
    expect(empty).toBe(1);
    expect(absent.map(({ id }) => id)).toEqual(['iris']);
  });
});

it('the order of the lines is of no matter, whatever stands in them', () => {
  const email = fc.constantFrom(
    'ada@example.edu',
    'lin@example.edu',
    'iris@example.edu',
    'x@y.z',
    '',
  );
  const typed = fc.constantFrom('', '5', '80', '70', '=1', 'x', '101');
  const rows = fc.array(fc.tuple(email, fc.constantFrom('', '11', '22'), typed, fc.constant('')));
  const summary = (given: readonly (readonly string[])[]) => {
    const { lines } = differ('Email,SID,Score,Max Points', given);
    const changes = lines.filter(isChange).map((line) => `${line.person.id} ${line.points}`);
    const problems = lines.flatMap((line) => (line.kind === 'problem' ? line.because : []));
    return [changes.sort(), problems.sort()];
  };
  fc.assert(
    fc.property(rows, (given) => {
      expect(summary(given.toReversed())).toEqual(summary(given));
    }),
  );
});
