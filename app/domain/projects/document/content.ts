import { z } from 'zod';
import { isAtomBlock, longestFigureKey, referenceWords, type AtomBlock } from './figures/figure.ts';
import { experimentNode, figureNode, referenceNode } from './figures/figure-nodes.ts';
import { isSafeLink, isStorable } from './safe-text.ts';

/**
 * A document's text: ProseMirror JSON, of exactly these nodes and marks. Whatever comes from a
 * browser passes through `documentContent` before it is frozen or shown: an unknown node is
 * refused, an unknown attribute is dropped, and so is a link that leads where `isSafeLink` does not
 * allow (its words stay).
 */

/** Written beside every frozen version; a change of the schema that old text does not fit raises it. */
export const contentSchemaVersion = 1;

const words = z.string().min(1).refine(isStorable);

const longestFormula = 4_000;
const deepestNesting = 24;

const href = z.string().max(2_000).refine(isStorable);

/** Whose suggestion something is: the same on all of its pieces. */
const suggested = z.object({
  id: z.string().min(1).max(40),
  /** A person's id. */
  author: z.string().min(1).max(40),
  /** When it was begun. */
  at: z.iso.datetime(),
});

/** Formatting that can be suggested. */
export const formats = ['bold', 'italic', 'strike', 'underline', 'code', 'link'] as const;

const insertionOrDeletion = z.object({
  type: z.literal(['insertion', 'deletion']),
  attrs: suggested,
});

const modification = z.object({
  type: z.literal('modification'),
  attrs: suggested.extend({
    change: z.literal(['add', 'remove']),
    format: z.literal(formats),
    href: href.nullable().optional(),
  }),
});

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal(['bold', 'italic', 'strike', 'underline', 'code']) }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
  insertionOrDeletion,
  modification,
]);

/** Where a mark leads, or would lead once it is accepted; null for one that leads nowhere. */
function targetOf(one: z.infer<typeof mark>): string | null {
  if (one.type === 'link') return one.attrs.href;
  return one.type === 'modification' ? (one.attrs.href ?? null) : null;
}

const marks = z
  .array(mark)
  .transform((all) =>
    all.filter((one) => {
      const target = targetOf(one);
      return target === null || isSafeLink(target);
    }),
  )
  .optional();

/** What is no word and whose deletion is suggested says so itself: it carries no marks. */
const deletion = suggested.nullable().optional();

const formula = z.object({ latex: z.string().max(longestFormula).refine(isStorable) });

const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: words, marks }),
  z.object({ type: z.literal('hardBreak'), attrs: z.object({ deletion }).optional() }),
  z.object({ type: z.literal('inlineMath'), attrs: formula.extend({ deletion }) }),
  z.object({
    type: z.literal('citation'),
    /** The key of a reference; one that is not in the text is shown as missing. */
    attrs: z.object({ key: z.string().min(1).max(60).refine(isStorable), deletion }),
  }),
  z.object({
    type: z.literal('figureReference'),
    /** The key of a figure (`figureKey`); one that is not in the text is shown as missing. */
    attrs: z.object({
      figure: z.string().min(1).max(longestFigureKey).refine(isStorable),
      deletion,
    }),
  }),
]);

const inlines = z.array(inline).optional();

