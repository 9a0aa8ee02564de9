import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** The parts of a grade; the first three have a weight, `extra` only adds. */
export const components = ['homework', 'midterm', 'project', 'extra'] as const;
export type Component = (typeof components)[number];

/** Something of the course that is scored. */
export type GradeItem = {
  /** A homework's slug, `midterm`, `project`, or the key of something extra. */
  key: string;
  component: Component;
  title: Bilingual;
  /** What a full score is. */
  outOf: number;
};

/** Everything of an offering that is scored, as its file says, in the order of the grade. */
export function gradeItems({ homework, midterm, policy }: OfferingFile): GradeItem[] {
  const { midtermPoints, projectPoints, extra } = policy.grading;
  return [
    ...homework.map(({ slug, title }): GradeItem => ({
      ...{ key: slug, component: 'homework', outOf: 100 },
      title: { en: workTitle(slug, title.en), zh: workTitle(slug, title.zh) },
    })),
    ...(midterm === null
      ? []
      : [
          {
            key: 'midterm',
            component: 'midterm',
            title: titles.midterm,
            outOf: midtermPoints,
          } as const,
        ]),
    { key: 'project', component: 'project', title: titles.project, outOf: projectPoints },
    ...extra.map(({ key, title, points }): GradeItem => ({
      ...{ key, component: 'extra', title, outOf: points },
    })),
  ];
}

const titles = {
  midterm: { en: 'Midterm', zh: '期中考试' },
  project: { en: 'Project', zh: '项目' },
} as const satisfies Record<string, Bilingual>;
