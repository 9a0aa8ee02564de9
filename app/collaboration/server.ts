import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus, OutgoingMessage, type Connection, type Document } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { v7 as newId } from 'uuid';
import * as Y from 'yjs';
import type { Db } from '#app/db/client.ts';
import type { Clock } from '#app/domain/calendar/clock.ts';
import { standingOf } from '#app/domain/people/roles.server.ts';
import type { Sessions } from '#app/domain/people/sessions.server.ts';
import {
  appendLiveUpdate,
  liveAccess,
  loadLiveDocument,
  type LiveAccess,
} from '#app/domain/projects/document/live-document.server.ts';
import { applyRescuing } from '#app/domain/projects/document/rescue/rescue-words.ts';
import { checkSuggestion } from '#app/domain/projects/document/suggestions/check-suggestion.ts';
import { keepSuggested } from '#app/domain/projects/document/suggestions/keep-suggested.ts';
import {
  rememberMarks,
  seenMarks,
  takeUpdate,
  type SeenMarks,
} from '#app/domain/projects/document/suggestions/take-update.ts';
import { tellOfSuggestions } from '#app/domain/projects/document/suggestions/tell-of-suggestions.server.ts';
import type { Logger } from 'pino';
import {
  askSavedMessage,
  changedMessage,
  collaborationPath,
  endedCode,
  savedMessage,
  type ConnectionRefusal,
} from './messages.ts';
import { createUpdateBuffer, type UpdateBuffer } from './update-buffer.ts';

/** Live text, synchronised between the people who have it open and kept in the database. */
export type Collaboration = {
  /** Takes WebSocket connections at `/collaboration` of this server. */
  attach(server: Server): void;
  /** Tells whoever has the document open that something beside its text is new. */
  changed(documentId: string): void;
  /** Asks again whether everybody connected still may be; the portal also does so by itself. */
  recheck(): Promise<void>;
  /** Writes what is waiting, then lets everybody go. */
  close(): Promise<void>;
};

export type CollaborationOptions = {
  db: Db;
  sessions: Sessions;
  clock: Clock;
  log: Logger;
  /** Slugs of the offerings that ask their staff for a second factor. */
  guarded: ReadonlySet<string>;
  /** The portal's own origin when it is configured; otherwise it is the `Host` that was asked. */
  origin?: string | undefined;
  /** How often rights are asked about again, in milliseconds. */
  recheckMs?: number;
};

/** A single message: a whole document of many pages, with its history, is far smaller. */
const largestMessage = 4 * 1024 * 1024;

/** A team is told of somebody's suggestions once in a sitting; so often it is looked whether it was. */
const tellEveryMs = 60_000;

/** A refusal for the other side: without a message, so that Hocuspocus does not log it as a failure. */
class Refused extends Error {
  constructor(readonly reason: ConnectionRefusal) {
    super('');
  }
}

/** Who is at a connection, and what they may do with its text at this moment. */
type Standing = { personId: string; access: LiveAccess };

