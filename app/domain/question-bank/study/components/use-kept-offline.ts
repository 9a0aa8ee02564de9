import { useEffect } from 'react';

/**
 * Has the browser keep this page, its scripts and its cards once they are there, so that it opens
 * without a network. Where there are no service workers it needs one, and works as before.
 *
 * @param page its address, which is all that the worker looks after
 * @param cards the address of the cards; null while they are not there
 * @param studying whether somebody does: what is asked for later is then kept as well
 */
export function useKeptOffline(page: string, cards: string | null, studying: boolean): void {
  useEffect(() => {
    if (cards === null || !('serviceWorker' in navigator)) return;
    keepOffline(page, cards, studying).catch(() => {
      // Forbidden, or no network: it is kept another time.
    });
  }, [page, cards, studying]);
}

async function keepOffline(page: string, cards: string, studying: boolean): Promise<void> {
  // The list of keys is loaded when somebody asks for it, which may be without a network.
  if (studying) await import('#app/ui/shortcuts-dialog.tsx');
  const registration = await navigator.serviceWorker.register(`${page}/worker.js`, { scope: page });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  worker?.postMessage({ keep: [page, cards, ...assetsHere()] });
}

/** The scripts, styles and fonts that this page has loaded. */
function assetsHere(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const paths = loaded
    .filter(({ origin }) => origin === window.location.origin)
    .map(({ pathname }) => pathname);
  return [...new Set(paths.filter((path) => path.startsWith('/assets/')))];
}
