import { z } from 'zod';
import type { ApplicationForm } from '#app/domain/syllabus/course.ts';
import { fieldName, type Answers } from './answers.ts';

/** No answer is longer, whatever its kind: in characters. */
const longest = 20_000;

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

/** PostgreSQL keeps neither the null character nor half of a surrogate pair. */
function cleaned(answer: string | string[]): string | string[] {
  const clean = (text: string) =>
    text
      .replaceAll('\r\n', '\n')
      .replaceAll('\0', '')
      .replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  return Array.isArray(answer) ? answer.map(clean) : clean(answer);
}
