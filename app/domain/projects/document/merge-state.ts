import * as Y from 'yjs';
import { fromBase64 } from './passage.ts';

/**
 * Merges the person's state into the text. Gives what the server did not have yet, null when there
 * was nothing new, undefined when it is no Yjs state.
 */
export function mergeInto(text: Y.Doc, state: string | null): Uint8Array | null | undefined {
  if (state === null) return null;
  const known = Y.snapshot(text);
  const vector = Y.encodeStateVector(text);
  try {
    Y.applyUpdate(text, fromBase64(state));
  } catch {
    return undefined;
  }
  return Y.equalSnapshots(known, Y.snapshot(text)) ? null : Y.encodeStateAsUpdate(text, vector);
}
