import { Extension, Node, type Extensions, type NodeViewRenderer } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { referenceWords } from '../figure.ts';
import type { ReferenceNode } from '../figure-nodes.ts';

/** How figures are drawn in an editor; without them as plain HTML. */
export type FigureViews = Partial<Record<'figure' | 'experiment', NodeViewRenderer>>;

/** Figures, experiments, references and citations: what `figure-nodes.ts` describes. */
export function figureExtensions(views: FigureViews): Extensions {
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
    Numbers,
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

const key = new PluginKey('reference-numbers');

/** Numbers works and where they are cited, beside the text: a number changes with what is before. */
const Numbers = Extension.create({
  name: 'referenceNumbers',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, { doc }) => numbered(doc),
        apply: ({ docChanged }, before, _old, { doc }) => (docChanged ? numbered(doc) : before),
      },
      props: { decorations: (state) => key.getState(state) as DecorationSet },
    }),
  ],
});

function numbered(doc: ProseMirrorNode): DecorationSet {
  const numbers = numbersIn(doc);
  const decorations: Decoration[] = [];
  doc.descendants((node, at) => {
    if (node.type.name !== 'citation' && node.type.name !== 'reference') return;
    const number = numbers[String(node.attrs.key)];
    const attributes =
      number === undefined ? { 'data-missing': '' } : { 'data-number': String(number) };
    decorations.push(Decoration.node(at, at + node.nodeSize, attributes));
  });
  return DecorationSet.create(doc, decorations);
}

function numbersIn(doc: ProseMirrorNode): Record<string, number> {
  const numbers: Record<string, number> = {};
  let next = 1;
  doc.descendants((node) => {
    if (node.type.name !== 'reference') return;
    const cited = String(node.attrs.key);
    if (!Object.hasOwn(numbers, cited)) numbers[cited] = next++;
  });
  return numbers;
}
