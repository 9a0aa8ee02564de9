/** Something that can be put into a text being written. */
export type Choice = { id: string; label: string; hint: string; inserts: string };

/** What is being looked for at the caret: since where, and what was typed of it. */
export type Trigger = { kind: 'mention' | 'reply'; from: number; query: string };

/**
 * What the text before the caret begins: a mention by `@` at the start of a word, a saved reply by
 * `/` at the start of a line; null when neither.
 */
export function triggerBefore(text: string): Trigger | null {
  const mention = /(?:^|[^\p{L}\p{N}@])@([^@\n]{0,40})$/u.exec(text);
  if (mention !== null) return at('mention', text, mention[1] ?? '');
  const reply = /(?:^|\n)\/([^\n/]{0,60})$/.exec(text);
  return reply === null ? null : at('reply', text, reply[1] ?? '');
}

function at(kind: Trigger['kind'], text: string, query: string): Trigger {
  return { kind, query, from: text.length - query.length - 1 };
}

/** The choices whose label holds what was typed, those that begin with it first; all for nothing. */
export function matching(choices: readonly Choice[], query: string): Choice[] {
  const typed = query.toLocaleLowerCase();
  const place = ({ label }: Choice) => label.toLocaleLowerCase().indexOf(typed);
  return choices
    .filter((choice) => place(choice) !== -1)
    .toSorted((a, b) => Math.min(1, place(a)) - Math.min(1, place(b)));
}
