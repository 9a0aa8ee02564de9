import { diffWordsWithSpace } from 'diff';
import type { ProposedQuestion } from './proposal.ts';

/** A run of words, and what became of it. */
export type Run = { kind: 'same' | 'inserted' | 'deleted'; words: string };

/**
 * What changed between two versions of a question's text, word by word: without what was inserted it
 * is the older, without what was deleted the newer.
 */
export function compareTexts(older: string, newer: string): Run[] {
  return diffWordsWithSpace(older, newer).map(({ added, removed, value }) => ({
    kind: added ? 'inserted' : removed ? 'deleted' : 'same',
    words: value,
  }));
}

/** What else of a question is otherwise than it was. */
export type Changed = 'title' | 'lecture' | 'topics' | 'difficulty' | 'language';

/** Which of a question's other parts differ between two versions. */
export function changedParts(older: ProposedQuestion, newer: ProposedQuestion): Changed[] {
  const parts: Changed[] = ['title', 'lecture', 'topics', 'difficulty', 'language'];
  return parts.filter((part) => String(older[part]) !== String(newer[part]));
}
