import type { ApplicationForm, Question } from '#app/domain/syllabus/course.ts';

/**
 * What somebody answered, by the question's key. The keys of what was chosen are a list; links are
 * one on each line; a consent that was given is `yes`. Not answered is an empty text or no key.
 */
export type Answers = Record<string, string | string[]>;

/** What is wrong with an answer that was to be sent. */
export type AnswerProblem =
  'missing' | 'too long' | 'no such choice' | 'no link' | 'too many links' | 'no consent';

/** What is wrong, by the question's key. */
export type AnswerProblems = Record<string, AnswerProblem>;

const shortText = 300;
const mostLinks = 10;

/** The name of a question's field in the page. */
export function fieldName(key: string): string {
  return `answer-${key}`;
}

/** What keeps the answers from being sent: nothing, or one problem for each question it is about. */
export function answerProblems(form: ApplicationForm, answers: Answers): AnswerProblems {
  return Object.fromEntries(
    form.questions.flatMap((question) => {
      const problem = problemOf(question, answers[question.key] ?? '');
      return problem === null ? [] : [[question.key, problem]];
    }),
  );
}

function problemOf(question: Question, answer: string | string[]): AnswerProblem | null {
  const texts = (Array.isArray(answer) ? answer : [answer.trim()]).filter((text) => text !== '');
  if (texts.length === 0) {
    if (!question.required) return null;
    return question.kind === 'consent' ? 'no consent' : 'missing';
  }
  const text = texts[0] ?? '';
  switch (question.kind) {
    case 'text':
      return text.length > shortText ? 'too long' : null;
    case 'long':
      return text.length > question.limit ? 'too long' : null;
    case 'choice':
    case 'choices':
      return texts.every((key) => question.options.some((option) => option.key === key))
        ? null
        : 'no such choice';
    case 'links': {
      const links = linesOf(text);
      if (links.length > mostLinks) return 'too many links';
      return links.every(isLink) ? null : 'no link';
    }
    case 'consent':
      return text === 'yes' ? null : 'no consent';
  }
}

/** The links of an answer, one on each line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Whether this is an address that may stand in a page as a link. */
export function isLink(text: string): boolean {
  if (text.length > 500 || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}
