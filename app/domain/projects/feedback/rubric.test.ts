import { describe, expect, it } from 'vitest';
import type { Criterion } from '#app/domain/syllabus/course.ts';
import { hasLevel, markedCriteria, rubricPoints } from './rubric.ts';

const both = (text: string) => ({ en: text, zh: text });
const criterion = (key: string, ...points: (number | null)[]): Criterion => ({
  ...{ key, label: both(key), help: null },
  levels: points.map((each, index) => ({
    ...{ key: `level${index}`, label: both(`${index}`), points: each },
  })),
});
const rubric = [
  criterion('question', 0, 1, 3),
  criterion('method', null, null),
  criterion('scope', 0, 2),
];
const mark = (key: string, level: number) => ({ criterion: key, level: `level${level}` });

describe('a rubric', () => {
  it.each([
    ['question', 2, true],
    ['question', 3, false],
    ['method', 1, true],
    ['nothing', 0, false],
  ])('knows whether %s has level %i: %s', (key, level, known) => {
    expect(hasLevel(rubric, mark(key, level))).toBe(known);
  });

  it('shows what is marked in its own order, without what the file no longer has', () => {
    const marked = markedCriteria(rubric, [
      mark('scope', 1),
      mark('gone', 0),
      mark('question', 9),
      mark('method', 0),
    ]);
    expect(marked.map(({ criterion: { key } }) => key)).toEqual(['method', 'scope']);
  });

  it.each([
    ['nothing is marked', [], null],
    ['no level has points', [mark('method', 1)], null],
    ['some criteria have points', [mark('method', 1), mark('question', 1)], { given: 1, most: 3 }],
    ['all are marked', [mark('question', 2), mark('scope', 0)], { given: 3, most: 5 }],
  ])('counts points when %s', (_when, marks, points) => {
    expect(rubricPoints(markedCriteria(rubric, marks))).toEqual(points);
  });
});
