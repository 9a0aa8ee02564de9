import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';

type Present = { now: Date; viewerZone: string | null };

const PresentContext = createContext<Present | null>(null);

/** How often the shown distances are brought up to date. */
const tickMs = 10_000;

type NowProviderProps = {
  /** The portal's clock when the page was made; it may be the demo's. */
  serverNow: Date;
  /** The zone a person has chosen; otherwise it is the browser's, known only there. */
  zone?: string | null | undefined;
  children: ReactNode;
};

/** Gives the pages below the portal's time, which goes on ticking in the browser. */
export function NowProvider({ serverNow, zone, children }: NowProviderProps) {
  return (
    <PresentContext.Provider
      value={{ now: useTicking(serverNow), viewerZone: useZone(zone ?? null) }}
    >
      {children}
    </PresentContext.Provider>
  );
}

/** The portal's time; the server's own until the page has come alive, so that both agree. */
export function useNow(): Date {
  return usePresent().now;
}

/** The zone of who is looking; null while it is not known. */
export function useViewerZone(): string | null {
  return usePresent().viewerZone;
}

function usePresent(): Present {
  const present = useContext(PresentContext);
  if (present === null) throw new Error('A time is shown outside of <NowProvider>');
  return present;
}

/**
 * Counts on from the server's instant by the browser's monotonic clock: a wrong wall clock on the
 * reader's machine makes no difference.
 */
function useTicking(serverNow: Date): Date {
  const started = serverNow.getTime();
  const [ticked, setTicked] = useState({ started, now: serverNow });
  useEffect(() => {
    const arrived = performance.now();
    const tick = () => setTicked({ started, now: new Date(started + performance.now() - arrived) });
    const timer = setInterval(tick, tickMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [started]);
  return ticked.started === started ? ticked.now : serverNow;
}

/** Null on the server and while the page comes alive; then the browser's zone. */
function useZone(chosen: string | null): string | null {
  const browser = useSyncExternalStore(never, browserZone, () => null);
  return chosen ?? browser;
}

const never = () => () => {};
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
