import type { Language } from '#app/i18n/languages.ts';
import type { ProposedQuestion } from './proposal.ts';

/** A question as it stands in the fields of a form. */
export type TypedQuestion = {
  title: string;
  lecture: string;
  /** Separated by commas. */
  topics: string;
  difficulty: '1' | '2' | '3';
  language: Language;
  body: string;
};

/** A form with nothing in it yet. */
export function emptyQuestion(lecture: string, language: Language): TypedQuestion {
  return { title: '', lecture, topics: '', difficulty: '2', language, body: '' };
}

/** What stands in the fields to edit a question. */
export function typedQuestion({
  topics,
  difficulty,
  ...question
}: ProposedQuestion): TypedQuestion {
  return {
    ...question,
    topics: topics.join(', '),
    difficulty: String(difficulty) as TypedQuestion['difficulty'],
  };
}

/** Topics typed in one field, each once. */
export function readTopics(typed: string): string[] {
  const topics = typed.split(/[,，;；\n]/).map((topic) => topic.trim());
  return [...new Set(topics.filter((topic) => topic !== ''))];
}
