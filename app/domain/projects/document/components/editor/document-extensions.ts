import type { Extensions } from '@tiptap/core';
import { BlockMath, InlineMath } from '@tiptap/extension-mathematics';
import Code from '@tiptap/extension-code';
import CodeBlock from '@tiptap/extension-code-block';
import HardBreak from '@tiptap/extension-hard-break';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { figureExtensions, type FigureViews } from '../../figures/editor/figure-extensions.ts';
import { isSafeLink } from '../../safe-text.ts';
import { suggestionMarks } from '../../suggestions/editor/suggestion-marks.ts';

/** A formula and a line break carry no marks: they say themselves that they would be deleted. */
const deletion = () => ({ deletion: { default: null, rendered: false } });

type MathKind = 'inline' | 'block';

/** What a document may hold: the nodes and marks of `documentContent`, and nothing else. */
export function documentExtensions(
  onFormula: (kind: MathKind, latex: string, position: number) => void,
  figureViews: FigureViews = {},
  figureLabel = 'Figure',
): Extensions {
  const katexOptions = {
    throwOnError: false,
    errorColor: 'var(--late)',
    strict: 'ignore',
    trust: false,
  } as const;
  return [
    StarterKit.configure({
      // Yjs brings an undo of its own, which leaves alone what others did.
      undoRedo: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      heading: { levels: [2, 3] },
      dropcursor: { color: 'var(--accent)', width: 2 },
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        isAllowedUri: (url) => isSafeLink(url),
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
      },
    }),
    // Suggestions lie on code as on any words.
    Code.extend({ excludes: 'code bold italic strike underline link' }),
    CodeBlock.extend({ marks: 'insertion deletion' }),
    HardBreak.extend({
      addAttributes() {
        return { ...this.parent?.(), ...deletion() };
      },
    }),
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader,
    TableCell,
    InlineMath.extend({
      addAttributes() {
        return { ...this.parent?.(), ...deletion() };
      },
    }).configure({
      katexOptions,
      onClick: (node, position) => onFormula('inline', String(node.attrs.latex), position),
    }),
    BlockMath.extend({
      addNodeView() {
        const make = this.parent?.();
        if (make == null) return null;
        return (props) => {
          const view = make(props);
          // A formula wider than the sheet scrolls: also for who has no mouse.
          if (view.dom instanceof HTMLElement) view.dom.tabIndex = 0;
          return view;
        };
      },
    }).configure({
      katexOptions: { ...katexOptions, displayMode: true },
      onClick: (node, position) => onFormula('block', String(node.attrs.latex), position),
    }),
    ...figureExtensions(figureViews, figureLabel),
    ...suggestionMarks,
  ];
}
