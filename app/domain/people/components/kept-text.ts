import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { v7 as newId } from 'uuid';
import { noteWriting, noteWritten } from '#app/ui/come-back.ts';
import { keepThere, keptThere } from './words-there.ts';

type Kept = {
  words: string;
  requestId: string;
  /** When they were typed, in milliseconds: the later of two copies counts. */
  typedAt: number;
};

const nothing: Kept = { words: '', requestId: '', typedAt: 0 };

/** What is being typed, by its key; the browser's own store has a copy that outlives the page. */
const memory = new Map<string, string>();
const listeners = new Set<() => void>();

/**
 * Words being typed, kept under a key until they are sent, in this browser and on the server: a
 * reload, a closed tab, an expired session, another machine or a server that is killed loses
 * nothing. With them the id of the form, so that sending once more after a failure says a thing
 * once.
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
  const type = (words: string, requestId: string) => {
    const typed = { words, requestId, typedAt: browserTime() };
    write(key, typed);
    keepThere({ key, ...typed });
  };
  return {
    ...kept,
    write: (words: string) => {
      noteWriting(key);
      type(words, kept.requestId || newId());
    },
    forget: () => {
      noteWritten(key);
      if (kept.words !== '') type('', newId());
    },
  };
}

/**
 * Brings what is kept under a beginning of keys together with the server's copies: the later one
 * counts, here and there.
 */
export function useWordsOfOtherBrowsers(under: string): void {
  useEffect(() => {
    let left = false;
    void keptThere(under).then((there) => {
      if (left || there === null) return;
      for (const { key, ...copy } of there) {
        if (copy.typedAt > parse(read(key)).typedAt) write(key, copy);
      }
      for (const key of keysHere(under)) {
        const here = parse(read(key));
        const copy = there.find((each) => each.key === key);
        if (here.typedAt > (copy?.typedAt ?? 0)) keepThere({ key, ...here });
      }
    });
    return () => {
      left = true;
    };
  }, [under]);
}

/** People type in real time, whatever the portal's clock says. */
function browserTime(): number {
  return Math.round(performance.timeOrigin + performance.now());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const prefix = 'practicum/words/';

/** A browser that keeps nothing still lets people write. */
function read(key: string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  let stored: string;
  try {
    stored = window.localStorage.getItem(prefix + key) ?? '';
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
    if (text === '') window.localStorage.removeItem(prefix + key);
    else window.localStorage.setItem(prefix + key, text);
  } catch {
    // Full or forbidden: the words stay on the page.
  }
}

function keysHere(under: string): string[] {
  try {
    return Object.keys(window.localStorage)
      .filter((name) => name.startsWith(prefix + under))
      .map((name) => name.slice(prefix.length));
  } catch {
    return [];
  }
}

function parse(stored: string): Kept {
  try {
    const kept: unknown = JSON.parse(stored);
    return isKept(kept) ? { ...nothing, ...kept } : nothing;
  } catch {
    return nothing;
  }
}

/** What earlier versions of the portal have kept says nothing of when. */
function isKept(value: unknown): value is Omit<Kept, 'typedAt'> {
  return (
    value !== null &&
    typeof value === 'object' &&
    'words' in value &&
    'requestId' in value &&
    typeof value.words === 'string' &&
    typeof value.requestId === 'string'
  );
}
