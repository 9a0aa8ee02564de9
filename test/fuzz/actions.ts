import type { Node } from '@tiptap/pm/model';
import { passageBetween } from '#app/domain/projects/document/components/editor/places.ts';
import { textBlocksOf } from '#app/domain/projects/document/content.ts';
import { anchorPassage, quoteOf } from '#app/domain/projects/document/passage.ts';
import { suggestionKey } from '#app/domain/projects/document/suggestions/editor/rewrite.ts';
import { suggestJoin } from '#app/domain/projects/document/suggestions/editor/suggest-transaction.ts';
import { suggestionsOf } from '#app/domain/projects/document/suggestions/suggestion.ts';
import { contentOf, deliver, reconnect, type Client, type Session } from './session.ts';

const charactersIn = (doc: Node) => new Set(doc.textContent);

/** Whether a character stands in a text as one that somebody would insert. */
function isInserted(doc: Node, character: string): boolean {
  let inserted = false;
  doc.descendants(({ text, marks }) => {
    if (text?.includes(character)) inserted ||= marks.some(({ type }) => type.name === 'insertion');
  });
  return inserted;
}

/** What one person does next. */
export function act(session: Session, client: Client) {
  const { random } = session;
  const before = charactersIn(client.editor.text());
  const [name, action] = random.one(actions) ?? actions[0];
  session.log.push(`${client.name} ${name}`);
  action(session, client);
  const after = charactersIn(client.editor.text());
  for (const character of before) if (!after.has(character)) session.removed.add(character);
}

type Action = (session: Session, client: Client) => void;

/** A range of some length within one block, or over a block's end. */
function someRange({ random }: Session, { editor }: Client, longest: number, wide = false) {
  const doc = editor.text();
  const blocks: { start: number; size: number }[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) blocks.push({ start: at + 1, size: node.content.size });
  });
  const block = random.one(blocks);
  if (block === undefined) return null;
  const from = block.start + random.below(block.size + 1);
  const length = random.below(longest + 1);
  const limit = wide ? doc.content.size - 1 : block.start + block.size;
  const to = Math.min(from + length, limit);
  return doc.resolve(to).parent.isTextblock && to >= from ? { from, to } : null;
}

const write: Action = (session, client) => {
  const range = someRange(session, client, 0);
  if (range === null) return;
  const { editor, staff } = client;
  editor.put(range.from);
  for (const character of session.fresh(1 + session.random.below(5))) {
    editor.edit((tr) => tr.insertText(character));
    session.typed.set(character, { staff, suggested: isInserted(editor.text(), character) });
    if (session.random.chance(0.2)) deliver(session, client, 1);
    // The server may have sent them back to its text.
    if (client.editor !== editor || !editor.state().selection.empty) return;
  }
};

const erase: Action = (session, client) => {
  const range = someRange(session, client, 8, !session.flat && session.random.chance(0.15));
  if (range !== null) client.editor.edit((tr) => tr.delete(range.from, range.to));
};

const replace: Action = (session, client) => {
  const range = someRange(session, client, 5);
  if (range === null) return;
  const word = session.fresh(2);
  client.editor.edit((tr) => tr.insertText(word, range.from, range.to));
  for (const character of word) {
    const suggested = isInserted(client.editor.text(), character);
    session.typed.set(character, { staff: client.staff, suggested });
  }
};

const enter: Action = (session, client) => {
  if (session.flat) return;
  const range = someRange(session, client, 0);
  if (range !== null) client.editor.edit((tr) => tr.split(range.from));
};

const joinNext: Action = (session, client) => {
  if (session.flat) return;
  const range = someRange(session, client, 0);
  if (range === null) return;
  const { editor } = client;
  const $end = editor.state().doc.resolve(range.from);
  const after = $end.after();
  // Nothing is joined with a figure.
  if (editor.state().doc.nodeAt(after)?.isTextblock !== true) return;
  if (editor.person.mode === 'write') editor.edit((tr) => tr.join(after));
  else {
    const tr = editor.state().tr;
    const own = { id: `j${session.random.below(1e9)}`, at: '2024-02-26T10:00:00.000Z' };
    suggestJoin(tr, $end.end(), { ...own, author: editor.person.id });
    editor.dispatch(tr.setMeta(suggestionKey, 'join'));
  }
};

const format: Action = (session, client) => {
  const range = someRange(session, client, 10);
  const { bold } = client.editor.text().type.schema.marks;
  if (range === null || bold === undefined) return;
  const off = session.random.chance(0.4);
  client.editor.edit((tr) =>
    off
      ? tr.removeMark(range.from, range.to, bold)
      : tr.addMark(range.from, range.to, bold.create()),
  );
};

const resolveSome =
  (how: 'accept' | 'reject', all: boolean): Action =>
  (session, client) => {
    const content = contentOf(client.editor.doc);
    const open = suggestionsOf(content).filter(
      ({ author }) => !client.staff || (how === 'reject' && author === client.name),
    );
    const one = session.random.one(open);
    if (one === undefined) return;
    const ids = all ? open.filter(({ author }) => author === one.author) : [one];
    if (how === 'accept') {
      for (const { inserted } of ids) for (const each of inserted) session.accepted.add(each);
    }
    client.editor.resolve(
      ids.map(({ id }) => id),
      how,
    );
  };

const comment: Action = (session, client) => {
  const range = someRange(session, client, 12);
  if (range === null || range.from === range.to) return;
  const { doc } = client.editor;
  const passage = passageBetween(client.editor.text(), range.from, range.to);
  if (passage === null) return;
  const quote = quoteOf(textBlocksOf(contentOf(doc)), passage);
  const anchor = anchorPassage(doc, passage);
  if (quote !== null && anchor !== null) session.threads.push({ anchor, quote });
};

const leave: Action = (session, client) => {
  if (client.online) client.online = false;
  else reconnect(session, client);
};

const changeMode: Action = (_session, { editor, staff }) => {
  if (!staff) editor.person.mode = editor.person.mode === 'write' ? 'suggest' : 'write';
};

const actions: [[string, Action], ...[string, Action][]] = [
  ['changes the mode', changeMode],
  ...Array.from({ length: 8 }, (): [string, Action] => ['writes', write]),
  ...Array.from({ length: 4 }, (): [string, Action] => ['erases', erase]),
  ['replaces', replace],
  ['replaces', replace],
  ['presses enter', enter],
  ['joins', joinNext],
  ['formats', format],
  ['formats', format],
  ['accepts one', resolveSome('accept', false)],
  ['accepts one', resolveSome('accept', false)],
  ['rejects one', resolveSome('reject', false)],
  ['rejects one', resolveSome('reject', false)],
  ['accepts all of one', resolveSome('accept', true)],
  ['rejects all of one', resolveSome('reject', true)],
  ['comments', comment],
  ['comments', comment],
  ...Array.from({ length: 6 }, (): [string, Action] => [
    'rests',
    (_session, { editor }) => editor.rest(),
  ]),
  ['undoes', (_session, { editor }) => editor.undo()],
  ['undoes', (_session, { editor }) => editor.undo()],
  ['redoes', (_session, { editor }) => editor.redo()],
  ['leaves or returns', leave],
  ['changes the mode', changeMode],
];
