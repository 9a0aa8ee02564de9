import type { Criterion } from '#app/domain/syllabus/course.ts';

/** The level that was chosen for a criterion, by their keys in the offering's file. */
export type RubricMark = { criterion: string; level: string };

/** Whether the rubric has this criterion with this level. */
export function hasLevel(rubric: readonly Criterion[], { criterion, level }: RubricMark): boolean {
  const found = rubric.find(({ key }) => key === criterion);
  return found?.levels.some(({ key }) => key === level) ?? false;
}

/** A criterion with the level that was chosen for it. */
export type MarkedCriterion = {
  criterion: Criterion;
  level: Criterion['levels'][number];
};

/** The criteria that are marked, in the rubric's order; what the file no longer has is left out. */
export function markedCriteria(
  rubric: readonly Criterion[],
  marks: readonly RubricMark[],
): MarkedCriterion[] {
  return rubric.flatMap((criterion) => {
    const mark = marks.find((each) => each.criterion === criterion.key);
    const level = criterion.levels.find(({ key }) => key === mark?.level);
    return level === undefined ? [] : [{ criterion, level }];
  });
}

/**
 * Points given and points that could be, over the criteria that are marked and whose levels have
 * points; null where there are none.
 */
export function rubricPoints(
  marked: readonly MarkedCriterion[],
): { given: number; most: number } | null {
  const counted = marked.filter(({ level }) => level.points !== null);
  if (counted.length === 0) return null;
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    given: sum(counted.map(({ level }) => level.points ?? 0)),
    most: sum(
      counted.map(({ criterion }) =>
        Math.max(...criterion.levels.map(({ points }) => points ?? 0)),
      ),
    ),
  };
}
