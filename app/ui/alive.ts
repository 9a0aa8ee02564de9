import { useSyncExternalStore } from 'react';

/** Whether scripts run: false on the server and until the page has come alive, so that both agree. */
export function useAlive(): boolean {
  return useSyncExternalStore(never, inBrowser, onServer);
}

const never = () => () => {};
const inBrowser = () => true;
const onServer = () => false;
