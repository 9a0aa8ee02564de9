import { useCallback, useEffect, useRef } from 'react';

const key = 'practicum/study/clock';

/**
 * The portal's time, also where the page comes from the browser's own store: how far the portal was
 * ahead is noticed when it said its time, and a page kept since then says the same time again.
 */
export function usePortalClock(said: number): () => number {
  const ahead = useRef(0);
  useEffect(() => {
    ahead.current = noticed(said);
  }, [said]);
  return useCallback(() => browserTime() + ahead.current, []);
}

function noticed(said: number): number {
  try {
    const [saidThen, ahead] = (window.localStorage.getItem(key) ?? '').split(' ').map(Number);
    if (saidThen === said && Number.isFinite(ahead)) return ahead as number;
    const aheadNow = said - browserTime();
    window.localStorage.setItem(key, `${said} ${aheadNow}`);
    return aheadNow;
  } catch {
    // A browser that keeps nothing has no page from before either.
    return said - browserTime();
  }
}

/** The browser's clock as it was when the page was opened, counted on: nobody turns it meanwhile. */
function browserTime(): number {
  return performance.timeOrigin + performance.now();
}
