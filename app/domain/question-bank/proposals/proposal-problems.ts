import { formulaProblem } from '#app/domain/syllabus/check-notes.ts';
import { readNotes } from '#app/domain/syllabus/notes.ts';
import { blankMacro, blanksIn, splitQuestion } from '#app/domain/syllabus/question-file.ts';
import { longest } from './longest.ts';
import type { ProposedQuestion } from './proposal.ts';

/** What is wrong in a field, and where. */
export type ProposalProblem =
  | { because: 'empty' | 'too long' | 'not covered' | 'too many' | 'no statement' | 'no step' }
  | { because: 'empty step'; step: number }
  | { because: 'picture'; line: number }
  /** KaTeX cannot set it, and says why, in English. */
  | { because: 'formula'; line: number; reason: string };

export type ProposalProblems = Partial<
  Record<'title' | 'lecture' | 'topics' | 'body', ProposalProblem>
>;

/**
 * What keeps a question from being handed over, at each field; lines of the text count from 1.
 *
 * @param covered the slugs of the lectures that the midterm covers
 */
export function proposalProblems(
  { title, lecture, topics, body }: ProposedQuestion,
  covered: readonly string[],
): ProposalProblems {
  const problems = {
    title: wordsProblem(title, longest.title),
    lecture: covered.includes(lecture) ? undefined : ({ because: 'not covered' } as const),
    topics: topicsProblem(topics),
    body: wordsProblem(body, longest.body) ?? derivationProblem(body) ?? markdownProblem(body),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, one]) => one !== undefined));
}

function wordsProblem(words: string, most: number): ProposalProblem | undefined {
  if (words.trim() === '') return { because: 'empty' };
  return words.length > most ? { because: 'too long' } : undefined;
}

function topicsProblem(topics: readonly string[]): ProposalProblem | undefined {
  if (topics.length === 0) return { because: 'empty' };
  if (topics.length > longest.topics) return { because: 'too many' };
  return topics.map((topic) => wordsProblem(topic, longest.topic)).find((one) => one !== undefined);
}

function derivationProblem(body: string): ProposalProblem | undefined {
  const { statement, steps } = splitQuestion(body);
  if (statement === '') return { because: 'no statement' };
  if (steps.length === 0) return { because: 'no step' };
  if (steps.length > longest.steps) return { because: 'too many' };
  const empty = steps.findIndex((step) => step.body === '');
  return empty < 0 ? undefined : { because: 'empty step', step: empty + 1 };
}

function markdownProblem(body: string): ProposalProblem | undefined {
  const { figures, formulas } = readNotes(body);
  const [picture] = figures;
  if (picture !== undefined) return { because: 'picture', line: picture.line };
  const [unset] = formulas.flatMap((formula) => [
    ...formulaProblem(formula, blankMacro),
    // What is asked for in a blank is set by itself when one studies.
    ...blanksIn(formula.tex).flatMap((tex) => formulaProblem({ ...formula, tex })),
  ]);
  return unset && { because: 'formula', ...unset };
}
