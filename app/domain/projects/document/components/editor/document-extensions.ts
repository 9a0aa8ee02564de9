import type { Extensions } from '@tiptap/core';
import { BlockMath, InlineMath } from '@tiptap/extension-mathematics';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { isSafeLink } from '../../content.ts';

type MathKind = 'inline' | 'block';

/** What a document may hold: the nodes and marks of `documentContent`, and nothing else. */
export function documentExtensions(
  onFormula: (kind: MathKind, latex: string, position: number) => void,
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
      heading: { levels: [2, 3] },
      dropcursor: { color: 'var(--accent)', width: 2 },
      link: {
        openOnClick: false,
        defaultProtocol: 'https',
        isAllowedUri: (url) => isSafeLink(url),
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
      },
    }),
    Table.configure({ resizable: false }),
    TableRow,
    TableHeader,
    TableCell,
    InlineMath.configure({
      katexOptions,
      onClick: (node, position) => onFormula('inline', String(node.attrs.latex), position),
    }),
    BlockMath.configure({
      katexOptions: { ...katexOptions, displayMode: true },
      onClick: (node, position) => onFormula('block', String(node.attrs.latex), position),
    }),
  ];
}
