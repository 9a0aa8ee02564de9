import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  readContent,
  type Block,
  type DocumentContent,
  type Inline,
  type Mark,
} from '../content.ts';
import { linkMark, openTally, type ReadFile, type Tally } from './import-plan.ts';

/** What this needs of mdast, the tree that the parser gives (github.com/syntax-tree/mdast). */
type Node = {
  type: string;
  value?: string;
  children?: Node[];
  depth?: number;
  url?: string;
  alt?: string | null;
  ordered?: boolean | null;
  start?: number | null;
  checked?: boolean | null;
  identifier?: string;
};

/** In characters: more than any stage's text, and read in a moment. */
export const longestMarkdown = 100_000;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/**
 * Markdown (CommonMark, the tables and strikes of GitHub, formulas between `$` and `$$`) as a
 * document, with what of it does not come as it was meant. What a document does not know becomes
 * plain words: HTML as it was typed, a picture as a link to it. Nothing is lost but markup.
 *
 * @returns null when the text is nested deeper, or holds longer formulas, than a document may
 */
export function readMarkdown(markdown: string): ReadFile | null {
  if (isTooDeep(markdown)) return null;
  const root = parser.parse(markdown) as Node;
  const links = new Map(
    childrenOf(root).flatMap(({ type, identifier, url }) =>
      type === 'definition' && identifier !== undefined ? [[identifier, url ?? '']] : [],
    ),
  );
  const tally = openTally();
  const content = readContent({ type: 'doc', content: blocksOf(root, { links, tally }) });
  return content && { content, leftOut: tally.counts };
}

const courseTexts = new Map<string, DocumentContent | null>();

/** The same as a document alone, for texts of the course: there are few, and each is read once. */
export function contentFromMarkdown(markdown: string): DocumentContent | null {
  const known = courseTexts.get(markdown);
  if (known !== undefined) return known;
  const content = readMarkdown(markdown)?.content ?? null;
  courseTexts.set(markdown, content);
  return content;
}

/** A paragraph of people has some dozens of signs that could open something; a large table, a thousand. */
const mostSigns = 3_000;

/**
 * Whether it would take very long to parse: signs that open something without end, in one line or in
 * one paragraph.
 */
function isTooDeep(markdown: string): boolean {
  if (/^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}/m.test(markdown)) return true;
  return markdown
    .split(/\n[ \t]*\n/)
    .some((paragraph) => (paragraph.match(/[*_~]+|[[|$`]/g)?.length ?? 0) > mostSigns);
}

type Reading = { links: ReadonlyMap<string, string>; tally: Tally };

const childrenOf = ({ children }: Node): Node[] => children ?? [];
const blocksOf = (node: Node, reading: Reading): Block[] =>
  childrenOf(node).flatMap((child) => blockOf(child, reading));

function blockOf(node: Node, reading: Reading): Block[] {
  switch (node.type) {
    case 'heading':
      // The title of the project is the document's only heading of the first level.
      return [
        {
          type: 'heading',
          attrs: { level: (node.depth ?? 1) > 2 ? 3 : 2 },
          content: inlinesOf(node, reading),
        },
      ];
    case 'paragraph':
      return [{ type: 'paragraph', content: inlinesOf(node, reading) }];
    case 'code':
      return [
        {
          type: 'codeBlock',
          content: textOf(node.value).map(({ type, text }) => ({ type, text })),
        },
      ];
    case 'math':
      return [{ type: 'blockMath', attrs: { latex: node.value ?? '' } }];
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }];
    case 'blockquote':
      return [{ type: 'blockquote', content: notEmpty(blocksOf(node, reading)) }];
    case 'list':
      return [listOf(node, reading)];
    case 'table':
      return [tableOf(node, reading)];
    case 'definition':
      return [];
    case 'footnoteDefinition':
      return [
        { type: 'paragraph', content: textOf(`[${node.identifier ?? ''}]`) },
        ...blocksOf(node, reading),
      ];
    default:
      if (node.type === 'html') reading.tally.leave('html');
      return [
        {
          type: 'paragraph',
          content: textOf(node.value).map(({ type, text }) => ({ type, text })),
        },
      ];
  }
}

function listOf(node: Node, reading: Reading): Block {
  const items = childrenOf(node).map((item) => ({
    type: 'listItem' as const,
    content: beginning([...boxOf(item), ...blocksOf(item, reading)]),
  }));
  return node.ordered === true
    ? { type: 'orderedList', attrs: { start: node.start ?? 1 }, content: items }
    : { type: 'bulletList', content: items };
}

/** The box of a task, in words. */
function boxOf({ checked }: Node): Block[] {
  if (typeof checked !== 'boolean') return [];
  return [{ type: 'paragraph', content: textOf(checked ? '[x]' : '[ ]') }];
}

function tableOf(node: Node, reading: Reading): Block {
  const rows = childrenOf(node).map((row, index) => ({
    type: 'tableRow' as const,
    content: childrenOf(row).map((cell) => ({
      type: index === 0 ? ('tableHeader' as const) : ('tableCell' as const),
      content: [{ type: 'paragraph' as const, content: inlinesOf(cell, reading) }],
    })),
  }));
  return { type: 'table', content: rows };
}

/** Where the editor wants a block, an empty paragraph stands. */
function notEmpty(blocks: Block[]): Block[] {
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}

/** An item of the editor begins with a line of words. */
function beginning(blocks: Block[]): Block[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks];
}

function inlinesOf(node: Node, reading: Reading, marks: Mark[] = []): Inline[] {
  return childrenOf(node).flatMap((child) => inlineOf(child, reading, marks));
}

function inlineOf(node: Node, reading: Reading, marks: Mark[]): Inline[] {
  const { links, tally } = reading;
  const inside = (added: Mark[]) => inlinesOf(node, reading, [...marks, ...added]);
  const picture = (url: string) => {
    tally.leave('images');
    return textOf(node.alt || url, [...marks, ...linkMark(url, tally)]);
  };
  switch (node.type) {
    case 'strong':
      return inside([{ type: 'bold' }]);
    case 'emphasis':
      return inside([{ type: 'italic' }]);
    case 'delete':
      return inside([{ type: 'strike' }]);
    case 'link':
      return inside(linkMark(node.url ?? '', tally));
    case 'linkReference':
      return inside(linkMark(links.get(node.identifier ?? '') ?? '', tally));
    case 'image':
      return picture(node.url ?? '');
    case 'imageReference':
      return picture(links.get(node.identifier ?? '') ?? '');
    case 'html':
      tally.leave('html');
      return textOf(node.value, marks);
    case 'inlineCode':
      return textOf(node.value, [...marks, { type: 'code' }]);
    case 'inlineMath':
      return [{ type: 'inlineMath', attrs: { latex: node.value ?? '' } }];
    case 'break':
      return [{ type: 'hardBreak' }];
    case 'footnoteReference':
      return textOf(`[${node.identifier ?? ''}]`, marks);
    default:
      // A line end within a paragraph is a space.
      return textOf(node.value?.replaceAll(/\s*\n\s*/g, ' '), marks);
  }
}

/** Words, without what PostgreSQL cannot keep; none when there are none. */
function textOf(value: string | null | undefined, marks: Mark[] = []) {
  const text = (value ?? '').replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  if (text === '') return [];
  return [{ type: 'text' as const, text, ...(marks.length > 0 && { marks }) }];
}
