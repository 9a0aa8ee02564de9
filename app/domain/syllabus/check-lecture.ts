import { blockProblems, countProblems } from './check-notes.ts';
import type { Problem } from './course-error.ts';
import { translationSchema, type LectureYaml, type TranslationYaml } from './lecture-file.ts';
import type { MarkdownFile } from './markdown-file.ts';
import { checkYaml } from './yaml-source.ts';

/** The Chinese front matter, and where the Chinese file does not match the English one. */
export function checkTranslation(
  chinese: MarkdownFile,
  english: MarkdownFile,
  yaml: LectureYaml,
): { value: TranslationYaml | null; problems: Problem[] } {
  const checked = checkYaml(chinese.front, translationSchema);
  if (chinese.problems.length > 0) return { value: null, problems: [...chinese.problems] };
  if ('problems' in checked) return { value: null, problems: [...checked.problems] };
  const { topics, why } = checked.value;
  const problems = [
    ...countProblems(chinese, 'topics', topics, yaml.topics),
    ...countProblems(chinese, 'why', why, yaml.readings, 'readings'),
    ...blockProblems(chinese, english),
  ];
  return { value: checked.value, problems };
}
