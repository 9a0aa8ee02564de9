import path from 'node:path';
import { checkNotes } from './check-notes.ts';
import {
  blankProblems,
  derivationProblems,
  lectureProblems,
  questionTranslationProblems,
  type Coverage,
} from './check-question.ts';
import { readMarkdownFile, shown, type CourseFolder, type MarkdownFile } from './markdown-file.ts';
import {
  blankMacro,
  questionSchema,
  questionTranslationSchema,
  splitQuestion,
  type QuestionFile,
} from './question-file.ts';
import { list } from './read-files.ts';
import { unknownExperiments } from './unknown-names.ts';
import { checkYaml } from './yaml-source.ts';

const folderName = 'midterm';

/** What stands at `/:offering/midterm/…` beside the questions. */
export const bankPages = ['study', 'mock', 'print', 'propose', 'proposals'];

/**
 * The midterm bank of an offering: each question is `midterm/<slug>.md` in its folder with
 * `<slug>.zh.md` beside it, in the order of the lectures and then of the slugs.
 */
export function readQuestions(here: CourseFolder, coverage: Coverage): QuestionFile[] {
  const names = list(path.join(here.folder, folderName)).sort();
  const slugs = names.flatMap((name) => /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(name)?.[1] ?? []);
  const own = new Set(slugs.flatMap((slug) => [`${slug}.md`, `${slug}.zh.md`]));
  for (const name of names.filter((one) => !own.has(one))) {
    const file = shown(here.folder, folderName, name);
    const reason = 'is no question like elbo-gap.md, and translates none';
    here.problems.push({ file, line: 1, reason });
  }
  for (const slug of slugs.filter((one) => bankPages.includes(one))) {
    const file = shown(here.folder, folderName, `${slug}.md`);
    here.problems.push({ file, line: 1, reason: `${slug} is a page of the bank` });
  }
  if (coverage.midterm === null && names.length > 0) {
    const file = shown(here.folder, folderName);
    here.problems.push({ file, line: 1, reason: 'offering.yaml has no midterm' });
  }
  const place = ({ lecture }: QuestionFile) =>
    coverage.lectures.findIndex(({ slug }) => slug === lecture);
  return slugs
    .flatMap((slug) => readQuestion(here, coverage, slug) ?? [])
    .sort((a, b) => place(a) - place(b));
}

function readQuestion(here: CourseFolder, coverage: Coverage, slug: string): QuestionFile | null {
  const { folder, problems } = here;
  const english = readMarkdownFile(folder, folderName, `${slug}.md`);
  const chinese = readMarkdownFile(folder, folderName, `${slug}.zh.md`);
  if (english === null) return null;
  if (chinese === null) {
    problems.push({ file: english.front.file, line: 1, reason: `has no ${slug}.zh.md beside it` });
    return null;
  }
  const broken = [...english.problems, ...chinese.problems];
  const front = checkYaml(english.front, questionSchema);
  const translated = checkYaml(chinese.front, questionTranslationSchema);
  if (broken.length > 0 || 'problems' in front || 'problems' in translated) {
    const forms = [front, translated].flatMap((one) => ('problems' in one ? one.problems : []));
    problems.push(...(broken.length > 0 ? broken : forms));
    return null;
  }
  const [yaml, zh] = [front.value, translated.value];
  problems.push(
    ...lectureProblems(yaml, coverage, english),
    ...unknownExperiments(yaml.experiments, english),
    ...textProblems(here, english),
    ...textProblems(here, chinese),
    ...questionTranslationProblems(chinese, english, { zh: zh.topics, en: yaml.topics }),
  );
  return {
    ...yaml,
    slug,
    title: { en: yaml.title, zh: zh.title },
    topics: yaml.topics.map((en, index) => ({ en, zh: zh.topics[index] ?? en })),
    text: { en: splitQuestion(english.body), zh: splitQuestion(chinese.body) },
    figures: here.figures,
  };
}

function textProblems(here: CourseFolder, file: MarkdownFile) {
  return [
    ...checkNotes(file, here, blankMacro),
    ...derivationProblems(file),
    ...(here.formulas ? blankProblems(file) : []),
  ];
}
