import {
  createDecoder,
  readVarString,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** What somebody shows of themselves while they have a text open, by the number of their copy. */
export type Presence = { client: number; clock: number; state: unknown };

/**
 * What an editor may send, each about one document:
 *
 * - `token`: opens the document, as the session at the connection may
 * - `ask`: what is in the text that I lack? (step 1 of y-protocols)
 * - `change`: what I have typed, or what you lack (step 2, and updates)
 * - `presence`: where my caret is; `ask presence`: where everybody's is
 * - `say`: a word of messages.ts
 * - `leave`: closes the document
 */
export type ClientMessage = { document: string } & (
  | { kind: 'token' | 'ask' | 'ask presence' | 'leave' }
  | { kind: 'change'; update: Uint8Array }
  | { kind: 'presence'; present: Presence[] }
  | { kind: 'say'; words: string }
);

/** Numbers of Hocuspocus' protocol. Those that are missing only a server sends, or nobody of ours. */
const types = { sync: 0, presence: 1, auth: 2, askPresence: 3, reply: 4, say: 5, leave: 7 };
const steps = { ask: 0, answer: 1, update: 2 };
const tokenType = 0;
const mostPresent = 1_000;

/**
 * Reads a message of an editor; null when it is nothing that an editor may send, or not whole. What
 * it gives can be applied: of a change it is seen that Yjs can read it.
 */
export function readClientMessage(data: Uint8Array): ClientMessage | null {
  try {
    return read(createDecoder(data));
  } catch {
    return null;
  }
}

function read(decoder: Decoder): ClientMessage | null {
  const document = readVarString(decoder);
  switch (readVarUint(decoder)) {
    case types.sync:
    case types.reply:
      return readSync(decoder, document);
    case types.presence:
      return { document, kind: 'presence', present: readPresence(readVarUint8Array(decoder)) };
    case types.auth:
      if (readVarUint(decoder) !== tokenType) return null;
      readVarString(decoder);
      return { document, kind: 'token' };
    case types.askPresence:
      return { document, kind: 'ask presence' };
    case types.say:
      return { document, kind: 'say', words: readVarString(decoder) };
    case types.leave:
      return { document, kind: 'leave' };
    default:
      return null;
  }
}

function readSync(decoder: Decoder, document: string): ClientMessage | null {
  const step = readVarUint(decoder);
  const bytes = readVarUint8Array(decoder);
  if (step === steps.ask) {
    Y.decodeStateVector(bytes);
    return { document, kind: 'ask' };
  }
  if (step !== steps.answer && step !== steps.update) return null;
  Y.decodeUpdate(bytes);
  return { document, kind: 'change', update: bytes };
}

function readPresence(bytes: Uint8Array): Presence[] {
  const decoder = createDecoder(bytes);
  const count = readVarUint(decoder);
  if (count > mostPresent) throw new RangeError('so many are never present');
  return Array.from({ length: count }, () => ({
    client: readVarUint(decoder),
    clock: readVarUint(decoder),
    state: JSON.parse(readVarString(decoder)) as unknown,
  }));
}

/** The message that shows these. */
export function presenceMessage(document: string, present: readonly Presence[]): Uint8Array {
  const states = encoding.createEncoder();
  encoding.writeVarUint(states, present.length);
  for (const { client, clock, state } of present) {
    encoding.writeVarUint(states, client);
    encoding.writeVarUint(states, clock);
    encoding.writeVarString(states, JSON.stringify(state));
  }
  const message = encoding.createEncoder();
  encoding.writeVarString(message, document);
  encoding.writeVarUint(message, types.presence);
  encoding.writeVarUint8Array(message, encoding.toUint8Array(states));
  return encoding.toUint8Array(message);
}
