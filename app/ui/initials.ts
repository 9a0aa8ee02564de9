const han = /\p{Script=Han}/u;

/**
 * The one or two letters that stand for a name: the first of its first and its last word, or the
 * last two characters of a name in Chinese writing. Empty for an empty name.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  if (words.length === 1 && han.test(first)) return [...first].slice(-2).join('');
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last]
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase('en');
}

/** How many quiet colours there are; `avatar.module.css` has each of them. */
export const tints = 8;

/** Which of the quiet colours belongs to a name: always the same one (FNV-1a, 32 bits). */
export function tintOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const character of name.trim()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash % tints;
}
