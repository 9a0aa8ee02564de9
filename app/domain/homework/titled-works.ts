import type { OfferingFile } from '#app/domain/syllabus/course.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { Bilingual } from '#app/i18n/languages.ts';

/** Something that is handed in, as people call it. */
export type TitledWork = {
  /** A homework's slug or a stage's name. */
  key: string;
  title: Bilingual;
  /** When a homework comes out; null for a stage, which is open from the start. */
  released: Date | null;
};

/** What an offering has handed in: the homeworks, then the stages of projects. */
export function titledWorks({ homework, project }: OfferingFile): TitledWork[] {
  return [
    ...homework.map(({ slug: key, title, released }) => ({
      ...{ key, released },
      title: { en: workTitle(key, title.en), zh: workTitle(key, title.zh) },
    })),
    ...project.stages.map(({ stage: key, title }) => ({ key, title, released: null })),
  ];
}
