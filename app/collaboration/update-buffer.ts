import * as Y from 'yjs';

/** How long what was typed waits to be written together with what follows, in milliseconds. */
const gatherMs = 300;
const retryMs = 1_000;

export type UpdateBuffer = {
  /** Takes an update; it is on disk some 300 ms later. */
  add(update: Uint8Array): void;
  /** Writes what is waiting now; throws when that fails, and keeps it. */
  flush(): Promise<void>;
};

/**
 * Gathers a document's updates and writes them as one: the first one starts the time, later ones
 * do not prolong it, so that a crash never loses more than the gathering and one write. When a
 * write fails, everything is kept and tried again every second.
 *
 * @param write returns when the update is on disk
 * @param saved called after a write that left nothing waiting: all that came before it is on disk
 * @param failed told once about each failed write
 */
export function createUpdateBuffer(
  write: (update: Uint8Array) => Promise<void>,
  saved: () => void,
  failed: (error: unknown) => void,
): UpdateBuffer {
  let waiting: Uint8Array[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const writeWaiting = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const batch = waiting;
    waiting = [];
    try {
      await write(batch.length === 1 && batch[0] ? batch[0] : Y.mergeUpdates(batch));
    } catch (error) {
      waiting = [...batch, ...waiting];
      timer ??= setTimeout(writeQuietly, retryMs);
      throw error;
    }
    if (waiting.length === 0) saved();
  };
  const flush = () => {
    // One write after the other, whatever became of the one before.
    writing = writing.catch(() => {}).then(writeWaiting);
    return writing;
  };
  const writeQuietly = () => void flush().catch(failed);

  return {
    add: (update) => {
      waiting.push(update);
      timer ??= setTimeout(writeQuietly, gatherMs);
    },
    flush,
  };
}
