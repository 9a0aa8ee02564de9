import {
  textBlocksOf,
  wordsOfInline,
  type DocumentContent,
  type formats,
  type Inline,
} from '../content.ts';
import { isAtomBlock } from '../figures/figure.ts';
import type { Json } from '../yjs-text.ts';

/**
 * Suggestions live in the text as marks that leave its structure alone: words that would be
 * inserted, words that would be deleted, formatting that would change. So the text without a
 * person's suggestions is always what it was, and the marks of several people lie on one word
 * side by side. What changes the structure when it is accepted is a sign among inserted words.
 */

/** Among inserted words: the paragraph would be split here. */
export const splitSign = '\u2029';
/** Among inserted words: a line break. */
export const breakSign = '\u2028';
/** Among inserted words: the paragraph would be joined with the next one. */
export const joinSign = '\u2060';

const signs = new RegExp(`[${splitSign}${breakSign}${joinSign}]`, 'g');

export const isSign = (character: string) =>
  character === splitSign || character === breakSign || character === joinSign;

export type Format = (typeof formats)[number];

/** Whose suggestion it is, and since when. */
export type Suggested = { id: string; author: string; at: string };

/** One suggestion as a card tells it. */
export type Suggestion = Suggested & {
  kind: 'insert' | 'delete' | 'replace' | 'format' | 'split' | 'join';
  inserted: string;
  deleted: string;
  /** The words whose formatting would change, and how. */
  formatted: string;
  changes: { change: 'add' | 'remove'; format: Format }[];
};

const kinds = ['insertion', 'deletion', 'modification'];

type JsonMark = NonNullable<Json['marks']>[number];

/** Whether a mark is a piece of a suggestion, of this author when one is given. */
export function isSuggested({ type, attrs }: JsonMark, author?: string): boolean {
  return kinds.includes(type) && (author === undefined || attrs?.author === author);
}

/**
 * The text with suggestions rejected: everybody's, or one author's. Knows no schema, so that it can
 * be asked about text that was not checked.
 */
export function withoutSuggestions<Node extends Json>(node: Node, author?: string): Node {
  if (node.content === undefined) return withoutOwnDeletion(node, author);
  const content = node.content.flatMap((child) => {
    if (child.type !== 'text') return [withoutSuggestions(child, author)];
    const marks = child.marks ?? [];
    if (marks.some((one) => one.type === 'insertion' && isSuggested(one, author))) return [];
    const kept = marks.filter((one) => !isSuggested(one, author));
    const { marks: _, ...words } = child;
    return [kept.length === 0 ? words : { ...words, marks: kept }];
  });
  const { content: _, ...rest } = node;
  const joined = joinRuns(content);
  return (joined.length === 0 ? rest : { ...rest, content: joined }) as Node;
}

/** A formula or a line break carries the suggestion of its deletion as an attribute. */
function withoutOwnDeletion<Node extends Json>(node: Node, author?: string): Node {
  const { deletion, ...attrs } = node.attrs ?? {};
  if (deletion == null) return node;
  const by = typeof deletion === 'object' && 'author' in deletion ? deletion.author : null;
  if (author !== undefined && by !== author) return node;
  const { attrs: _, ...rest } = node;
  return (Object.keys(attrs).length === 0 ? rest : { ...rest, attrs }) as Node;
}

/** Puts neighbouring words with the same marks together: there is one way to write a text. */
export function joinRuns(nodes: readonly Json[]): Json[] {
  const joined: Json[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && sameMarks(node, last)) {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else joined.push(node);
  }
  return joined;
}

const sameMarks = (a: Json, b: Json) => marksKey(a) === marksKey(b);

function marksKey({ marks = [] }: Json): string {
  return marks
    .map(({ type, attrs = {} }) => JSON.stringify([type, Object.entries(attrs).sort()]))
    .sort()
    .join();
}

/** The suggestions of a text, in reading order, each once. */
export function suggestionsOf(content: DocumentContent): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const of = ({ id, author, at }: Suggested): Suggestion => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const texts = { inserted: '', deleted: '', formatted: '' };
    const made: Suggestion = { id, author, at, kind: 'format', ...texts, changes: [] };
    found.set(id, made);
    return made;
  };
  for (const block of textBlocksOf(content)) {
    const parts: readonly Inline[] = isAtomBlock(block) ? [] : (block.content ?? []);
    for (const part of parts) readPart(part, of);
  }
  return [...found.values()].map((one) => ({ ...one, kind: kindOf(one) }));
}

function readPart(part: Inline, of: (suggested: Suggested) => Suggestion): void {
  const words = wordsOfInline(part);
  if (part.type !== 'text') {
    if (part.attrs?.deletion != null) of(part.attrs.deletion).deleted += words;
    return;
  }
  for (const mark of part.marks ?? []) {
    if (mark.type === 'insertion') of(mark.attrs).inserted += words;
    if (mark.type === 'deletion') of(mark.attrs).deleted += words;
    if (mark.type !== 'modification') continue;
    const suggestion = of(mark.attrs);
    const { change, format } = mark.attrs;
    const before = suggestion.changes.at(-1);
    if (suggestion.changes.every((one) => one.change !== change || one.format !== format))
      suggestion.changes.push({ change, format });
    // Words with two changes of one suggestion are told once.
    if (before === undefined || before.format === format) suggestion.formatted += words;
  }
}

function kindOf({ inserted, deleted, changes }: Suggestion): Suggestion['kind'] {
  const words = inserted.replaceAll(signs, '');
  if (deleted !== '' && words !== '') return 'replace';
  if (deleted !== '') return 'delete';
  if (words !== '') return 'insert';
  if (changes.length > 0) return 'format';
  return inserted.includes(joinSign) ? 'join' : 'split';
}

/** Words as they are shown on a card: a split paragraph as its sign. */
export function readable(words: string): string {
  return words.replaceAll(splitSign, ' ¶ ').replaceAll(breakSign, ' ↵ ').replaceAll(joinSign, '');
}
