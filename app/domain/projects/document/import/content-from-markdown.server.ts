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
export const longestMarkdown = 200_000;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/**
 * Markdown (CommonMark, the tables and strikes of GitHub, formulas between `$` and `$$`) as a
 * document. What a document does not know becomes plain words: HTML as it was typed, a picture as a
 * link to it. Nothing is lost but markup.
 *
 * @returns null when the text is nested deeper, or holds longer formulas, than a document may
 */
export function contentFromMarkdown(markdown: string): DocumentContent | null {
  const root = parser.parse(markdown) as Node;
  const links = new Map(
    childrenOf(root).flatMap(({ type, identifier, url }) =>
      type === 'definition' && identifier !== undefined ? [[identifier, url ?? '']] : [],
    ),
  );
  return readContent({ type: 'doc', content: blocksOf(root, links) });
}

type Links = ReadonlyMap<string, string>;

const childrenOf = ({ children }: Node): Node[] => children ?? [];
const blocksOf = (node: Node, links: Links): Block[] =>
  childrenOf(node).flatMap((child) => blockOf(child, links));

function blockOf(node: Node, links: Links): Block[] {
  switch (node.type) {
    case 'heading':
      // The title of the project is the document's only heading of the first level.
      return [
        {
          type: 'heading',
          attrs: { level: (node.depth ?? 1) > 2 ? 3 : 2 },
          content: inlinesOf(node, links),
        },
      ];
    case 'paragraph':
      return [{ type: 'paragraph', content: inlinesOf(node, links) }];
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
      return [{ type: 'blockquote', content: notEmpty(blocksOf(node, links)) }];
    case 'list':
      return [listOf(node, links)];
    case 'table':
      return [tableOf(node, links)];
    case 'definition':
      return [];
    case 'footnoteDefinition':
      return [
        { type: 'paragraph', content: textOf(`[${node.identifier ?? ''}]`) },
        ...blocksOf(node, links),
      ];
    default:
      return [
        {
          type: 'paragraph',
          content: textOf(node.value).map(({ type, text }) => ({ type, text })),
        },
      ];
  }
}

function listOf(node: Node, links: Links): Block {
  const items = childrenOf(node).map((item) => ({
    type: 'listItem' as const,
    content: notEmpty([...boxOf(item), ...blocksOf(item, links)]),
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

function tableOf(node: Node, links: Links): Block {
  const rows = childrenOf(node).map((row, index) => ({
    type: 'tableRow' as const,
    content: childrenOf(row).map((cell) => ({
      type: index === 0 ? ('tableHeader' as const) : ('tableCell' as const),
      content: [{ type: 'paragraph' as const, content: inlinesOf(cell, links) }],
    })),
  }));
  return { type: 'table', content: rows };
}

/** Where the editor wants a block, an empty paragraph stands. */
function notEmpty(blocks: Block[]): Block[] {
  return blocks.length === 0 ? [{ type: 'paragraph' }] : blocks;
}

function inlinesOf(node: Node, links: Links, marks: Mark[] = []): Inline[] {
  return childrenOf(node).flatMap((child) => inlineOf(child, links, marks));
}

function inlineOf(node: Node, links: Links, marks: Mark[]): Inline[] {
  const inside = (mark: Mark) => inlinesOf(node, links, [...marks, mark]);
  switch (node.type) {
    case 'strong':
      return inside({ type: 'bold' });
    case 'emphasis':
      return inside({ type: 'italic' });
    case 'delete':
      return inside({ type: 'strike' });
    case 'link':
      return inside(linkTo(node.url));
    case 'linkReference':
      return inside(linkTo(links.get(node.identifier ?? '')));
    case 'image':
      return textOf(node.alt || node.url, [...marks, linkTo(node.url)]);
    case 'imageReference': {
      const url = links.get(node.identifier ?? '');
      return textOf(node.alt || url, [...marks, linkTo(url)]);
    }
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

const linkTo = (url: string | undefined): Mark => ({ type: 'link', attrs: { href: url ?? '' } });

/** Words, without what PostgreSQL cannot keep; none when there are none. */
function textOf(value: string | null | undefined, marks: Mark[] = []) {
  const text = (value ?? '').replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
  if (text === '') return [];
  return [{ type: 'text' as const, text, ...(marks.length > 0 && { marks }) }];
}
