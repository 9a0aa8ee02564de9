import { Extension, Node, type Extensions, type NodeViewRenderer } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { numberOf, referenceWords } from '../figure.ts';
import type { ReferenceNode } from '../figure-nodes.ts';
import { figuresIn, worksIn } from './numbered.ts';

/** How figures are drawn in an editor; without them as plain HTML. */
export type FigureViews = Partial<Record<'figure' | 'experiment', NodeViewRenderer>>;

/**
 * Figures, experiments, references and what refers to them: what `figure-nodes.ts` describes.
 *
 * @param label what stands before the number of a figure
 */
export function figureExtensions(views: FigureViews, label: string): Extensions {
  return [
    block('figure', { file: '', width: 1, height: 1, alt: '', caption: '', size: 'full' }).extend({
      addNodeView: () => views.figure ?? null,
    }),
    block('experiment', { experiment: '', settings: '', caption: '' }).extend({
      addNodeView: () => views.experiment ?? null,
    }),
    block('reference', { key: '', authors: '', title: '', year: '', link: '' }).extend({
      renderHTML: ({ HTMLAttributes, node }) => {
        const attrs = node.attrs as ReferenceNode['attrs'];
        const words = [
          ['span', referenceWords(attrs) || attrs.key],
          ['span', attrs.link],
        ];
        return ['div', { 'data-node': 'reference', ...HTMLAttributes }, ...words];
      },
    }),
    Citation,
    FigureReference,
    Numbers.configure({ label }),
  ];
}

/** A block that holds nothing but its attributes. */
function block(name: string, attributes: Record<string, string | number>) {
  return Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(attributes).map(([key, given]) => [key, attribute(key, given)]),
      ),
    parseHTML: () => [{ tag: `[data-node=${name}]`, priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['div', { 'data-node': name, ...HTMLAttributes }],
  });
}

function attribute(name: string, given: string | number) {
  const data = `data-${name}`;
  return {
    default: given,
    parseHTML: (element: HTMLElement) => {
      const value = element.getAttribute(data) ?? given;
      return typeof given === 'number' ? Number(value) || given : value;
    },
    renderHTML: (attributes: Record<string, unknown>) => ({ [data]: attributes[name] }),
  };
}

const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    key: attribute('key', ''),
    // It carries no marks: it says itself that it would be deleted.
    deletion: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: '[data-node=citation]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ['span', { 'data-node': 'citation', ...HTMLAttributes }],
  renderText: ({ node }) => `[${String(node.attrs.key)}]`,
});

/** "Figure 2" in a text: the number is that of the figure, wherever it stands now. */
const FigureReference = Node.create({
  name: 'figureReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    figure: attribute('figure', ''),
    // It carries no marks: it says itself that it would be deleted.
    deletion: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: '[data-node=figureReference]', priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => [
    'span',
    { 'data-node': 'figureReference', ...HTMLAttributes },
  ],
  renderText: () => '[figure]',
});

const key = new PluginKey('reference-numbers');

/**
 * Numbers works, and where they and figures are referred to, beside the text: a number changes with
 * what is before.
 */
const Numbers = Extension.create<{ label: string }>({
  name: 'referenceNumbers',
  addProseMirrorPlugins() {
    const { label } = this.options;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, { doc }) => numbered(doc, label),
          apply: ({ docChanged }, before, _old, { doc }) =>
            docChanged ? numbered(doc, label) : before,
        },
        props: { decorations: (state) => key.getState(state) as DecorationSet },
      }),
    ];
  },
});

function numbered(doc: ProseMirrorNode, label: string): DecorationSet {
  const works = numbersOf(worksIn(doc));
  const figures = numbersOf(figuresIn(doc));
  const decorations: Decoration[] = [];
  doc.descendants((node, at) => {
    const { name } = node.type;
    const refersToFigure = name === 'figureReference';
    if (!refersToFigure && name !== 'citation' && name !== 'reference') return;
    const number = refersToFigure
      ? numberOf(figures, String(node.attrs.figure))
      : numberOf(works, String(node.attrs.key));
    const attributes = {
      ...(refersToFigure && { 'data-label': label }),
      ...(number === null ? { 'data-missing': '' } : { 'data-number': String(number) }),
    };
    decorations.push(Decoration.node(at, at + node.nodeSize, attributes));
  });
  return DecorationSet.create(doc, decorations);
}

function numbersOf(numbered: readonly { key: string; number: number }[]): Record<string, number> {
  return Object.fromEntries(numbered.map(({ key: own, number }) => [own, number]));
}
