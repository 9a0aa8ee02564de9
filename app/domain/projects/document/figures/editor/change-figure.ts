import type { Editor, JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, type EditorState } from '@tiptap/pm/state';
import { atomBlockNames } from '../figure.ts';
import type { Opened } from '../components/figure-desk.ts';
import type { ReferenceNode } from '../figure-nodes.ts';

// What the dialogs for figures and works read from the text, and write into it.

/** What can be opened to be changed: a figure, an experiment or a work that is selected. */
export function openedIn({ selection }: EditorState): Opened | null {
  if (!(selection instanceof NodeSelection)) return null;
  const { node, from } = selection;
  const { name } = node.type;
  if (name === 'blockMath' || !atomBlockNames.includes(name)) return null;
  return { name, attrs: node.attrs, at: from };
}

/** Writes what was changed, unless it is gone meanwhile. */
export function changeOpened(editor: Editor, opened: Opened, changed: Record<string, string>) {
  const at = placeOf(editor.state.doc, opened);
  if (at === null || Object.keys(changed).length === 0) return;
  const { tr } = editor.state;
  for (const [name, value] of Object.entries(changed)) tr.setNodeAttribute(at, name, value);
  editor.view.dispatch(tr);
}

export function removeOpened(editor: Editor, opened: Opened) {
  const at = placeOf(editor.state.doc, opened);
  if (at === null) return;
  editor.view.dispatch(editor.state.tr.delete(at, at + 1).scrollIntoView());
}

/** Where it stands now: others may have written before it while it was open. */
function placeOf(doc: Node, { name, attrs, at }: Opened): number | null {
  const is = (node: Node | null) => node?.type.name === name && sameThing(node.attrs, attrs);
  if (at < doc.content.size && is(doc.nodeAt(at))) return at;
  let found: number | null = null;
  doc.descendants((node, place) => {
    if (found === null && is(node)) found = place;
  });
  return found;
}

const sameThing = (one: Node['attrs'], other: Node['attrs']) =>
  one.file === other.file &&
  one.key === other.key &&
  one.experiment === other.experiment &&
  one.settings === other.settings;

/** Cites a work of the list where the caret is. */
export function cite(editor: Editor, key: string) {
  insertBehind(editor, { type: 'citation', attrs: { key } });
}

/** Refers to a figure of the text where the caret is. */
export function referTo(editor: Editor, figure: string) {
  insertBehind(editor, { type: 'figureReference', attrs: { figure } });
}

/** In place of nothing: what is selected, words or a figure, stays. */
function insertBehind(editor: Editor, content: JSONContent) {
  editor.chain().focus().insertContentAt(editor.state.selection.to, content).run();
}

/**
 * Puts a work at the end of the list, and cites it where the caret is. The first one begins a list
 * at the end of the text.
 */
export function addWork(editor: Editor, work: ReferenceNode['attrs'], heading: string) {
  const { doc, schema, tr, selection } = editor.state;
  const { citation, reference } = schema.nodes;
  if (citation === undefined || reference === undefined) return;
  let end: number | null = null;
  doc.forEach((node, at) => {
    if (node.type === reference) end = at + node.nodeSize;
  });
  const title = schema.nodes.heading?.create({ level: 2 }, schema.text(heading));
  const list = [...(end === null && title !== undefined ? [title] : []), reference.create(work)];
  tr.insert(end ?? doc.content.size, list);
  if (selection.$to.parent.inlineContent && !selection.$to.parent.type.spec.code)
    tr.insert(tr.mapping.map(selection.to, -1), citation.create({ key: work.key }));
  editor.view.dispatch(tr);
  editor.commands.focus();
}

/** A key for a work which no other of the text has: who wrote it first, and when. */
export function keyFor(works: readonly { key: string }[], authors: string, year: string): string {
  const first = authors.split(/,| and | & |，|、|;/)[0]?.trim() ?? '';
  const name = first.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const stem = `${name}${year}`.replaceAll(/[^\p{L}\p{N}]/gu, '').slice(0, 40) || 'work';
  const taken = new Set(works.map(({ key }) => key));
  let key = stem;
  for (let count = 2; taken.has(key); count++) key = `${stem}-${count}`;
  return key;
}
