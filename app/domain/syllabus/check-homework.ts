import { blockProblems, countProblems } from './check-notes.ts';
import type { Problem } from './course-error.ts';
import {
  homeworkTranslationSchema,
  type HomeworkTranslationYaml,
  type HomeworkYaml,
} from './homework-file.ts';
import type { MarkdownFile } from './markdown-file.ts';
import { checkYaml } from './yaml-source.ts';

/** Parts of a homework whose title is no heading of its text: nobody would find where they begin. */
export function partProblems(file: MarkdownFile, titles: readonly string[]): Problem[] {
  const lines = file.body.split('\n');
  const headings = file.notes.blocks
    .filter(({ kind }) => kind === 'heading 2')
    .map(({ line }) => lines[line - 1]?.replace(/^#+\s*/, '').trim());
  return titles.flatMap((title, index) =>
    headings.includes(title)
      ? []
      : [
          {
            file: file.front.file,
            line: file.front.lineOf(['parts', index]),
            reason: `parts.${index}: the text has no heading “## ${title}”`,
          },
        ],
  );
}

/** The Chinese front matter, and where the Chinese file does not match the English one. */
export function checkHomeworkTranslation(
  chinese: MarkdownFile,
  english: MarkdownFile,
  yaml: HomeworkYaml,
): { value: HomeworkTranslationYaml | null; problems: Problem[] } {
  const checked = checkYaml(chinese.front, homeworkTranslationSchema);
  if (chinese.problems.length > 0) return { value: null, problems: [...chinese.problems] };
  if ('problems' in checked) return { value: null, problems: [...checked.problems] };
  const { parts, downloads } = checked.value;
  const problems = [
    ...countProblems(chinese, 'parts', parts, yaml.parts),
    ...countProblems(chinese, 'downloads', downloads, yaml.downloads),
    ...(chinese.notes.blocks.length === 0 ? [] : partProblems(chinese, parts)),
    ...blockProblems(chinese, english),
  ];
  return { value: checked.value, problems };
}
