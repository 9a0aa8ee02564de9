import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus, OutgoingMessage, type Connection, type Document } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
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
import { readClientMessage } from './client-message.ts';
import { openExchange, otherProcess } from './exchange.ts';
import { GuardedSocket } from './guarded-socket.ts';
import { askSavedMessage, endedCode, savedMessage, type ConnectionRefusal } from './messages.ts';
import { guardSocket, largestMessage, type Named } from './socket-guard.ts';
import { createUpdateBuffer, type UpdateBuffer } from './update-buffer.ts';
import { refusalOf, refuse } from './upgrade.ts';

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
  /** Of the database, by which processes hear of each other; without, this one is alone. */
  url?: string;
  /**
   * How often rights are asked about again, in milliseconds. Most that end are heard of at once;
   * some run out by themselves.
   */
  recheckMs?: number;
  /** How long a connection may have opened nothing, in milliseconds. */
  patienceMs?: number;
};

/** So many connections that have opened nothing yet are there at most. */
const mostStrangers = 1_000;

/** A team is told of somebody's suggestions once in a sitting; so often it is looked whether it was. */
const tellEveryMs = 60_000;

/**
 * A refusal for the other side: without a message, so that Hocuspocus does not log it as a failure.
 * Without a reason it is we who cannot: the connection is closed in a while, and comes again.
 */
class Refused extends Error {
  constructor(readonly reason?: ConnectionRefusal) {
    super('');
  }
}

/** Who is at a connection, and what they may do with its text at this moment. */
type Standing = Named & { personId: string; access: LiveAccess };

/** Opens the collaboration; nothing listens before `attach`. */
export function openCollaboration(options: CollaborationOptions): Collaboration {
  const { db, sessions, clock, log, guarded, origin, url } = options;
  const { recheckMs = 3_000, patienceMs = 15_000 } = options;
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
    const { viewer, roles: all, strongAt } = await sessions.look(request.headers.cookie);
    if (viewer === null) return 'signed-out';
    const { roles } = standingOf(all, { strongAt, guarded });
    const access = await liveAccess(db, { viewer, roles }, documentId, clock.now());
    return access === null ? 'not-allowed' : { personId: viewer.id, name: viewer.name, access };
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

  /** Hocuspocus would write on the console what a database says, which quotes what it was asked. */
  const orRefused = async <T>(asked: Promise<T>): Promise<T> => {
    try {
      return await asked;
    } catch (error) {
      log.error({ err: error }, 'a text cannot be opened');
      throw new Refused();
    }
  };

  const hocuspocus = new Hocuspocus({
    quiet: true,
    timeout: 30_000,
    // What is deleted stays readable: somebody may have written in it who has not learned of that.
    yDocOptions: { gc: false, gcFilter: () => false },
    onAuthenticate: async ({ documentName, request, connectionConfig }) => {
      const access = await orRefused(accessOf(request, documentName));
      if (typeof access === 'string') throw new Refused(access);
      connectionConfig.readOnly = access.access === 'read';
      return access;
    },
    beforeHandleMessage: async ({ connection, document, update }) => {
      const { access, personId } = connection.context as Standing;
      if (access === 'read') return;
      const message = readClientMessage(update);
      const sent = message?.kind === 'change' ? message.update : null;
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
      for (const update of await orRefused(loadLiveDocument(db, documentName))) {
        Y.applyUpdate(document, update);
        rememberMarks(seenIn(document), update);
      }
      keepSuggested(document, () => 'server');
      buffers.set(
        document,
        createUpdateBuffer(
          (update) => appendLiveUpdate(db, documentName, update, clock.now(), exchange.ownRow()),
          () => document.broadcastStateless(savedMessage),
          (error) => log.error({ err: error, document: documentName }, 'text is not saved yet'),
        ),
      );
    },
    onChange: async ({ document, update, transactionOrigin }) => {
      if (transactionOrigin !== otherProcess) buffers.get(document)?.add(update);
    },
    onStateless: async ({ connection, document, payload }) => {
      if (payload !== askSavedMessage) return;
      // Its editor asks again while this does not succeed.
      await buffers.get(document)?.flush();
      connection.sendStateless(savedMessage);
    },
    // A right may have ended while the text was loaded.
    connected: ({ connection }) => recheckOne(connection).catch(notAsked),
    // A document that cannot be written stays in memory, and is written when that works again.
    beforeUnloadDocument: async ({ document }) => buffers.get(document)?.flush(),
  });

  const notAsked = (error: unknown) => log.error({ err: error }, 'rights cannot be asked about');
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
  /** One after the other: who asks while it is being asked is answered by the next time. */
  let rechecking: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const recheck = (): Promise<void> => {
    next ??= rechecking
      .catch(() => {})
      .then(async () => {
        next = null;
        rechecking = Promise.all(connections().map(recheckOne)).then(() => {});
        await rechecking;
      });
    return next;
  };
  const recheckQuietly = () => void recheck().catch(notAsked);
  const timer = setInterval(recheckQuietly, recheckMs);
  timer.unref();

  const exchange = openExchange({
    ...{ db, url, log, hocuspocus, onRights: recheckQuietly },
    onUpdate: (document, update) => rememberMarks(seenIn(document), update),
  });

  const sockets = new WebSocketServer({
    ...{ noServer: true, maxPayload: largestMessage, WebSocket: GuardedSocket },
  });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Who goes before they are answered breaks the connection, and nothing else.
    socket.on('error', () => {});
    const refusal = refusalOf(request, origin);
    if (refusal !== null) return refuse(socket, refusal);
    const open = new Set(connections().map(({ webSocket }) => webSocket));
    if (sockets.clients.size - open.size >= mostStrangers)
      return refuse(socket, '503 Service Unavailable');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      guardSocket(webSocket, { hocuspocus, log, patienceMs });
      hocuspocus.handleConnection(webSocket, request);
    });
  };

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    changed: exchange.changed,
    recheck,
    close: async () => {
      clearInterval(timer);
      await exchange.close();
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