const paragraph = z.object({ type: z.literal('paragraph'), content: inlines });
const heading = z.object({
  type: z.literal('heading'),
  attrs: z.object({ level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});
const codeBlock = z.object({
  type: z.literal('codeBlock'),
  content: z
    .array(
      z.object({
        type: z.literal('text'),
        text: words,
        marks: z.array(insertionOrDeletion).optional(),
      }),
    )
    .optional(),
});
const blockMath = z.object({ type: z.literal('blockMath'), attrs: formula });
const horizontalRule = z.object({ type: z.literal('horizontalRule') });

export type Mark = z.infer<typeof mark>;
export type Inline = z.infer<typeof inline>;
export type BlockMath = z.infer<typeof blockMath>;

type Span = { colspan?: number | undefined; rowspan?: number | undefined };
export interface TableCell {
  type: 'tableCell' | 'tableHeader';
  attrs?: Span | undefined;
  content?: Block[] | undefined;
}
export interface TableRow {
  type: 'tableRow';
  content?: TableCell[] | undefined;
}
export interface ListItem {
  type: 'listItem';
  content?: Block[] | undefined;
}
interface BulletList {
  type: 'bulletList';
  content?: ListItem[] | undefined;
}
interface OrderedList {
  type: 'orderedList';
  attrs?: { start?: number | undefined } | undefined;
  content?: ListItem[] | undefined;
}
interface Quote {
  type: 'blockquote';
  content?: Block[] | undefined;
}
interface Table {
  type: 'table';
  content?: TableRow[] | undefined;
}

export type Block =
  | z.infer<typeof paragraph>
  | z.infer<typeof heading>
  | z.infer<typeof codeBlock>
  | AtomBlock
  | z.infer<typeof horizontalRule>
  | BulletList
  | OrderedList
  | Quote
  | Table;

const blocks: z.ZodType<Block[] | undefined> = z.lazy(() => z.array(block).optional());
const listItems = z.array(z.object({ type: z.literal('listItem'), content: blocks })).optional();
const span = z.number().int().min(1).max(50).optional();
const rows = z
  .array(
    z.object({
      type: z.literal('tableRow'),
      content: z
        .array(
          z.object({
            type: z.literal(['tableCell', 'tableHeader']),
            attrs: z.object({ colspan: span, rowspan: span }).optional(),
            content: blocks,
          }),
        )
        .optional(),
    }),
  )
  .optional();

const block: z.ZodType<Block> = z.discriminatedUnion('type', [
  paragraph,
  heading,
  codeBlock,
  blockMath,
  figureNode,
  experimentNode,
  referenceNode,
  horizontalRule,
  z.object({ type: z.literal('bulletList'), content: listItems }),
  z.object({
    type: z.literal('orderedList'),
    attrs: z.object({ start: z.number().int().min(0).max(9_999).optional() }).optional(),
    content: listItems,
  }),
  z.object({ type: z.literal('blockquote'), content: blocks }),
  z.object({ type: z.literal('table'), content: rows }),
]);

const documentContent = z.object({ type: z.literal('doc'), content: z.array(block) });

export type DocumentContent = z.infer<typeof documentContent>;

/** The text when it fits the schema; null when it holds anything else. Never throws. */
export function readContent(json: unknown): DocumentContent | null {
  if (depthOf(json) > deepestNesting) return null;
  return documentContent.safeParse(json).data ?? null;
}

/** How deep `content` is nested; stops counting beyond what is allowed. */
function depthOf(json: unknown, depth = 0): number {
  if (depth > deepestNesting || json === null || typeof json !== 'object') return depth;
  const children: unknown = 'content' in json ? json.content : [];
  if (!Array.isArray(children)) return depth;
  return Math.max(depth, ...children.map((child) => depthOf(child, depth + 1)));
}

/** A block whose children are text rather than blocks, or one that stands for itself. */
export type TextBlock = Extract<Block, { type: 'paragraph' | 'heading' | 'codeBlock' }> | AtomBlock;

/**
 * The text blocks in reading order. Their index is how the portal points at a place: block 3,
 * character 7, where a formula or a line break within the text counts as one character.
 */
export function textBlocksOf(content: DocumentContent): TextBlock[] {
  return content.content.flatMap(textBlocksIn);
}

function textBlocksIn(node: Block): TextBlock[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'codeBlock':
    case 'blockMath':
    case 'figure':
    case 'experiment':
    case 'reference':
      return [node];
    case 'horizontalRule':
      return [];
    case 'bulletList':
    case 'orderedList':
      return (node.content ?? []).flatMap((item) => (item.content ?? []).flatMap(textBlocksIn));
    case 'blockquote':
      return (node.content ?? []).flatMap(textBlocksIn);
    case 'table':
      return (node.content ?? [])
        .flatMap((row) => row.content ?? [])
        .flatMap((cell) => (cell.content ?? []).flatMap(textBlocksIn));
  }
}

/** Stands for what is no word (a formula, a figure) where text is counted in characters. */
export const atom = '\uFFFC';

/** A text block as characters, one for each position; a block formula or a figure is a single one. */
export function charactersOf(node: TextBlock): string {
  if (isAtomBlock(node)) return atom;
  return (node.content ?? []).map((part) => (part.type === 'text' ? part.text : atom)).join('');
}

/** A text block as words: a formula by its LaTeX between dollar signs, a figure by its caption. */
export function wordsOf(node: TextBlock): string {
  switch (node.type) {
    case 'blockMath':
      return `$$${node.attrs.latex}$$`;
    case 'figure':
      return node.attrs.caption || node.attrs.alt || atom;
    case 'experiment':
      return node.attrs.caption || node.attrs.experiment;
    case 'reference':
      return referenceWords(node.attrs) || node.attrs.key;
    default:
      return (node.content ?? []).map(wordsOfInline).join('');
  }
}

export function wordsOfInline(part: Inline): string {
  if (part.type === 'text') return part.text;
  if (part.type === 'citation') return `[${part.attrs.key}]`;
  if (part.type === 'figureReference') return '[figure]';
  return part.type === 'hardBreak' ? '\n' : `$${part.attrs.latex}$`;
}

/** Whether nothing is written: no word, no formula and no figure. */
export function isEmptyContent(content: DocumentContent): boolean {
  return textBlocksOf(content).every((node) => wordsOf(node).trim() === '');
}
