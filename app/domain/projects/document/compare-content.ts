import { diffArrays, diffWordsWithSpace } from 'diff';
import { wordsOf, type Block, type DocumentContent, type TextBlock } from './content.ts';

/** A run of words and what became of it. */
export type Segment = { kind: 'same' | 'inserted' | 'deleted'; words: string };

/** How a text block stands on the page. */
export type BlockForm =
  'heading' | 'subheading' | 'paragraph' | 'item' | 'quote' | 'cell' | 'code' | 'formula';

export type ComparedBlock = {
  form: BlockForm;
  kind: 'same' | 'changed' | 'inserted' | 'deleted';
  /** Formulas are compared, and shown where something changed, by their LaTeX. */
  segments: Segment[];
  /** The block itself where it is the same in both, to be shown with its formulas. */
  node: TextBlock | null;
};

/**
 * What changed between two texts, word by word: blocks that are alike are paired and compared,
 * others are inserted or deleted as a whole. Leaving out what was inserted gives the words of the
 * older text, leaving out what was deleted those of the newer. Formatting is not compared.
 */
export function compareContent(older: DocumentContent, newer: DocumentContent): ComparedBlock[] {
  const before = formedBlocks(older);
  const after = formedBlocks(newer);
  const compared: ComparedBlock[] = [];
  let removed: FormedBlock[] = [];
  for (const part of diffArrays(before, after, { comparator: isSame })) {
    if (part.removed) removed = part.value;
    else if (part.added) {
      compared.push(...comparePaired(removed, part.value));
      removed = [];
    } else {
      compared.push(...removed.map(deleted), ...part.value.map(same));
      removed = [];
    }
  }
  return [...compared, ...removed.map(deleted)];
}

type FormedBlock = { form: BlockForm; words: string; node: TextBlock };

function isSame(a: FormedBlock, b: FormedBlock): boolean {
  return a.form === b.form && a.words === b.words;
}

function same({ form, words, node }: FormedBlock): ComparedBlock {
  return { form, kind: 'same', segments: [{ kind: 'same', words }], node };
}

function deleted({ form, words }: FormedBlock): ComparedBlock {
  return { form, kind: 'deleted', segments: [{ kind: 'deleted', words }], node: null };
}

function inserted({ form, words }: FormedBlock): ComparedBlock {
  return { form, kind: 'inserted', segments: [{ kind: 'inserted', words }], node: null };
}

/** Below this share of words in common, two blocks are different blocks. */
const alikeFrom = 0.4;

/** Pairs each new block with the next old one that is alike, in order. */
function comparePaired(olds: FormedBlock[], news: FormedBlock[]): ComparedBlock[] {
  const compared: ComparedBlock[] = [];
  let next = 0;
  for (const block of news) {
    const partner = olds.findIndex(
      (old, index) => index >= next && likeness(old, block) >= alikeFrom,
    );
    const old = olds[partner];
    if (old === undefined) {
      compared.push(inserted(block));
      continue;
    }
    compared.push(...olds.slice(next, partner).map(deleted));
    compared.push({
      form: block.form,
      kind: 'changed',
      segments: compareWords(old.words, block.words),
      node: null,
    });
    next = partner + 1;
  }
  return [...compared, ...olds.slice(next).map(deleted)];
}

/** The share of the longer block's characters that both have, in order: 0 to 1. */
function likeness(a: FormedBlock, b: FormedBlock): number {
  const longer = Math.max(a.words.length, b.words.length);
  if (longer === 0) return 1;
  const common = compareWords(a.words, b.words)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { words }) => sum + words.trim().length, 0);
  return common / longer;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Word by word; Chinese, which has no blanks, by the words that a dictionary finds in it. */
function compareWords(older: string, newer: string): Segment[] {
  return diffWordsWithSpace(older, newer, { intlSegmenter: segmenter }).map(
    ({ value, added, removed }) => ({
      kind: added ? 'inserted' : removed ? 'deleted' : 'same',
      words: value,
    }),
  );
}

function formedBlocks(content: DocumentContent): FormedBlock[] {
  return content.content
    .flatMap((node) => formsIn(node, 'paragraph'))
    .filter(({ words }) => words !== '');
}

function formsIn(node: Block, around: BlockForm): FormedBlock[] {
  switch (node.type) {
    case 'horizontalRule':
      return [];
    case 'blockquote':
      return (node.content ?? []).flatMap((child) => formsIn(child, 'quote'));
    case 'bulletList':
    case 'orderedList':
      return (node.content ?? [])
        .flatMap((item) => item.content ?? [])
        .flatMap((child) => formsIn(child, 'item'));
    case 'table':
      return (node.content ?? [])
        .flatMap((row) => row.content ?? [])
        .flatMap((cell) => cell.content ?? [])
        .flatMap((child) => formsIn(child, 'cell'));
    default:
      return [{ form: formOf(node, around), words: wordsOf(node), node }];
  }
}

function formOf(node: TextBlock, around: BlockForm): BlockForm {
  switch (node.type) {
    case 'heading':
      return node.attrs.level === 2 ? 'heading' : 'subheading';
    case 'codeBlock':
      return 'code';
    case 'blockMath':
      return 'formula';
    case 'paragraph':
      return around;
  }
}
