import type { HomeworkFile, HomeworkPart } from '#app/domain/syllabus/course.ts';

/** Points given, by the key of their criterion. */
export type Points = Readonly<Record<string, number>>;

/** A part of a homework that is marked; it has one criterion at least. */
export type MarkedPart = HomeworkPart;

/** The field of a form for a criterion is called by its key, after this. */
export const pointsField = 'points:';

/** What homework is out of. */
const full = 100;

/**
 * What a homework is marked by: its parts, each by its rubric; by one criterion where no rubric is
 * written, and as one part where the homework's text is not written.
 */
export function markedParts({ title, statement }: HomeworkFile): MarkedPart[] {
  const parts = statement?.parts ?? [{ key: whole.key, title, points: full, rubric: [] }];
  return parts.map((part) =>
    part.rubric.length > 0
      ? part
      : { ...part, rubric: [{ ...whole, points: part.points } as const] },
  );
}

const whole = { key: 'whole', label: { en: 'The whole part', zh: '整个部分' } };

/** The criterion whose points are missing, or below nothing, or above what it is out of. */
export function wrongCriterion({ rubric }: MarkedPart, points: Points): string | null {
  const wrong = rubric.find(({ key, points: most }) => {
    const given = points[key];
    return given === undefined || !(given >= 0 && given <= most);
  });
  return wrong?.key ?? null;
}

/** What the points of a part come to, to a hundredth: what is no criterion of it adds nothing. */
export function pointsOf({ rubric }: MarkedPart, points: Points): number {
  return total(rubric.map(({ key }) => points[key] ?? 0));
}

/** Adds points up without what binary fractions leave behind. */
export function total(points: readonly number[]): number {
  return Math.round(points.reduce((sum, each) => sum + each, 0) * 100) / 100;
}
