import type { Bilingual } from '#app/i18n/languages.ts';

/** Something a person has to do themselves, whichever part of the course it comes from. */
export type Task = {
  kind: 'homework' | 'stage' | 'reading';
  /** A homework's slug, a stage's name, or the id of a classmate's text to read. */
  key: string;
  title: Bilingual;
  doing: 'hand in' | 'begin' | 'go on' | 'revise' | 'give feedback';
  /** Their own deadline; null when there is none. */
  due: Date | null;
  /** Comments on it that they have not read. */
  unread: number;
  /** Where it is done. */
  path: string;
};

/**
 * What to do next: unread feedback first, for it was waited for; then what is due first; what has
 * no deadline comes last. Null when nothing is left to do.
 */
export function nextTask(tasks: readonly Task[]): Task | null {
  const inTurn = tasks.toSorted(
    (a, b) =>
      Number(b.unread > 0) - Number(a.unread > 0) ||
      (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity) ||
      (a.key < b.key ? -1 : 1),
  );
  return inTurn[0] ?? null;
}
