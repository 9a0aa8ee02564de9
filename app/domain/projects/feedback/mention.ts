/** Somebody who can be mentioned, by the name that is typed after the `@`. */
export type Mentionable = { id: string; label: string };

/** People by what is typed for them: their names, with a number where two have the same. */
export function mentionables(people: readonly { id: string; name: string }[]): Mentionable[] {
  const before = new Map<string, number>();
  return people.map(({ id, name }) => {
    const count = (before.get(name) ?? 0) + 1;
    before.set(name, count);
    return { id, label: count === 1 ? name : `${name} ${count}` };
  });
}

/** How a mention stands in a stored text: `@{id}`. */
const stored = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/g;

const letter = /[\p{Script=Latin}\p{Nd}]/u;

/**
 * A text as it is stored: each `@name` of somebody who can be mentioned becomes their id. The
 * longest name counts, and a name ends where its word does: `@Ada` is not in `@Adam`.
 */
export function storeMentions(text: string, people: readonly Mentionable[]): string {
  const byLength = people.toSorted((a, b) => b.label.length - a.label.length);
  let result = '';
  for (let rest = text; rest !== '';) {
    const person = rest.startsWith('@')
      ? byLength.find(({ label }) => rest.startsWith(label, 1) && endsThere(rest, label))
      : undefined;
    const taken = person === undefined ? Math.max(1, nextAt(rest)) : person.label.length + 1;
    result += person === undefined ? rest.slice(0, taken) : `@{${person.id}}`;
    rest = rest.slice(taken);
  }
  return result;
}

/** Where the next `@` stands after the first character. */
function nextAt(text: string): number {
  const at = text.indexOf('@', 1);
  return at === -1 ? text.length : at;
}

function endsThere(text: string, label: string): boolean {
  const [last = '', next = ''] = [label.at(-1), text.charAt(label.length + 1)];
  return !(letter.test(last) && letter.test(next));
}

/** Whom a stored text mentions, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(stored)].flatMap(([, id]) => id ?? []))];
}

/** A stored text as it is read and typed; somebody who is not among these people is `@…`. */
export function withNames(text: string, people: readonly Mentionable[]): string {
  return text.replaceAll(stored, (_, id: string) => {
    return `@${people.find((person) => person.id === id)?.label ?? '…'}`;
  });
}

/** A text in parts: words, and mentions of these names. */
export function partsOf(
  text: string,
  labels: readonly string[],
): { text: string; mention: boolean }[] {
  if (labels.length === 0) return [{ text, mention: false }];
  const names = labels
    .toSorted((a, b) => b.length - a.length)
    .map((label) => label.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`(@(?:${names.join('|')}))`, 'u');
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, mention: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
