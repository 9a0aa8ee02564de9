import { textBlocksOf, wordsOf, type Block, type DocumentContent } from '../content.ts';
import { isAtomBlock } from '../figures/figure.ts';
import { isSafeLink } from '../safe-text.ts';
import { wordsIn } from '../../details/details.ts';

/** What a text that is brought holds, as it will stand here. */
export const taken = [
  'words',
  'headings',
  'lists',
  'tables',
  'formulas',
  'figures',
  'code',
  'quotes',
  'links',
] as const;
export type Taken = (typeof taken)[number];

/** What of a file does not come with its text. */
export const leftOut = [
  /** Pictures of another kind, or elsewhere: their words alone come. */
  'images',
  /** Formulas that cannot be set here: they come as words. */
  'formulas',
  /** Comments of a word processor. */
  'comments',
  /** Words that were deleted while changes were tracked. */
  'deletions',
  /** A table of contents. */
  'contents',
  /** Charts, drawings and other embedded things. */
  'objects',
  /** Signs of a font of its own. */
  'symbols',
  /** Links that lead neither to the web nor to a mailbox: their words come. */
  'links',
  /** Markup of HTML: it comes as it was typed. */
  'html',
] as const;
export type LeftOut = (typeof leftOut)[number];

/** How often each thing occurs; what does not occur is not named. */
type Counts<Thing extends string> = Partial<Record<Thing, number>>;

/** What an import will do: exactly what its content says. */
export type ImportPlan = { taken: Counts<Taken>; leftOut: Counts<LeftOut> };

/** A file as a text of the portal, with what of it does not come. */
export type ReadFile = {
  content: DocumentContent;
  leftOut: Counts<LeftOut>;
  /** The pictures of its figures. */
  pictures?: Uint8Array[];
};

/** What bringing this content in does, counted in the content itself. */
export function importPlan({
  content,
  leftOut: missing,
}: Pick<ReadFile, 'content' | 'leftOut'>): ImportPlan {
  const blocks = textBlocksOf(content);
  const nested = content.content.flatMap(blocksIn);
  const ofType = (...types: Block['type'][]) =>
    nested.filter(({ type }) => types.includes(type)).length;
  const parts = blocks.flatMap((block) => (isAtomBlock(block) ? [] : (block.content ?? [])));
  const isLink = (part: (typeof parts)[number]) =>
    part.type === 'text' && (part.marks ?? []).some(({ type }) => type === 'link');
  const counts: Record<Taken, number> = {
    words: wordsIn(blocks.map(wordsOf).join('\n')),
    headings: ofType('heading'),
    lists: ofType('bulletList', 'orderedList'),
    tables: ofType('table'),
    formulas: ofType('blockMath') + parts.filter(({ type }) => type === 'inlineMath').length,
    figures: ofType('figure', 'experiment'),
    code: ofType('codeBlock'),
    quotes: ofType('blockquote'),
    links: parts.filter(isLink).length,
  };
  return { taken: occurring(counts), leftOut: occurring(missing) };
}

function blocksIn(block: Block): Block[] {
  switch (block.type) {
    case 'bulletList':
    case 'orderedList':
      return [block, ...(block.content ?? []).flatMap(inside)];
    case 'blockquote':
      return [block, ...inside(block)];
    case 'table':
      return [
        block,
        ...(block.content ?? []).flatMap((row) => (row.content ?? []).flatMap(inside)),
      ];
    default:
      return [block];
  }
}

const inside = ({ content }: { content?: Block[] | undefined }) =>
  (content ?? []).flatMap(blocksIn);

function occurring<Thing extends string>(counts: Counts<Thing>): Counts<Thing> {
  const found = Object.entries(counts).filter(([, count]) => count !== 0 && count !== undefined);
  return Object.fromEntries(found) as Counts<Thing>;
}

/** Counts what is left out while a file is read. */
export function openTally() {
  const counts: Counts<LeftOut> = {};
  return {
    counts,
    leave: (what: LeftOut, count = 1) => {
      counts[what] = (counts[what] ?? 0) + count;
    },
  };
}

export type Tally = ReturnType<typeof openTally>;

/** A link's mark, or none where it leads nowhere safe: that is counted. */
export function linkMark(href: string, tally: Tally) {
  if (isSafeLink(href)) return [{ type: 'link' as const, attrs: { href } }];
  tally.leave('links');
  return [];
}
