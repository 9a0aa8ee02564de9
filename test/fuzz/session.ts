import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import {
  charactersOf,
  readContent,
  textBlocksOf,
  type DocumentContent,
} from '#app/domain/projects/document/content.ts';
import {
  anchorPassage,
  locatePassage,
  quoteOf,
  type Anchor,
} from '#app/domain/projects/document/passage.ts';
import { passageBetween } from '#app/domain/projects/document/components/editor/places.ts';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import { suggestJoin } from '#app/domain/projects/document/suggestions/editor/suggest-transaction.ts';
import { suggestionKey } from '#app/domain/projects/document/suggestions/editor/rewrite.ts';
import { suggestionsOf } from '#app/domain/projects/document/suggestions/suggestion.ts';
import { jsonOf, stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { openEditor, type Editor } from './editor.ts';
import { randomFrom, type Random } from './random.ts';

/** Somebody with the document open. Staff may only suggest. */
type Client = {
  editor: Editor;
  name: string;
  staff: boolean;
  online: boolean;
  toServer: Uint8Array[];
  fromServer: Uint8Array[];
};

export type Session = ReturnType<typeof openSession>;

/** The server, several editors, and a wire between them that keeps things back. */
export function openSession(seed: number) {
  const random = randomFrom(seed);
  const flat = process.env.FLAT === '1';
  const server = new Y.Doc();
  server.clientID = 1;
  const start = text('The quick brown fox.', 'Jumps over it.', '', 'The end of all.');
  Y.applyUpdate(server, stateFromJson(start));
  let ids = 0;
  let characters = 0x4e00;
  const session = {
    seed,
    flat,
    random,
    server,
    clients: [] as Client[],
    threads: [] as { anchor: Anchor; quote: string }[],
    /** Every character typed, by who and how; all are different. */
    typed: new Map<string, { staff: boolean; suggested: boolean }>(),
    /** What somebody took away: by deleting, by accepting or rejecting, by undo. */
    removed: new Set<string>(),
    accepted: new Set<string>(),
    /** Blocks were split or joined: Yjs knows no moving of words. */
    refused: 0,
    log: [] as string[],
    fresh: (count: number) =>
      Array.from({ length: count }, () => String.fromCodePoint(characters++)).join(''),
  };
  const join = (name: string, staff: boolean, clientID: number) => {
    const client: Client = {
      ...{ name, staff, online: true, toServer: [], fromServer: [] },
      editor: editorFor(server, name, staff, clientID, () => `s${ids++}`),
    };
    listen(client);
    session.clients.push(client);
  };
  join('ada', false, 11);
  join('ben', false, 12);
  join('ivy', true, 13);
  if (random.chance(0.5)) join('ash', true, 14);
  let nextClient = 100;
  return Object.assign(session, {
    /** As a page that is loaded again: what the server did not take is gone. */
    reopen: (client: Client) => {
      client.editor.close();
      const { name, staff } = client;
      client.editor = editorFor(server, name, staff, nextClient++, () => `s${ids++}`);
      client.toServer = [];
      client.fromServer = [];
      listen(client);
    },
  });
}

function editorFor(
  server: Y.Doc,
  name: string,
  staff: boolean,
  clientID: number,
  nextId: () => string,
): Editor {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server');
  return openEditor(doc, { id: name, mode: staff ? 'suggest' : 'write' }, nextId);
}

function listen(client: Client) {
  client.editor.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') client.toServer.push(update);
  });
}

/** Brings what waits between a client and the server, in its order. */
export function deliver(session: Session, client: Client, count = Infinity) {
  if (!client.online) return;
  for (let left = count; left > 0; left--) {
    const down = client.fromServer.shift();
    if (down !== undefined) Y.applyUpdate(client.editor.doc, down, 'server');
    const up = client.toServer.shift();
    if (up !== undefined) receive(session, client, up);
    if (up === undefined && down === undefined) return;
  }
}

