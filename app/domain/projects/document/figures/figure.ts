import type { Block, BlockMath, DocumentContent, Inline, TextBlock } from '../content.ts';
import type { ExperimentNode, FigureNode, ReferenceNode } from './figure-nodes.ts';

/** A block that holds no words that could be typed into: it counts as one character. */
export type AtomBlock = BlockMath | FigureNode | ExperimentNode | ReferenceNode;

/** Their names, as the editor and Yjs have them. */
export const atomBlockNames: readonly string[] = [
  'blockMath',
  'figure',
  'experiment',
  'reference',
] satisfies AtomBlock['type'][];

export function isAtomBlock(node: TextBlock): node is AtomBlock {
  return atomBlockNames.includes(node.type);
}

/** In characters. */
export const longestWords = { alt: 1_000, caption: 2_000, reference: 1_000 } as const;
/** Of a permalink's query string. */
export const longestSettings = 2_000;

/** In bytes. */
export const largestFigure = 10 * 1024 * 1024;

/** What can be a figure, as a browser's file chooser has it. */
export const figureTypes = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** Why a picture was not taken. */
export type FigureRefusal =
  | 'not an image'
  | 'too large'
  /** So many pixels that a browser would stumble over it. */
  | 'too many pixels'
  | 'too many figures'
  | 'too often'
  | 'not found'
  | 'archived';

/** A picture that is in the store; its room on the page follows from its size in pixels. */
export type StoredFigure = { file: string; width: number; height: number };

// What stands between dollar signs; by the rule of Pandoc, so that "$5 and $6" stays as it is.
const formula = /(\$(?=\S)[^$\n]*[^\s$\\]\$(?!\d))/;

/** A caption as text: what stands between dollar signs is a formula. */
export function captionParts(caption: string): Inline[] {
  return caption
    .split(formula)
    .map((part, index): Inline | null => {
      if (part === '') return null;
      return index % 2 === 1
        ? { type: 'inlineMath', attrs: { latex: part.slice(1, -1) } }
        : { type: 'text', text: part };
    })
    .filter((part) => part !== null);
}

/** The address of an experiment with its settings, in the portal. */
export function experimentHref({ experiment, settings }: ExperimentNode['attrs']): string {
  return `/playground/${experiment}${settings === '' ? '' : `?${settings}`}`;
}

/** A work in one line: authors, year, title. */
export function referenceWords({ authors, year, title }: ReferenceNode['attrs']): string {
  const head = year === '' ? authors : `${authors} (${year})`.trim();
  return [head, title].filter((part) => part !== '').join('. ');
}

/** The numbers of the pictures that say nothing to who does not see them. */
export function undescribedIn(content: DocumentContent): number[] {
  return figuresOf(content).flatMap((node, index) =>
    node.type === 'figure' && node.attrs.alt.trim() === '' ? [index + 1] : [],
  );
}

/** By what a text refers to a figure: its file, or the experiment as it is set. */
export function figureKey(node: Pick<FigureNode | ExperimentNode, 'type' | 'attrs'>): string {
  return 'file' in node.attrs ? node.attrs.file : experimentHref(node.attrs);
}

/** The longest such key: an experiment with its settings. */
export const longestFigureKey = longestSettings + 100;

/** The numbers of works and of figures, by their keys: by their places in the text, from 1. */
export type TextNumbers = Record<'works' | 'figures', Record<string, number>>;

/**
 * What is numbered in a text. A work that is listed twice, or a figure that stands there twice, is
 * referred to by the number of the first.
 */
export function numbersIn(content: DocumentContent): TextNumbers {
  const numbers: TextNumbers = { works: {}, figures: {} };
  const next = { works: 1, figures: 1 };
  for (const node of atomBlocksOf(content.content)) {
    if (node.type === 'reference' && numberOf(numbers.works, node.attrs.key) === null)
      numbers.works[node.attrs.key] = next.works++;
    if (node.type !== 'figure' && node.type !== 'experiment') continue;
    const number = next.figures++;
    if (numberOf(numbers.figures, figureKey(node)) === null)
      numbers.figures[figureKey(node)] = number;
  }
  return numbers;
}

/** The number of what has this key; null for what is not in the text. */
export function numberOf(numbers: Record<string, number>, key: string): number | null {
  // A key may be the name of something that every object has.
  return Object.hasOwn(numbers, key) ? (numbers[key] ?? null) : null;
}

/** A reference to a figure outside of the portal. */
export function figureWords(number: number | null): string {
  return `Figure ${number ?? '?'}`;
}

/** The figures and experiments of a text, in reading order: figure 1, figure 2, … */
export function figuresOf(content: DocumentContent): (FigureNode | ExperimentNode)[] {
  return atomBlocksOf(content.content).filter(
    (node) => node.type === 'figure' || node.type === 'experiment',
  );
}

function atomBlocksOf(nodes: readonly Block[] | undefined): AtomBlock[] {
  return (nodes ?? []).flatMap((node): AtomBlock[] => {
    switch (node.type) {
      case 'blockMath':
      case 'figure':
      case 'experiment':
      case 'reference':
        return [node];
      case 'bulletList':
      case 'orderedList':
        return (node.content ?? []).flatMap((item) => atomBlocksOf(item.content));
      case 'blockquote':
        return atomBlocksOf(node.content);
      case 'table':
        return (node.content ?? [])
          .flatMap((row) => row.content ?? [])
          .flatMap((cell) => atomBlocksOf(cell.content));
      default:
        return [];
    }
  });
}
