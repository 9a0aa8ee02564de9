import { z } from 'zod';
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

/** No answer is longer, whatever its kind: in characters. */
const longest = 20_000;
const shortText = 300;
const mostLinks = 10;

const typed = z.record(
  z.string(),
  z.union([z.string().max(longest), z.array(z.string().max(200)).max(50)]),
);

/**
 * What was typed, as it can be kept: answers to this form's questions only, in the shape that each
 * has, without the characters that no database keeps. Anything else is left out.
 */
export function keepable(form: ApplicationForm, given: unknown): Answers {
  const read = typed.safeParse(given);
  if (!read.success) return {};
  return Object.fromEntries(
    form.questions.flatMap(({ key, kind }) => {
      const answer = Object.hasOwn(read.data, key) ? read.data[key] : undefined;
      const fits = kind === 'choices' ? Array.isArray(answer) : typeof answer === 'string';
      return answer === undefined || !fits ? [] : [[key, cleaned(answer)]];
    }),
  );
}

/** The answers in a form that a browser has sent. */
export function answersIn(form: ApplicationForm, sent: FormData): Answers {
  const given = form.questions.map(({ key, kind }) => {
    const texts = sent.getAll(fieldName(key)).filter((value) => typeof value === 'string');
    return [key, kind === 'choices' ? texts : (texts[0] ?? '')] as const;
  });
  return keepable(form, Object.fromEntries(given));
}

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

/** PostgreSQL keeps neither the null character nor half of a surrogate pair. */
function cleaned(answer: string | string[]): string | string[] {
  const clean = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replaceAll('\0', '')
      .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return Array.isArray(answer) ? answer.map(clean) : clean(answer);
}
