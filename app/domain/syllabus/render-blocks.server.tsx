import { Children, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import { typedSchema } from '#app/domain/people/render-markdown.server.tsx';
import type { Language } from '#app/i18n/languages.ts';
import { translator } from '#app/i18n/translator.ts';

/** One block of the top level of a lecture's notes, rendered. */
export type Block =
  | { kind: 'heading'; depth: number; text: string; html: string }
  | { kind: 'figure'; path: string; caption: string }
  | { kind: 'formula' | 'text'; html: string };

/**
 * Renders Markdown block by block, in the order of the text. Formulas come as HTML and as MathML,
 * which is what screen readers read; whatever may be wider than the page scrolls in itself and can
 * be reached with the keyboard.
 *
 * @param macros commands of its formulas that KaTeX does not know by itself
 * @param typed whether somebody typed it into the portal: then it is sanitised first
 */
export function renderBlocks(
  markdown: string,
  language: Language,
  macros: Readonly<Record<string, string>> = {},
  typed = false,
): Block[] {
  const element = Markdown({
    children: markdown,
    remarkPlugins: [remarkGfm, remarkMath],
    rehypePlugins: [
      ...(typed ? [[rehypeSanitize, typedSchema] satisfies [unknown, unknown]] : []),
      [rehypeKatex, { output: 'htmlAndMathml', strict: 'ignore', macros: { ...macros } }],
      [rehypeHighlight, { detect: false }],
      [scrollable, language],
    ],
  }) as ReactElement<{ children?: ReactNode }>;
  return Children.toArray(element.props.children).filter(isElement).map(toBlock);
}

type AnyElement = ReactElement<Record<string, unknown> & { children?: ReactNode }>;

function isElement(child: ReactNode): child is AnyElement {
  return isValidElement(child);
}

function toBlock(element: AnyElement): Block {
  const heading = /^h([2-6])$/.exec(String(element.type));
  if (heading !== null) {
    const html = renderToStaticMarkup(<>{element.props.children}</>);
    return { kind: 'heading', depth: Number(heading[1]), text: plainText(html), html };
  }
  const [only, ...others] = Children.toArray(element.props.children);
  if (element.type === 'p' && isElement(only) && only.type === 'img' && others.length === 0) {
    return { kind: 'figure', path: String(only.props['src']), caption: String(only.props['alt']) };
  }
  const html = renderToStaticMarkup(element);
  return { kind: html.startsWith('<div data-formula') ? 'formula' : 'text', html };
}

/** What is read aloud: a formula's TeX and its HTML twin are left out. */
function plainText(html: string): string {
  return html
    .replace(/<annotation[\s\S]*?<\/annotation>/g, '')
    .replace(/<span class="katex-html"[\s\S]*$/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&');
}

/** The part of hast's nodes that is read and written here. */
type Tree = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Tree[];
};

/** Puts formulas and tables into boxes that scroll; code scrolls already. */
function scrollable(language: Language) {
  const t = translator(language, 'syllabus');
  const wrap = (node: Tree): Tree => {
    const children = node.children?.map(wrap);
    const kept: Tree = children === undefined ? node : { ...node, children };
    if (hasClass(node, 'katex-display')) {
      const number = tagOf(node);
      const label = number === null ? t('formula') : t('formulaNumber', { number });
      const id = number === null ? {} : { id: `formula-${number}` };
      return box(kept, { dataFormula: number ?? '', ariaLabel: label, ...id });
    }
    if (node.tagName === 'table') return box(kept, { dataTable: '', ariaLabel: t('table') });
    if (node.tagName === 'pre') {
      const properties = { ...node.properties, tabIndex: 0, role: 'group', ariaLabel: t('code') };
      return { ...kept, properties };
    }
    return kept;
  };
  return (root: Tree) => {
    root.children = root.children?.map(wrap) ?? [];
  };
}

function box(child: Tree, properties: Record<string, unknown>): Tree {
  return {
    type: 'element',
    tagName: 'div',
    properties: { ...properties, dataScroll: '', role: 'group', tabIndex: 0 },
    children: [child],
  };
}

function hasClass({ properties }: Tree, name: string): boolean {
  const names = properties?.['className'];
  return Array.isArray(names) && names.includes(name);
}

/** The number that `\tag{…}` gives a formula. */
function tagOf(node: Tree): string | null {
  const tex = find(node, ({ tagName }) => tagName === 'annotation')?.children?.[0]?.value ?? '';
  return /\\tag\*?\{([\w.]+)\}/.exec(tex)?.[1] ?? null;
}

function find(node: Tree, matches: (node: Tree) => boolean): Tree | undefined {
  if (matches(node)) return node;
  for (const child of node.children ?? []) {
    const found = find(child, matches);
    if (found !== undefined) return found;
  }
  return undefined;
}
