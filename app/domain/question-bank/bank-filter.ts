import type { QuestionFile } from '#app/domain/syllabus/question-file.ts';

export const difficulties = [1, 2, 3] as const;
export type Difficulty = (typeof difficulties)[number];

/** What each difficulty is called, as a key of the words. */
export const difficultyName = { 1: 'easier', 2: 'medium', 3: 'harder' } as const satisfies Record<
  Difficulty,
  string
>;

/** Which questions of the bank are shown; all of it is kept in the address. */
export type BankFilter = {
  words: string;
  /** A topic by its English words; null for all. */
  topic: string | null;
  difficulty: Difficulty | null;
};

const longestWords = 80;

/** What an address asks for; what it says wrongly counts as not said. */
export function readBankFilter(search: URLSearchParams): BankFilter {
  return {
    words: (search.get('q') ?? '').trim().slice(0, longestWords),
    topic: search.get('topic') || null,
    difficulty: difficulties.find((one) => String(one) === search.get('difficulty')) ?? null,
  };
}

/** Whether a question is shown: each of the words stands somewhere in it, in either language. */
export function isShown(question: QuestionFile, { words, topic, difficulty }: BankFilter): boolean {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (difficulty !== null && question.difficulty !== difficulty) return false;
  if (topic !== null && question.topics.every(({ en }) => en !== topic)) return false;
  const text = wanted.length === 0 ? '' : textOf(question);
  return wanted.every((word) => text.includes(word));
}

/** Everything that a question says, in both languages. */
function textOf({ title, topics, text }: QuestionFile): string {
  const said = (['en', 'zh'] as const).flatMap((language) => [
    title[language],
    ...topics.map((topic) => topic[language]),
    text[language].statement,
    ...text[language].steps.flatMap(({ heading, body }) => [heading, body]),
  ]);
  return said.join('\n').toLowerCase();
}