/** Opens the collaboration; nothing listens before `attach`. */
export function openCollaboration(options: CollaborationOptions): Collaboration {
  const { db, sessions, clock, log, guarded, origin, recheckMs = 3_000 } = options;
  const buffers = new WeakMap<Document, UpdateBuffer>();
  const seen = new WeakMap<Document, SeenMarks>();
  const seenIn = (document: Document): SeenMarks => {
    const marks = seen.get(document) ?? seenMarks();
    seen.set(document, marks);
    return marks;
  };

  /** What this request's session may do with a document at this moment. */
  const accessOf = async (
    request: { headers: IncomingMessage['headers'] },
    documentId: string,
  ): Promise<Standing | ConnectionRefusal> => {
    const { viewer, strongAt } = await sessions.validate(request.headers.cookie);
    if (viewer === null) return 'signed-out';
    if (!isUuid(documentId)) return 'not-allowed';
    const { roles } = await standingOf(db, viewer.id, { strongAt, guarded });
    const access = await liveAccess(db, { viewer, roles }, documentId, clock.now());
    return access === null ? 'not-allowed' : { personId: viewer.id, access };
  };

  /**
   * Takes what somebody sends who may only suggest, and says what became of it. What is taken is
   * applied at once, so that nothing comes between the check and its effect.
   */
  const takeSuggestion = (document: Document, connection: Connection, update: Uint8Array) => {
    const { personId } = connection.context as Standing;
    const at = clock.now();
    const mark = { id: newId().slice(-12), author: personId, at: at.toISOString() };
    const checked = checkSuggestion(document, update, mark);
    if (!checked.ok) return checked.because;
    applyRescuing(document, checked.update, { origin: connection, sent: update, mark });
    rememberMarks(seenIn(document), checked.update);
    if (checked.changes) tellSeldom({ documentId: document.name, author: personId, at });
    return 'taken';
  };

  const toldAt = new Map<string, number>();
  /** The database decides what is told; it is not asked at every keystroke. */
  const tellSeldom = (told: { documentId: string; author: string; at: Date }) => {
    const key = `${told.documentId}/${told.author}`;
    if (performance.now() - (toldAt.get(key) ?? -Infinity) < tellEveryMs) return;
    toldAt.set(key, performance.now());
    tellOfSuggestions(db, told).catch((error: unknown) => {
      toldAt.delete(key);
      log.error({ err: error, document: told.documentId }, 'the team was not told of suggestions');
    });
  };

  const hocuspocus = new Hocuspocus({
    quiet: true,
    timeout: 30_000,
    // What is deleted stays readable: somebody may have written in it who has not learned of that.
    yDocOptions: { gc: false, gcFilter: () => false },
    onAuthenticate: async ({ documentName, request, connectionConfig }) => {
      const access = await accessOf(request, documentName);
      if (typeof access === 'string') throw new Refused(access);
      connectionConfig.readOnly = access.access === 'read';
      return access;
    },
    beforeHandleMessage: async ({ connection, document, update }) => {
      const { access, personId } = connection.context as Standing;
      if (access === 'read') return;
      const sent = changeIn(update);
      if (access === 'write') {
        const from = { sender: personId, seen: seenIn(document) };
        // What comes after this hook finds it applied.
        if (sent !== null)
          takeUpdate(document, sent, from, () =>
            applyRescuing(document, sent, { origin: connection }),
          );
        return;
      }
      connection.readOnly = false;
      const answer = sent === null ? 'taken' : takeSuggestion(document, connection, sent);
      if (answer === 'taken') return;
      // Else it would be applied after this hook.
      connection.readOnly = true;
      if (answer === 'waits') askForAll(connection);
      else
        connection.close({
          code: endedCode,
          reason: 'only-suggestions' satisfies ConnectionRefusal,
        });
    },
    onLoadDocument: async ({ document, documentName }) => {
      for (const update of await loadLiveDocument(db, documentName)) {
        Y.applyUpdate(document, update);
        rememberMarks(seenIn(document), update);
      }
      keepSuggested(document, () => 'server');
      buffers.set(
        document,
        createUpdateBuffer(
          (update) => appendLiveUpdate(db, documentName, update, clock.now()),
          () => document.broadcastStateless(savedMessage),
          (error) => log.error({ err: error, document: documentName }, 'text is not saved yet'),
        ),
      );
    },
    onChange: async ({ document, update }) => buffers.get(document)?.add(update),
    onStateless: async ({ connection, document, payload }) => {
      if (payload !== askSavedMessage) return;
      // Its editor asks again while this does not succeed.
      await buffers.get(document)?.flush();
      connection.sendStateless(savedMessage);
    },
    // A document that cannot be written stays in memory, and is written when that works again.
    beforeUnloadDocument: async ({ document }) => buffers.get(document)?.flush(),
  });

  const connections = (): Connection[] =>
    [...hocuspocus.documents.values()].flatMap((document) => document.getConnections());

  const recheckOne = async (connection: Connection) => {
    const access = await accessOf(connection.request, connection.document.name);
    if (typeof access === 'string') {
      connection.close({ code: endedCode, reason: access });
    } else {
      connection.context = access;
      connection.readOnly = access.access === 'read';
    }
  };
  const recheck = async () => {
    await Promise.all(connections().map(recheckOne));
  };
  const timer = setInterval(() => {
    recheck().catch((error: unknown) => log.error({ err: error }, 'rights cannot be asked about'));
  }, recheckMs);
  timer.unref();

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== collaborationPath) return refuse(socket, '404 Not Found');
    if (!isOwnOrigin(request, origin)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      hocuspocus.handleConnection(webSocket, request);
    });
  };

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    changed: (documentId) =>
      hocuspocus.documents.get(documentId)?.broadcastStateless(changedMessage),
    recheck,
    close: async () => {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.close(1001);
      const written = await Promise.allSettled(
        [...hocuspocus.documents.values()].map((document) => buffers.get(document)?.flush()),
      );
      for (const { status } of written) {
        if (status === 'rejected') log.error('text was not saved at the end');
      }
      sockets.close();
    },
  };
}

/** A connection that came back may bring a later change before an earlier one: both are asked for. */
function askForAll(connection: Connection): void {
  const { document } = connection;
  connection.send(new OutgoingMessage(document.name).writeSyncStatus(true).toUint8Array());
  const question = new OutgoingMessage(document.name).createSyncMessage();
  connection.send(question.writeFirstSyncStepFor(document).toUint8Array());
}

const syncMessages = [0, 4];
const changes = [1, 2];

/** The change to the text that a message carries, in the protocol of y-protocols; null for others. */
function changeIn(message: Uint8Array): Uint8Array | null {
  const decoder = createDecoder(message);
  readVarString(decoder);
  if (!syncMessages.includes(readVarUint(decoder))) return null;
  return changes.includes(readVarUint(decoder)) ? readVarUint8Array(decoder) : null;
}

/** Whether the connection was asked for by a page of ours: other sites' pages send the cookie too. */
function isOwnOrigin({ headers }: IncomingMessage, own: string | undefined): boolean {
  if (headers.origin === undefined) return false;
  if (own !== undefined) return headers.origin === own;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

function pathOf({ url }: IncomingMessage): string {
  return new URL(url ?? '/', 'http://portal').pathname;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
