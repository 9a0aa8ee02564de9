import type { LateCut } from '#app/domain/calendar/late-policy.ts';
import type { Policy } from '#app/domain/syllabus/course.ts';
import { components, type Component, type GradeItem } from './grade-items.ts';

/** How one person stands with one item. */
export type ItemStanding =
  /** In points, out of the item's, after what being late took. */
  | { kind: 'score'; points: number; cut?: LateCut }
  /** Nothing came, and nothing can come any more: it counts as zero. */
  | { kind: 'missing' }
  /** It does not count for this person. */
  | { kind: 'excused' }
  /** It is not settled, and so neither is the grade. */
  | { kind: 'incomplete' }
  /** Nothing is known yet. */
  | { kind: 'open' };

/** What a grade follows from, beside the standings. */
export type GradeScheme = {
  items: readonly Pick<GradeItem, 'key' | 'component' | 'outOf'>[];
  policy: Pick<Policy, 'weights' | 'letterGrades'> & {
    grading: Pick<Policy['grading'], 'homeworkLeftOut'>;
  };
};

export type ComponentGrade = {
  component: Exclude<Component, 'extra'>;
  /** Of the whole grade, in percent. */
  weight: number;
  /** The mean of what counts; null while nothing does. */
  percent: number | null;
  /** Keys of items that are known and do not count because others are better. */
  dropped: string[];
};

export type Grade = {
  components: ComponentGrade[];
  /** What extra work adds, in points of the grade's hundred. */
  extra: number;
  /** The weighted mean of what is known, and the extra; null while nothing is known. */
  percent: number | null;
  /** What that is as a letter; null while nothing is known. */
  letter: string | null;
  /** Whether nothing is open or incomplete any more: only then is it the grade of the term. */
  settled: boolean;
};

/**
 * The grade of one person: each component is the mean of its items in percent, the lowest homeworks
 * left out as the offering's file says (never the last one that counts); the grade is the mean of
 * the components by their weights, over those of which something is known. What is excused leaves
 * its component, and a component all of which is excused leaves the grade.
 */
export function gradeOf(
  { items, policy }: GradeScheme,
  standing: (item: string) => ItemStanding,
): Grade {
  // Each is asked for once: for a whole course, following it from the facts is most of the work.
  const standings = new Map(items.map(({ key }) => [key, standing(key)]));
  const standingOf = (key: string) => standings.get(key) ?? { kind: 'open' as const };
  const { weights, letterGrades, grading } = policy;
  const graded = components
    .filter((component) => component !== 'extra')
    .flatMap((component): ComponentGrade[] => {
      const own = items.filter((item) => item.component === component);
      if (own.length === 0) return [];
      const drop = component === 'homework' ? grading.homeworkLeftOut : 0;
      return [{ component, weight: weights[component], ...meanOf(own, standingOf, drop) }];
    });
  const extra = items
    .filter(({ component }) => component === 'extra')
    .reduce((sum, { key }) => sum + pointsOf(standingOf(key)), 0);
  const known = graded.flatMap(({ weight, percent }) =>
    percent === null ? [] : [{ weight, percent }],
  );
  const weight = known.reduce((sum, each) => sum + each.weight, 0);
  const mean = known.reduce((sum, each) => sum + each.weight * each.percent, 0) / weight;
  const percent = weight === 0 ? null : settle(mean + extra);
  return {
    ...{ components: graded, extra, percent },
    letter: percent === null ? null : letterOf(percent, letterGrades),
    settled: items
      .filter(({ component }) => component !== 'extra')
      .every(({ key }) => !['open', 'incomplete'].includes(standingOf(key).kind)),
  };
}

/** The letter of a grade in percent: of the highest line that it reaches; null where none is. */
export function letterOf(percent: number, letters: Policy['letterGrades']): string | null {
  return letters.find(({ from }) => percent >= from)?.letter ?? null;
}

function meanOf(
  items: GradeScheme['items'],
  standingOf: (item: string) => ItemStanding,
  drop: number,
): Pick<ComponentGrade, 'percent' | 'dropped'> {
  const known = items.flatMap(({ key, outOf }) => {
    const standing = standingOf(key);
    const counts = standing.kind === 'score' || standing.kind === 'missing';
    return counts ? [{ key, percent: (100 * pointsOf(standing)) / outOf }] : [];
  });
  if (known.length === 0) return { percent: null, dropped: [] };
  const worstFirst = known.toSorted((a, b) => a.percent - b.percent);
  const count = Math.min(drop, known.length - 1);
  const kept = worstFirst.slice(count);
  return {
    percent: settle(kept.reduce((sum, { percent }) => sum + percent, 0) / kept.length),
    dropped: worstFirst.slice(0, count).map(({ key }) => key),
  };
}

function pointsOf(standing: ItemStanding): number {
  return standing.kind === 'score' ? standing.points : 0;
}

/** Without the last digits of the computer's arithmetic, so that 90 is 90 and an A. */
function settle(percent: number): number {
  return Math.round(percent * 1e9) / 1e9;
}
