import type { Suggestion } from './suggestion.ts';

/** What somebody suggested and the server did not take, kept in their browser until they are done. */

const keyOf = (person: string, document: string) => `practicum/refused/${person}/${document}`;

/** Keeps a person's suggestions before the text is loaded anew without some of them. */
export function keepRefused(
  person: string,
  document: string,
  suggestions: readonly Suggestion[],
): void {
  const own = suggestions.filter(({ author }) => author === person);
  const kept = readRefused(person, document).filter(({ id }) => own.every((one) => one.id !== id));
  window.localStorage.setItem(keyOf(person, document), JSON.stringify([...kept, ...own]));
}

/** What was kept; nothing on the server. */
export function readRefused(person: string, document: string): Suggestion[] {
  if (typeof window === 'undefined') return [];
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(person, document)) ?? '[]');
    return Array.isArray(kept) ? (kept as Suggestion[]) : [];
  } catch {
    return [];
  }
}

export function forgetRefused(person: string, document: string): void {
  window.localStorage.removeItem(keyOf(person, document));
}

/** Of what was kept that which is not in the text: taken suggestions need no second look. */
export function notTaken(
  kept: readonly Suggestion[],
  open: readonly Suggestion[],
): readonly Suggestion[] {
  return kept.filter(
    ({ id, inserted, deleted, formatted }) =>
      !open.some(
        (one) =>
          one.id === id &&
          one.inserted === inserted &&
          one.deleted === deleted &&
          one.formatted === formatted,
      ),
  );
}