function receive(session: Session, client: Client, update: Uint8Array) {
  let news = update;
  if (client.staff) {
    const mark = { id: `r${session.random.below(1e9)}`, author: client.name };
    const at = '2024-02-26T10:00:00.000Z';
    const checked = checkSuggestion(session.server, update, { ...mark, at });
    if (!checked.ok) {
      session.refused++;
      session.log.push(`${client.name} refused`);
      for (const character of charactersIn(client.editor.text())) session.removed.add(character);
      session.reopen(client);
      return;
    }
    news = checked.update;
  }
  const known = Y.encodeStateVector(session.server);
  const before = Y.snapshot(session.server);
  Y.applyUpdate(session.server, news);
  if (Y.equalSnapshots(before, Y.snapshot(session.server))) return;
  const whole = Y.encodeStateAsUpdate(session.server, known);
  for (const other of session.clients) other.fromServer.push(whole);
}

/** A connection comes back: both sides say what they have, and get what they lack. */
function reconnect(session: Session, client: Client) {
  client.online = true;
  client.fromServer = [];
  client.toServer = [Y.encodeStateAsUpdate(client.editor.doc, Y.encodeStateVector(session.server))];
  client.fromServer.push(
    Y.encodeStateAsUpdate(session.server, Y.encodeStateVector(client.editor.doc)),
  );
}

const charactersIn = (doc: Node) => new Set(doc.textContent);

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
    session.typed.set(character, { staff, suggested: editor.person.mode === 'suggest' });
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
  const suggested = client.editor.person.mode === 'suggest';
  for (const character of word) session.typed.set(character, { staff: client.staff, suggested });
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
  if (after >= editor.state().doc.content.size) return;
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
    const chosen = new Set(ids.map(({ id }) => id));
    if (how === 'accept') {
      for (const { inserted } of ids) for (const each of inserted) session.accepted.add(each);
    }
    client.editor.resolve(chosen, how);
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
  ['undoes', (_session, { editor }) => editor.undo()],
  ['undoes', (_session, { editor }) => editor.undo()],
  ['redoes', (_session, { editor }) => editor.redo()],
  ['leaves or returns', leave],
  ['changes the mode', changeMode],
];

/** Plays a session to its end, when everybody is connected and nothing is on its way. */
export function play(seed: number, rounds: number): Session {
  const session = openSession(seed);
  const { random } = session;
  for (let round = 0; round < rounds; round++) {
    const client = random.one(session.clients);
    if (client !== undefined) act(session, client);
    const lucky = random.one(session.clients);
    if (lucky !== undefined && random.chance(0.7)) deliver(session, lucky, 1 + random.below(4));
  }
  for (const client of session.clients) if (!client.online) reconnect(session, client);
  settle(session);
  return session;
}

/** Delivers until nothing waits. */
function settle(session: Session) {
  const waits = () =>
    session.clients.some(({ toServer, fromServer }) => toServer.length + fromServer.length > 0);
  for (let turn = 0; waits(); turn++) {
    if (turn > 1_000) throw new Error('The session never comes to rest');
    for (const client of session.clients) deliver(session, client);
  }
}

export function contentOf(doc: Y.Doc): DocumentContent {
  const content = readContent(jsonOf(doc));
  if (content === null) throw new Error(`Unreadable: ${JSON.stringify(jsonOf(doc))}`);
  return content;
}

/** The words on which each thread stands at the end; null for one that is detached. */
export function threadsNow({ server, threads }: Session) {
  const blocks = textBlocksOf(contentOf(server));
  return threads.map(({ anchor, quote }) => {
    const passage = locatePassage(server, blocks, anchor, quote);
    return { quote, now: passage === null ? null : quoteOf(blocks, passage) };
  });
}

export function wordsOfAll(content: DocumentContent): string {
  return textBlocksOf(content).map(charactersOf).join('\n');
}

export type { Client, Random };
