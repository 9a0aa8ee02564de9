import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import {
  askSavedMessage,
  changedMessage,
  collaborationPath,
  savedMessage,
  type ConnectionRefusal,
} from '#app/collaboration/messages.ts';
import { keepSuggested } from '../../suggestions/keep-suggested.ts';

/**
 * How the text stands: `saved` only when the server has all of it on disk. In every other state it
 * is kept on this device as well.
 */
export type LiveStatus =
  | 'connecting'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'signed-out'
  | 'not-allowed'
  /** The last change was no suggestion, or met another one: the server did not take it. */
  | 'only-suggestions';

export type LiveState = {
  status: LiveStatus;
  /** When all was saved last, by `performance.now()`; null while nothing was typed. */
  savedAt: number | null;
  /** Whether there is a text to show: the server's, or this device's copy when it is all there is. */
  ready: boolean;
  /** Who else has the document open. */
  others: string[];
};

export type LiveText = {
  doc: Y.Doc;
  provider: HocuspocusProvider;
  state(): LiveState;
  subscribe(listener: () => void): () => void;
  /** From now on it is somebody else who says what the person may, and hears of what is new. */
  attend(attending: Attending): void;
  /** Forgets this device's copy: what the server did not take goes with it. */
  forget(): Promise<void>;
  close(): void;
};

type Attending = {
  /** Whether the person may write, or only suggest. */
  may: () => 'write' | 'suggest';
  /** There is something new beside the text. */
  onChanged: () => void;
};

export type LiveTextOptions = Attending & {
  documentId: string;
  /** The copy on this device is this person's alone. */
  personId: string;
  name: string;
};

/** How long the server may keep us waiting before the device's copy is shown. */
const patienceMs = 1_500;
/** How often we ask again: whether all is saved, whether we are signed in again. */
const askMs = 3_000;
const retryMs = 10_000;

/**
 * Opens a document's live text: synchronised with the server while there is a connection, kept in
 * this browser's own database all the time, and merged when both meet again.
 */
export function openLiveText(options: LiveTextOptions): LiveText {
  const { documentId, personId, name } = options;
  let attending: Attending = options;
  const doc = new Y.Doc();
  keepSuggested(doc, () => (attending.may() === 'write' ? 'member' : 'reader'));
  const device = new IndexeddbPersistence(`practicum/${personId}/${documentId}`, doc);
  const listeners = new Set<() => void>();
  let state: LiveState = {
    status: 'connecting',
    savedAt: null,
    ready: false,
    others: [],
  };
  let refusal: ConnectionRefusal | null = null;
  let connected = false;
  let dirty = false;
  let waited = false;
  let savedAt: number | null = null;
  /** What was typed since the server last had everything. */
  let unsaved: Uint8Array[] = [];

  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  // Connecting says how it goes, to a provider that has to be there by then: else the attempt counts
  // as failed, and a second connection takes the place of the first.
  const socket = new HocuspocusProviderWebsocket({
    url: `${scheme}://${window.location.host}${collaborationPath}`,
    autoConnect: false,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentId,
    document: doc,
    // The session's cookie says who we are; the protocol wants a word all the same.
    token: 'session',
    onStatus: ({ status }) => {
      connected = status === 'connected';
      update();
    },
    onAuthenticated: () => {
      refusal = null;
      sendAgain();
      update();
    },
    onAuthenticationFailed: ({ reason }) => refused(reason),
    onClose: ({ event }) => refused(event.reason),
    onSynced: () => {
      askWhetherSaved();
      update();
    },
    onStateless: ({ payload }) => {
      if (payload === changedMessage) attending.onChanged();
      if (payload === savedMessage && !provider.hasUnsyncedChanges) {
        if (dirty) savedAt = performance.now();
        dirty = false;
        unsaved = [];
        update();
      }
    },
    onAwarenessChange: () => update(),
  });
  provider.setAwarenessField('user', { name, color: colorOf(personId) });

  function refused(reason: string) {
    const known = refusals.find((one) => one === reason);
    if (known === undefined) return;
    refusal = known;
    update();
  }
  /**
   * Says once more what was typed, as it was typed. The state of the whole text, which follows,
   * no longer tells what its reader deleted from what went down with that, unseen.
   */
  function sendAgain() {
    if (unsaved.length === 0) return;
    unsaved = [Y.mergeUpdates(unsaved)];
    for (const each of unsaved) provider.documentUpdateHandler(each, null);
  }
  function askWhetherSaved() {
    if (dirty && provider.isSynced) provider.sendStateless(askSavedMessage);
  }
  /** A new connection brings the session's cookie of now. */
  function tryAgain() {
    // What was refused would be refused again.
    if (refusal !== null && refusal !== 'only-suggestions') socket.webSocket?.close();
  }
  function statusNow(): LiveStatus {
    if (refusal !== null) return refusal;
    // A cable that is pulled leaves the connection open for a while.
    if (!navigator.onLine) return 'offline';
    if (!connected) return waited ? 'offline' : 'connecting';
    if (!provider.isSynced) return 'connecting';
    return dirty ? 'saving' : 'saved';
  }
  function update() {
    const others = othersIn(provider, doc.clientID);
    const ready = state.ready || provider.isSynced || (waited && device.synced);
    const next = { status: statusNow(), savedAt, ready, others };
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    for (const listener of listeners) listener();
  }

  doc.on('update', (typed: Uint8Array, origin: unknown) => {
    if (origin === provider || origin === device) return;
    unsaved.push(typed);
    dirty = true;
    update();
  });
  // A browser that keeps nothing (a private window) still writes to the server.
  device.whenSynced.then(update, () => {});
  const patience = setTimeout(() => {
    waited = true;
    update();
  }, patienceMs);
  const asking = setInterval(askWhetherSaved, askMs);
  const trying = setInterval(tryAgain, retryMs);
  window.addEventListener('focus', tryAgain);
  window.addEventListener('online', update);
  window.addEventListener('offline', update);
  provider.attach();
  void socket.connect();

  return {
    doc,
    provider,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    attend: (next) => {
      attending = next;
    },
    forget: () => device.clearData(),
    close: () => {
      clearTimeout(patience);
      clearInterval(asking);
      clearInterval(trying);
      window.removeEventListener('focus', tryAgain);
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
      listeners.clear();
      provider.destroy();
      socket.destroy();
      void device.destroy();
      doc.destroy();
    },
  };
}

const refusals: readonly ConnectionRefusal[] = ['signed-out', 'not-allowed', 'only-suggestions'];

function othersIn(provider: HocuspocusProvider, own: number): string[] {
  const states = [...(provider.awareness?.getStates() ?? [])];
  const names = states.flatMap(([client, { user }]) =>
    client !== own && typeof user?.name === 'string' ? [user.name as string] : [],
  );
  return [...new Set(names)].toSorted();
}

/** Dark enough for white letters, and none of them the accent. */
const colors = ['#0072b2', '#8a5300', '#6b3fa0', '#a8328a', '#2a6b38', '#5a5a9c'];

function colorOf(personId: string): string {
  const sum = [...personId].reduce((total, character) => total + character.charCodeAt(0), 0);
  return colors[sum % colors.length] ?? '#0072b2';
}
