import { useEffect, useState } from 'react';
import { v7 as newId } from 'uuid';

type Kept = { words: string; requestId: string };

const nothing = (): Kept => ({ words: '', requestId: newId() });

/**
 * Words being typed, kept in this browser under a key until they are sent: a reload, a closed tab
 * or an expired session loses nothing. With them the id of the form, so that sending once more
 * after a failure says a thing once.
 *
 * @param key says where the words belong: person, document, thread
 */
export function useKeptText(key: string) {
  const [kept, setKept] = useState<Kept>({ words: '', requestId: '' });
  useEffect(() => setKept(read(key) ?? nothing()), [key]);
  return {
    ...kept,
    write: (words: string) => {
      const next = { words, requestId: kept.requestId || newId() };
      setKept(next);
      store(key, words === '' ? null : next);
    },
    forget: () => {
      setKept(nothing());
      store(key, null);
    },
  };
}

function storageKey(key: string): string {
  return `practicum/words/${key}`;
}

function read(key: string): Kept | null {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey(key)) ?? 'null');
    return isKept(stored) ? stored : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing still lets people write. */
function store(key: string, kept: Kept | null): void {
  try {
    if (kept === null) window.localStorage.removeItem(storageKey(key));
    else window.localStorage.setItem(storageKey(key), JSON.stringify(kept));
  } catch {
    return;
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
