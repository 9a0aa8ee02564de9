import katex from 'katex';
import { expect, it } from 'vitest';
import { isEmptyContent } from '#app/domain/projects/document/content.ts';
import { formulasOf } from '#app/domain/projects/document/formulas.ts';
import { contentFromMarkdown } from '#app/domain/projects/document/import/content-from-markdown.server.ts';
import { loadCourse } from '#app/domain/syllabus/load-course.server.ts';

const templates = loadCourse('content/syllabus').offerings.flatMap(({ slug, project }) =>
  project.stages.flatMap(({ stage, template }) =>
    template === null
      ? []
      : (['en', 'zh'] as const).map((language) => ({
          slug,
          stage,
          language,
          text: template[language],
        })),
  ),
);

it('each stage of Spring 2024 has a template in both languages', () => {
  expect(templates.filter(({ slug }) => slug === 'sp24')).toHaveLength(8);
});

it.each(templates)(
  'the template of $slug $stage in $language is a text whose formulas can be set',
  ({ text }) => {
    const content = contentFromMarkdown(text);
    if (content === null) throw new Error('it is no text');
    expect(isEmptyContent(content)).toBe(false);
    for (const { latex, display } of formulasOf(content)) {
      expect(() =>
        katex.renderToString(latex, { displayMode: display, strict: 'error' }),
      ).not.toThrow();
    }
  },
);
