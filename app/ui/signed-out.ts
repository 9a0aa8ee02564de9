import { useSyncExternalStore } from 'react';

let signedOut = false;
const listeners = new Set<() => void>();

/** Said by whatever finds out that the portal does not know any more who is at this page. */
export function tellSignedOut(now: boolean): void {
  if (now === signedOut) return;
  signedOut = now;
  for (const listener of listeners) listener();
}

/** Whether the person of this page was found to be signed out. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => signedOut,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
