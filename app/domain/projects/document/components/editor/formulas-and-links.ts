import type { Editor } from '@tiptap/react';
import type { FormulaDraft } from './formula-dialog.tsx';

// What the dialogs for formulas and links read from the text, and write into it.

/** The formula that is selected; null when the selection is something else. */
export function formulaIn(selection: Editor['state']['selection']): FormulaDraft | null {
  const node = 'node' in selection ? selection.$from.nodeAfter : null;
  if (node?.type.name !== 'inlineMath' && node?.type.name !== 'blockMath') return null;
  const kind = node.type.name === 'blockMath' ? 'block' : 'inline';
  return { kind, latex: String(node.attrs.latex), position: selection.from };
}

/** The formula that is selected, or a new one that takes the selected words as its LaTeX. */
export function formulaAtCaret(editor: Editor): FormulaDraft {
  const { selection, doc } = editor.state;
  const words = doc.textBetween(selection.from, selection.to, ' ');
  return formulaIn(selection) ?? { kind: 'inline', latex: words, position: null };
}

export function saveFormula(editor: Editor, { kind, latex, position }: FormulaDraft) {
  if (position !== null) {
    const change = { latex, pos: position };
    if (kind === 'block') editor.commands.updateBlockMath(change);
    else editor.commands.updateInlineMath(change);
    return;
  }
  const type = kind === 'block' ? 'blockMath' : 'inlineMath';
  const { selection } = editor.state;
  // Selected words become the formula; a figure that is selected stays before it.
  const place = 'node' in selection ? selection.to : { from: selection.from, to: selection.to };
  editor.chain().focus().insertContentAt(place, { type, attrs: { latex } }).run();
}

export function removeFormula(editor: Editor, { kind, position }: FormulaDraft) {
  if (position === null) return;
  if (kind === 'block') editor.commands.deleteBlockMath({ pos: position });
  else editor.commands.deleteInlineMath({ pos: position });
}

/** Links the selected words; without any, the address itself becomes the words. */
export function saveLink(editor: Editor, href: string) {
  const chain = editor.chain().focus();
  if (editor.state.selection.empty && !editor.isActive('link')) {
    const link = { type: 'link', attrs: { href } };
    chain.insertContent({ type: 'text', text: href, marks: [link] }).run();
  } else {
    chain.extendMarkRange('link').setLink({ href }).run();
  }
}
