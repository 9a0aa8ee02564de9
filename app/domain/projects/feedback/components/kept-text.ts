import { useMemo, useSyncExternalStore } from 'react';
import { v7 as newId } from 'uuid';

type Kept = { words: string; requestId: string };

const nothing: Kept = { words: '', requestId: '' };

/** What is being typed, by its key; the browser's own store has a copy that outlives the page. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

/**
 * Words being typed, kept in this browser under a key until they are sent: a reload, a closed tab
 * or an expired session loses nothing. With them the id of the form, so that sending once more
 * after a failure says a thing once.
 *
 * @param key says where the words belong: person, document, thread
 */
export function useKeptText(key: string) {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => '',
  );
  const kept = useMemo(() => parse(stored), [stored]);
  return {
    ...kept,
    write: (words: string) => write(key, { words, requestId: kept.requestId || newId() }),
    forget: () => write(key, nothing),
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function storageKey(key: string): string {
  return `practicum/words/${key}`;
}

/** A browser that keeps nothing still lets people write. */
function read(key: string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  let stored: string;
  try {
    stored = window.localStorage.getItem(storageKey(key)) ?? '';
  } catch {
    stored = '';
  }
  memory.set(key, stored);
  return stored;
}

function write(key: string, kept: Kept): void {
  const text = kept.words === '' ? '' : JSON.stringify(kept);
  memory.set(key, text);
  for (const listener of listeners) listener();
  try {
    if (text === '') window.localStorage.removeItem(storageKey(key));
    else window.localStorage.setItem(storageKey(key), text);
  } catch {
    // Full or forbidden: the words stay on the page.
  }
}

function parse(stored: string): Kept {
  try {
    const kept: unknown = JSON.parse(stored);
    return isKept(kept) ? kept : nothing;
  } catch {
    return nothing;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    value !== null &&
    typeof value === 'object' &&
    'words' in value &&
    'requestId' in value &&
    typeof value.words === 'string' &&
    typeof value.requestId === 'string'
  );
}
