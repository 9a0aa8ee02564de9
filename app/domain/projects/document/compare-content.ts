import { diffArrays, diffWordsWithSpace } from 'diff';
import {
  formatRuns,
  formatsOf,
  sameFormats,
  type Formats,
  type FormatRun,
} from './compare-formats.ts';
import { wordsOf, type Block, type DocumentContent, type TextBlock } from './content.ts';
import { figureWords, numberOf, numbersIn } from './figures/figure.ts';
import type { ExperimentNode, FigureNode } from './figures/figure-nodes.ts';
import type { Json } from './yjs-text.ts';

/** A run of words and what became of it. */
export type Segment =
  | { kind: 'same' | 'inserted' | 'deleted'; words: string }
  /** The same words, which stand otherwise now. */
  | ({ kind: 'formatted' } & FormatRun);

/** How a text block stands on the page. */
export type BlockForm =
  | 'heading'
  | 'subheading'
  | 'paragraph'
  | 'item'
  | 'quote'
  | 'cell'
  | 'code'
  | 'formula'
  | 'figure'
  | 'reference';

/** What is compared as a picture, and not by its words alone. */
export type Picture = FigureNode | ExperimentNode;

export type ComparedBlock = {
  form: BlockForm;
  kind: 'same' | 'changed' | 'inserted' | 'deleted';
  /** Formulas are compared, and shown where something changed, by their LaTeX; figures' captions. */
  segments: Segment[];
  /** The block itself where it is the same in both, to be shown with its formulas. */
  node: TextBlock | null;
  /** A figure or an experiment as it was and as it is; null for any other block. */
  picture: { before: Picture | null; after: Picture | null } | null;
};

/**
 * What changed between two texts, word by word: blocks that are alike are paired and compared,
 * others are inserted or deleted as a whole. Leaving out what was inserted gives the words of the
 * older text, leaving out what was deleted those of the newer. Words that stay are compared by their
 * formatting.
 */
export function compareContent(older: DocumentContent, newer: DocumentContent): ComparedBlock[] {
  // A figure that moved has another number, which nobody wrote: both texts call it by the newer.
  const now = numbersIn(newer).figures;
  const before = formedBlocks(withFigureWords(older, { ...numbersIn(older).figures, ...now }));
  const after = formedBlocks(withFigureWords(newer, now));
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

/** A text in which references to figures are words. */
function withFigureWords<Node extends Json>(node: Node, figures: Record<string, number>): Node {
  if (node.content === undefined) return node;
  const content = node.content.map((child) => {
    if (child.type !== 'figureReference') return withFigureWords(child, figures);
    const { figure } = child.attrs ?? {};
    return { type: 'text', text: figureWords(numberOf(figures, String(figure))) };
  });
  return { ...node, content };
}

type FormedBlock = {
  form: BlockForm;
  words: string;
  /** Of each character of the words. */
  formats: readonly Formats[];
  node: TextBlock;
  picture: Picture | null;
};

function isSame(a: FormedBlock, b: FormedBlock): boolean {
  const pictures = a.picture !== null || b.picture !== null;
  if (pictures) return JSON.stringify(a.picture) === JSON.stringify(b.picture);
  const sameWords = a.form === b.form && a.words === b.words;
  return sameWords && a.formats.every((one, at) => sameFormats(one, b.formats[at] ?? []));
}

function same({ form, words, node, picture }: FormedBlock): ComparedBlock {
  const both = picture && { before: picture, after: picture };
  return { form, kind: 'same', segments: [{ kind: 'same', words }], node, picture: both };
}

function deleted({ form, words, picture }: FormedBlock): ComparedBlock {
  const gone = picture && { before: picture, after: null };
  const segments: Segment[] = [{ kind: 'deleted', words }];
  return { form, kind: 'deleted', segments, node: null, picture: gone };
}

function inserted({ form, words, picture }: FormedBlock): ComparedBlock {
  const fresh = picture && { before: null, after: picture };
  const segments: Segment[] = [{ kind: 'inserted', words }];
  return { form, kind: 'inserted', segments, node: null, picture: fresh };
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
      segments: withFormats(compareWords(old.words, block.words), old.formats, block.formats),
      node: null,
      picture: block.picture && { before: old.picture, after: block.picture },
    });
    next = partner + 1;
  }
  return [...compared, ...olds.slice(next).map(deleted)];
}

/** The share of the longer block's characters that both have, in order: 0 to 1. */
function likeness(a: FormedBlock, b: FormedBlock): number {
  if (a.picture?.type !== b.picture?.type) return 0;
  if (a.picture !== null && shownIn(a.picture) === shownIn(b.picture)) return 1;
  const longer = Math.max(a.words.length, b.words.length);
  if (longer === 0) return 1;
  const common = compareWords(a.words, b.words)
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { words }) => sum + words.trim().length, 0);
  return common / longer;
}

/** What is to be seen, whatever its caption says. */
function shownIn(picture: Picture | null): string | undefined {
  return picture?.type === 'figure' ? picture.attrs.file : picture?.attrs.experiment;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** What stays, cut where its formatting became another. */
function withFormats(
  segments: readonly Segment[],
  before: readonly Formats[],
  after: readonly Formats[],
): Segment[] {
  let old = 0;
  let now = 0;
  return segments.flatMap((segment): Segment[] => {
    const { kind, words } = segment;
    const [from, to] = [old, now];
    if (kind !== 'inserted') old += words.length;
    if (kind !== 'deleted') now += words.length;
    if (kind !== 'same') return [segment];
    return formatRuns(words, before.slice(from, old), after.slice(to, now)).map((run) =>
      sameFormats(run.before, run.after)
        ? { kind: 'same', words: run.words }
        : { kind: 'formatted', ...run },
    );
  });
}

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
    .filter(({ words, picture }) => words !== '' || picture !== null);
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
    case 'figure':
    case 'experiment':
      return [{ form: 'figure', words: node.attrs.caption, formats: [], node, picture: node }];
    default:
      return [
        {
          ...{ form: formOf(node, around), words: wordsOf(node), node, picture: null },
          formats: 'content' in node ? formatsOf(node.content ?? []) : [],
        },
      ];
  }
}

function formOf(node: Exclude<TextBlock, Picture>, around: BlockForm): BlockForm {
  switch (node.type) {
    case 'heading':
      return node.attrs.level === 2 ? 'heading' : 'subheading';
    case 'codeBlock':
      return 'code';
    case 'blockMath':
      return 'formula';
    case 'reference':
      return 'reference';
    case 'paragraph':
      return around;
  }
}
