import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';

/** What is at the top level of a lecture's notes, and what stands in them, each with its line. */
export type Notes = {
  blocks: readonly { kind: string; line: number }[];
  figures: readonly { path: string; alt: string; line: number }[];
  formulas: readonly { tex: string; display: boolean; line: number }[];
  /** What notes may not have, with the reason. */
  refused: readonly { line: number; reason: string }[];
};

/** The part of mdast's nodes that is read here. */
type Syntax = {
  type: string;
  depth?: number;
  ordered?: boolean | null;
  value?: string;
  url?: string;
  alt?: string | null;
  children?: Syntax[];
  position?: { start: { line: number } };
};

/** Nodes that put nothing where they stand. */
const invisible = new Set(['definition', 'footnoteDefinition']);

/**
 * Reads Markdown without rendering it: enough to compare two languages block by block and to check
 * figures and formulas. Lines count from 1 within the text.
 */
export function readNotes(markdown: string): Notes {
  const root = parse(markdown);
  const nodes = descendants(root);
  const images = nodes.filter(({ type }) => type === 'image');
  const standing = (root.children ?? []).filter((node) => kindOf(node) === 'figure');
  const inline = (image: Syntax) => !standing.some(({ children }) => children?.[0] === image);
  return {
    blocks: (root.children ?? [])
      .filter(({ type }) => !invisible.has(type))
      .map((node) => ({ kind: kindOf(node), line: lineOf(node) })),
    figures: images.map((node) => ({
      path: node.url ?? '',
      alt: node.alt ?? '',
      line: lineOf(node),
    })),
    formulas: nodes
      .filter(({ type }) => type === 'math' || type === 'inlineMath')
      .map((node) => ({
        tex: node.value ?? '',
        display: node.type === 'math',
        line: lineOf(node),
      })),
    refused: [...nodes.flatMap(refusal), ...images.filter(inline).map(inlineRefusal)],
  };
}

function inlineRefusal(node: Syntax) {
  return { line: lineOf(node), reason: 'a figure stands alone, with an empty line on both sides' };
}

function refusal(node: Syntax): { line: number; reason: string }[] {
  const line = lineOf(node);
  if (node.type === 'html') return [{ line, reason: 'raw HTML is not rendered' }];
  if (node.type === 'heading' && node.depth === 1) {
    return [{ line, reason: 'the page has its one title already: begin with ##' }];
  }
  if (node.type === 'image' && !node.alt) {
    return [{ line, reason: 'a figure needs a text that says what it shows' }];
  }
  return [];
}

function kindOf(node: Syntax): string {
  if (node.type === 'heading') return `heading ${node.depth}`;
  if (node.type === 'list') return node.ordered ? 'ordered list' : 'list';
  const [only, ...others] = node.children ?? [];
  if (node.type === 'paragraph' && only?.type === 'image' && others.length === 0) return 'figure';
  return node.type === 'math' ? 'display formula' : node.type;
}

/** react-markdown has the parser; a plugin sees its tree. */
function parse(markdown: string): Syntax {
  let seen: Syntax = { type: 'root' };
  const look = () => (root: Syntax) => {
    seen = root;
  };
  Markdown({ children: markdown, remarkPlugins: [remarkGfm, remarkMath, look] });
  return seen;
}

function descendants(node: Syntax): Syntax[] {
  return (node.children ?? []).flatMap((child) => [child, ...descendants(child)]);
}

function lineOf(node: Syntax): number {
  return node.position?.start.line ?? 1;
}
