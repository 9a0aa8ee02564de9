import { blockProblems, countProblems, formulaProblem, inBody } from './check-notes.ts';
import type { Problem } from './course-error.ts';
import type { MarkdownFile } from './markdown-file.ts';
import { blanksIn, splitQuestion, type QuestionYaml } from './question-file.ts';

const steps = { least: 3, most: 8 };
const blanks = { least: 1, most: 3 };

/** What a question may ask about: the lectures in their order, and the day of its midterm. */
export type Coverage = {
  lectures: readonly { slug: string; date: string }[];
  midterm: string | null;
};

/** A question whose lecture is not there, or is held on the day of the midterm or after it. */
export function lectureProblems(
  { lecture }: QuestionYaml,
  { lectures, midterm }: Coverage,
  { front }: MarkdownFile,
): Problem[] {
  const problem = (reason: string) => [
    { file: front.file, line: front.lineOf(['lecture']), reason },
  ];
  const found = lectures.find(({ slug }) => slug === lecture);
  if (found === undefined) {
    const known = lectures.map(({ slug }) => slug).join(', ');
    return problem(`there is no lecture ${lecture}; there are ${known}`);
  }
  return midterm !== null && found.date >= midterm
    ? problem(`the midterm of ${midterm} does not cover ${lecture}, held on ${found.date}`)
    : [];
}

/** A derivation with too few steps or blanks, or too many, and blanks that cannot stand alone. */
export function derivationProblems(file: MarkdownFile): Problem[] {
  const text = splitQuestion(file.body);
  const problem = (reason: string) => inBody(file, { line: 1, reason });
  const marked = text.steps.reduce((sum, step) => sum + step.blanks, 0);
  return [
    ...(text.statement === '' ? [problem('has no statement before its first ##')] : []),
    ...outside(text.steps.length, steps, 'steps').map(problem),
    ...outside(marked, blanks, 'blanks').map(problem),
    ...text.steps
      .filter(({ body }) => body === '')
      .map(({ heading }) => problem(`the step “${heading}” is empty`)),
    ...file.notes.formulas.flatMap((formula) => {
      const inside = blanksIn(formula.tex);
      return formula.display || inside.length === 0
        ? []
        : [inBody(file, { line: formula.line, reason: 'a blank stands in a display formula' })];
    }),
  ];
}

/** Blanks that are no formula by themselves; slow, as it sets each of them. */
export function blankProblems(file: MarkdownFile): Problem[] {
  return file.notes.formulas.flatMap(({ tex, display, line }) =>
    blanksIn(tex)
      .flatMap((inside) => formulaProblem({ tex: inside, display, line }))
      .map(({ reason }) => inBody(file, { line, reason: `a blank is no whole: ${reason}` })),
  );
}

/** Where the Chinese file does not match the English one: topics, steps, blocks, formulas. */
export function questionTranslationProblems(
  chinese: MarkdownFile,
  english: MarkdownFile,
  topics: { zh: readonly string[]; en: readonly string[] },
): Problem[] {
  const [zh, en] = [splitQuestion(chinese.body).steps, splitQuestion(english.body).steps];
  const counts = countProblems(chinese, 'topics', topics.zh, topics.en);
  if (zh.length !== en.length) {
    const reason = `has ${zh.length} steps, the English file has ${en.length}`;
    return [...counts, inBody(chinese, { line: 1, reason })];
  }
  const marked = zh.flatMap((step, index) => {
    const there = en[index]?.blanks ?? 0;
    const reason = `step ${index + 1} has ${step.blanks} blanks, in English it has ${there}`;
    return step.blanks === there ? [] : [inBody(chinese, { line: 1, reason })];
  });
  const parting = [...marked, ...blockProblems(chinese, english)];
  return [...counts, ...(parting.length > 0 ? parting : formulaDifferences(chinese, english))];
}

/** Display formulas are the same in both languages, but for the words in them. */
function formulaDifferences(chinese: MarkdownFile, english: MarkdownFile): Problem[] {
  const displayed = ({ notes }: MarkdownFile) => notes.formulas.filter(({ display }) => display);
  const wordless = (tex = '') => tex.replace(/\\text\{[^}]*\}/g, '');
  const theirs = displayed(english);
  return displayed(chinese).flatMap(({ tex, line }, index) =>
    wordless(tex) === wordless(theirs[index]?.tex)
      ? []
      : [inBody(chinese, { line, reason: 'this formula differs from the English file’s' })],
  );
}

function outside(count: number, { least, most }: typeof steps, noun: string): string[] {
  return count < least || count > most
    ? [`has ${count} ${noun}; it takes ${least} to ${most}`]
    : [];
}
