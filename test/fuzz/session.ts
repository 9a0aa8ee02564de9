import * as Y from 'yjs';
import {
  charactersOf,
  readContent,
  textBlocksOf,
  type DocumentContent,
} from '#app/domain/projects/document/content.ts';
import { locatePassage, quoteOf, type Anchor } from '#app/domain/projects/document/passage.ts';
import { applyRescuing } from '#app/domain/projects/document/rescue/rescue-words.ts';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import { keepSuggested } from '#app/domain/projects/document/suggestions/keep-suggested.ts';
import {
  rememberMarks,
  seenMarks,
  takeUpdate,
} from '#app/domain/projects/document/suggestions/take-update.ts';
import { jsonOf, stateFromJson } from '#app/domain/projects/document/yjs-text.ts';
import { text } from '#test/factories/projects.ts';
import { openEditor, type Editor } from './editor.ts';
import { randomFrom } from './random.ts';

/** Somebody with the document open. Staff may only suggest. */
export type Client = {
  editor: Editor;
  name: string;
  staff: boolean;
  online: boolean;
  toServer: Uint8Array[];
  fromServer: Uint8Array[];
};

export type Session = ReturnType<typeof openSession>;

const fourParagraphs = text('The quick brown fox.', 'Jumps over it.', '', 'The end of all.');

/** The server, several editors, and a wire between them that keeps things back. */
export function openSession(seed: number, start = fourParagraphs) {
  const random = randomFrom(seed);
  const flat = process.env.FLAT === '1';
  const server = new Y.Doc({ gc: false });
  server.clientID = 1;
  Y.applyUpdate(server, stateFromJson(start));
  keepSuggested(server, () => 'server');
  let ids = 0;
  let characters = 0x4e00;
  const session = {
    seed,
    flat,
    random,
    server,
    clients: [] as Client[],
    /** The marks of suggestions that were in the document. */
    seen: seenMarks(),
    threads: [] as { anchor: Anchor; quote: string }[],
    /** Every character typed, by who and how; all are different. */
    typed: new Map<string, { staff: boolean; suggested: boolean }>(),
    /** What somebody took away: by deleting, by accepting or rejecting, by undo. */
    removed: new Set<string>(),
    accepted: new Set<string>(),
    /** Blocks were split or joined: Yjs knows no moving of words. */
    refused: 0,
    /** What the server had at some moment: by this it asks who comes back for what it lacks. */
    asked: Y.encodeStateVector(server),
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
  return openEditor(
    doc,
    {
      id: name,
      ...(staff ? { mode: 'suggest', may: 'suggest' } : { mode: 'write', may: 'write' }),
    },
    nextId,
  );
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
  const known = Y.encodeStateVector(session.server);
  const before = Y.snapshot(session.server);
  if (client.staff) {
    const own = { id: `r${session.random.below(1e9)}`, author: client.name };
    const mark = { ...own, at: '2024-02-26T10:00:00.000Z' };
    const checked = checkSuggestion(session.server, update, mark);
    if (!checked.ok) {
      session.refused++;
      session.log.push(`${client.name} refused`);
      // What waits behind it goes with it, also words whose block is gone from the editor by now.
      const waiting = [update, ...client.toServer].flatMap(charactersOfUpdate);
      for (const character of [...client.editor.text().textContent, ...waiting])
        session.removed.add(character);
      session.reopen(client);
      return;
    }
    applyRescuing(session.server, checked.update, { sent: update, mark });
    rememberMarks(session.seen, checked.update);
  } else {
    const { server, seen } = session;
    takeUpdate(server, update, { sender: client.name, seen }, () => applyRescuing(server, update));
  }
  if (Y.equalSnapshots(before, Y.snapshot(session.server))) return;
  const whole = Y.encodeStateAsUpdate(session.server, known);
  for (const other of session.clients) other.fromServer.push(whole);
}

function charactersOfUpdate(update: Uint8Array): string[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [...struct.content.str]
      : [],
  );
}

/**
 * A connection comes back: what was typed is sent as it was typed, then both sides say what they
 * have, and get what they lack. What the server lacked when it asked may have come since by
 * somebody else, and comes once more.
 */
export function reconnect(session: Session, client: Client) {
  client.online = true;
  client.fromServer = [];
  if (session.random.chance(0.5)) session.asked = Y.encodeStateVector(session.server);
  client.toServer.push(Y.encodeStateAsUpdate(client.editor.doc, session.asked));
  client.fromServer.push(
    Y.encodeStateAsUpdate(session.server, Y.encodeStateVector(client.editor.doc)),
  );
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
