import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding';
import * as Y from 'yjs';
import { presenceMessage } from '#app/collaboration/client-message.ts';
import { askSavedMessage, changedMessage, savedMessage } from '#app/collaboration/messages.ts';
import type { LiveAccess } from '#app/domain/projects/document/live-document.server.ts';
import { textField } from '#app/domain/projects/document/yjs-text.ts';

/** One message of the protocol. */
export type DeclaredMessage = {
  /** Who sends it: what only the server sends, or nobody, closes the connection of who tries. */
  from: 'editors' | 'server' | 'nobody';
  make(document: string): Uint8Array;
};

/**
 * Every message of the collaboration's protocol, by the name that Hocuspocus has for its type and
 * y-protocols for its step. One that is missing here fails.
 */
export const messages: Record<string, DeclaredMessage> = {
  'Sync: step 1': { from: 'editors', make: about(0, 0, emptyVector) },
  'Sync: step 2': { from: 'editors', make: about(0, 1, forgedText) },
  'Sync: update': { from: 'editors', make: about(0, 2, forgedText) },
  Awareness: {
    from: 'editors',
    make: (document) =>
      presenceMessage(document, [{ client: 7, clock: 1, state: { user: { name: 'Forged' } } }]),
  },
  'Auth: token': { from: 'editors', make: about(2, 0, (to) => writeVarString(to, 'session')) },
  'Auth: denied': { from: 'server', make: about(2, 1, (to) => writeVarString(to, 'no')) },
  'Auth: granted': { from: 'server', make: about(2, 2, (to) => writeVarString(to, 'read-write')) },
  QueryAwareness: { from: 'editors', make: about(3) },
  'SyncReply: step 1': { from: 'editors', make: about(4, 0, emptyVector) },
  'SyncReply: step 2': { from: 'editors', make: about(4, 1, forgedText) },
  'SyncReply: update': { from: 'editors', make: about(4, 2, forgedText) },
  Stateless: { from: 'editors', make: about(5, null, (to) => writeVarString(to, askSavedMessage)) },
  BroadcastStateless: {
    from: 'nobody',
    make: about(6, null, (to) => writeVarString(to, savedMessage)),
  },
  CLOSE: { from: 'editors', make: about(7, null, (to) => writeVarString(to, 'bye')) },
  SyncStatus: { from: 'server', make: about(8, 1) },
};

/** The words that are said beside the text, and by whom. */
export const words: Record<string, 'editors' | 'server'> = {
  [askSavedMessage]: 'editors',
  [savedMessage]: 'server',
  [changedMessage]: 'server',
};

/** What one may do with a text: as one of the team that writes it, and as staff of its offering. */
export const rights = { member: 'write', staff: 'suggest' } as const satisfies Record<
  string,
  LiveAccess
>;

export const forgedWords = 'Words of nobody who may write here.';

function about(type: number, step: number | null = null, write: (to: Encoder) => void = () => {}) {
  return (document: string): Uint8Array => {
    const encoder = createEncoder();
    writeVarString(encoder, document);
    writeVarUint(encoder, type);
    if (step !== null) writeVarUint(encoder, step);
    write(encoder);
    return toUint8Array(encoder);
  };
}

function emptyVector(to: Encoder): void {
  writeVarUint8Array(to, Y.encodeStateVector(new Y.Doc()));
}

function forgedText(to: Encoder): void {
  const doc = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(forgedWords)]);
  doc.getXmlFragment(textField).push([paragraph]);
  writeVarUint8Array(to, Y.encodeStateAsUpdate(doc));
}
