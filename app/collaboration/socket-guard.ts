import { OutgoingMessage, type Connection, type Hocuspocus } from '@hocuspocus/server';
import type { Logger } from 'pino';
import { meter } from './allowance.ts';
import { presenceMessage, readClientMessage, type ClientMessage } from './client-message.ts';
import type { GuardedSocket } from './guarded-socket.ts';
import type { ConnectionRefusal } from './messages.ts';
import { ownPresence } from './own-presence.ts';

/** A single message: a whole document of many pages, with its history, is far smaller. */
export const largestMessage = 4 * 1024 * 1024;

/** What one types in a day without a connection comes at once. */
const allowance = { messages: 20_000, bytes: 32 * 1024 * 1024, refillMs: 100_000 };
/** Each question is answered with all of the text that the other side says it lacks. */
const questions = { messages: 100, bytes: 4 * 1024 * 1024, refillMs: 100_000 };
/** What may wait for a document to be opened, and for how many at once: pages of ours open one. */
const mostWaiting = 1024 * 1024;
const mostDocuments = 4;
/** Answers that the other side does not fetch. */
const mostUnread = 64 * 1024 * 1024;

/** Why a connection is closed, as the log has it. */
type Fault =
  | 'not understood'
  | 'too much'
  | 'too many documents'
  | 'answers are not fetched'
  | 'nothing was opened';

/** As RFC 6455 names them: what was sent makes no sense, breaks a rule, or was never of use. */
const codes: Record<Fault, number> = {
  'not understood': 1007,
  'too much': 1008,
  'too many documents': 1008,
  'answers are not fetched': 1008,
  'nothing was opened': 1000,
};

/** What is known of who is at a connection. */
export type Named = { name: string };

/**
 * Stands between a connection and Hocuspocus: nothing that an editor of ours would not send gets
 * through, nothing without measure, and nobody shows themselves under another name. Whatever is
 * wrong closes the connection, and the log says what, never with a word of what was sent.
 *
 * @param patienceMs a connection that has opened no document by then is closed
 */
export function guardSocket(
  socket: GuardedSocket,
  { hocuspocus, log, patienceMs }: { hocuspocus: Hocuspocus; log: Logger; patienceMs: number },
): void {
  const allows = meter(allowance, () => performance.now());
  const allowsToAsk = meter(questions, () => performance.now());
  /** How many bytes wait for each document to be opened. */
  const waiting = new Map<string, number>();

  const end = (fault: Fault): null => {
    socket.guard = () => null;
    log.warn({ fault }, 'a connection to a text was closed');
    socket.close(codes[fault]);
    return null;
  };
  const waits = (message: ClientMessage, size: number): Fault | null => {
    const bytes = (waiting.get(message.document) ?? 0) + size;
    waiting.set(message.document, bytes);
    if (waiting.size > mostDocuments) return 'too many documents';
    return bytes > mostWaiting ? 'too much' : null;
  };

  // Without a listener, a frame that is too large or against the rules would end the portal.
  socket.on('error', (error) => log.warn({ err: error }, 'a connection to a text broke'));
  const patience = setTimeout(() => {
    const open = [...hocuspocus.documents.values()].some((one) => one.connections.has(socket));
    if (!open) end('nothing was opened');
  }, patienceMs);
  socket.once('close', () => clearTimeout(patience));
  socket.guard = (data, again) => {
    if (!again && !allows(data.length)) return end('too much');
    if (socket.bufferedAmount > mostUnread) return end('answers are not fetched');
    const message = readClientMessage(data);
    if (message === null) return end('not understood');
    if (!isUuid(message.document)) return refuse(socket, message);
    const connection = connectionIn(hocuspocus, message.document, socket);
    if (connection === undefined) {
      const fault = waits(message, data.length);
      return fault === null ? data : end(fault);
    }
    waiting.delete(message.document);
    if (message.kind === 'ask' && !allowsToAsk(1)) return end('too much');
    return message.kind === 'presence' ? presenceOf(connection, message) : data;
  };
}

function connectionIn(
  { documents }: Hocuspocus,
  document: string,
  socket: GuardedSocket,
): Connection | undefined {
  return documents.get(document)?.connections.get(socket)?.connection;
}

function presenceOf(
  { document, context, webSocket }: Connection,
  { present }: ClientMessage & { kind: 'presence' },
): Uint8Array {
  const { name } = context as Named;
  const others = [...document.connections].filter(([socket]) => socket !== webSocket);
  const own = ownPresence(present, {
    name,
    own: document.getClients(webSocket) as Set<number>,
    taken: (client) => others.some(([, { clients }]) => clients.has(client)),
  });
  return presenceMessage(document.name, own);
}

/** No document is called like this; Hocuspocus would keep an account of it. */
function refuse(socket: GuardedSocket, { document, kind }: ClientMessage): null {
  if (kind !== 'token') return null;
  const refusal: ConnectionRefusal = 'not-allowed';
  socket.send(new OutgoingMessage(document).writePermissionDenied(refusal).toUint8Array());
  return null;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
