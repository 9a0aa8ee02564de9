import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { GradebookCell } from './item-facts.ts';
import { guessColumns } from './score-columns.ts';
import { differenceText, isChange, scoreDifference } from './score-difference.ts';

const cell = (points: number | null): GradebookCell => ({
  standing: points === null ? { kind: 'open' } : { kind: 'score', points },
  score: points === null ? null : 'given',
  ...{ seen: 'nothing', waits: false, unreleased: points !== null },
});
const person = (id: string, number: string | null, points: number | null = null, words = '') => ({
  ...{ id, name: `Person ${id}`, email: `${id}@example.edu`, number, section: null },
  ...{ role: 'student' as const, cell: cell(points), words },
});
const people = [person('ada', '11'), person('lin', '22', 80), person('iris', null, 70, 'Good')];

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

/** The same of words: from what to what, or why not. */
function wordsIn(rows: readonly (readonly string[])[]) {
  return differ('Email,Score,Comments', rows).lines.map((line) =>
    line.kind === 'problem'
      ? line.because
      : [line.kind, line.person.id, line.points, line.words.from, line.words.to],
  );
}

test.each([
  [gradescope, { number: 2, email: 3, score: 5, outOf: 6 }],
  [
    'First Name,Last Name,SID,Email,HW1,HW1 - Max Points',
    { number: 2, email: 3, score: 4, outOf: 5 },
  ],
  ['学号,邮箱,得分', { number: 0, email: 1, score: 2 }],
  ['Name,SID,Email,Score,Adjustment,Comments,Grader', { number: 1, email: 2, score: 3, words: 5 }],
  ['学号,得分,评语', { number: 0, score: 1, words: 2 }],
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

describe('what a file says to people', () => {
  const [iris, ada] = ['iris@example.edu', 'ada@example.edu'];
  test.each([
    ['words with a score', [[ada, '9', 'Fine']], [['change', 'ada', 9, '', 'Fine']]],
    ['other words alone', [[iris, '70', 'Very']], [['change', 'iris', 70, 'Good', 'Very']]],
    ['words without the score', [[iris, '', 'Very']], [['change', 'iris', 70, 'Good', 'Very']]],
    [
      'another score, the words as they are',
      [[iris, '9', '']],
      [['change', 'iris', 9, 'Good', 'Good']],
    ],
    [
      'nothing, where it is the same',
      [[iris, '70', 'Good']],
      [['same', 'iris', 70, 'Good', 'Good']],
    ],
    ['several lines', [[ada, '9', 'One\n  two']], [['change', 'ada', 9, '', 'One\n  two']]],
    ['what looks like a formula', [[ada, '9', '=1+1']], [['change', 'ada', 9, '', '=1+1']]],
    ['no words about no score', [[ada, '', 'Fine']], ['no score']],
    [
      'as much as words can be',
      [[iris, '70', 'x'.repeat(5_000)]],
      [['change', 'iris', 70, 'Good', 'x'.repeat(5_000)]],
    ],
    ['no words longer than that', [[iris, '70', 'x'.repeat(5_001)]], ['too many words']],
    [
      'nobody two things',
      [
        [ada, '9', 'One'],
        [ada, '9', 'Two'],
      ],
      ['twice', 'twice'],
    ],
    [
      'the same twice once',
      [
        [ada, '9', 'One'],
        [ada, '9.0', 'One'],
      ],
      [['change', 'ada', 9, '', 'One']],
    ],
    ['nothing without either', [[ada, '', '']], []],
  ] as const)('%s', (_what, rows, expected) => {
    expect(wordsIn(rows)).toEqual(expected);
  });
});

it('two differences that say other words are not one', () => {
  const textOf = (words: string) =>
    differenceText(differ('Email,Score,Comments', [['ada@example.edu', '9', words]]));
  expect(textOf('One')).not.toBe(textOf('Two'));
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
  const words = fc.constantFrom('', 'Good', '=1');
  const rows = fc.array(fc.tuple(email, fc.constantFrom('', '11', '22'), typed, words));
  const summary = (given: readonly (readonly string[])[]) => {
    const { lines } = differ('Email,SID,Score,Comments', given);
    const changes = lines
      .filter(isChange)
      .map(({ person: { id }, points, words: { to } }) => `${id} ${points} ${to}`);
    const problems = lines.flatMap((line) => (line.kind === 'problem' ? line.because : []));
    return [changes.sort(), problems.sort()];
  };
  fc.assert(
    fc.property(rows, (given) => {
      expect(summary(given.toReversed())).toEqual(summary(given));
    }),
  );
});
