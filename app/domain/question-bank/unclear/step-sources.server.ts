import { createHash } from 'node:crypto';
import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';

/**
 * What each step of a question says, as the SHA-256 of its heading and body in both languages. What
 * is said about a step belongs to it as it is written: written anew, it begins anew.
 */
export function stepSources({ text }: Pick<QuestionFile, 'text'>): string[] {
  return text.en.steps.map((step, index) => {
    const written = [step, text.zh.steps[index]].map((one) => [one?.heading, one?.body]);
    return createHash('sha256').update(JSON.stringify(written)).digest('hex');
  });
}
