import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { createUpdateBuffer } from './update-buffer.ts';

/** Types one character after the other and gives the update of each. */
function typing(words: string): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const character of words) doc.getText().insert(doc.getText().length, character);
  return updates;
}

function textOf(written: Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of written) Y.applyUpdate(doc, update);
  return doc.getText().toJSON();
}

describe('the buffer of updates', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes what comes close together as one', async () => {
    const written: Uint8Array[] = [];
    const buffer = createUpdateBuffer(
      async (update) => void written.push(update),
      () => {},
      () => {},
    );
    typing('hello').forEach(buffer.add);
    await vi.advanceTimersByTimeAsync(400);
    expect(written).toHaveLength(1);
    expect(textOf(written)).toBe('hello');
  });

  it('does not wait for a pause: somebody who types on and on loses little', async () => {
    const written: Uint8Array[] = [];
    const buffer = createUpdateBuffer(
      async (update) => void written.push(update),
      () => {},
      () => {},
    );
    const updates = typing('x'.repeat(50));
    for (const [index, update] of updates.entries()) {
      buffer.add(update);
      await vi.advanceTimersByTimeAsync(100);
      expect(textOf(written).length).toBeGreaterThanOrEqual(index - 4);
    }
  });

  it('says saved only when nothing waits any more', async () => {
    const saved = vi.fn();
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 200));
    const buffer = createUpdateBuffer(slow, saved, () => {});
    const [first, second] = typing('ab');
    if (!first || !second) throw new Error('nothing typed');
    buffer.add(first);
    await vi.advanceTimersByTimeAsync(350);
    buffer.add(second);
    await vi.advanceTimersByTimeAsync(200);
    expect(saved).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(600);
    expect(saved).toHaveBeenCalledTimes(1);
  });

  it('keeps everything while the database is away, and writes it once it is back', async () => {
    const written: Uint8Array[] = [];
    const failed = vi.fn();
    let away = true;
    const buffer = createUpdateBuffer(
      async (update) => {
        if (away) throw new Error('away');
        written.push(update);
      },
      () => {},
      failed,
    );
    for (const update of typing('a minute')) {
      buffer.add(update);
      await vi.advanceTimersByTimeAsync(700);
    }
    expect(failed).toHaveBeenCalled();
    away = false;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(textOf(written)).toBe('a minute');
  });

  it('tells whoever asks for a write at once that it failed', async () => {
    const buffer = createUpdateBuffer(
      () => Promise.reject(new Error('away')),
      () => {},
      () => {},
    );
    typing('a').forEach(buffer.add);
    await expect(buffer.flush()).rejects.toThrow('away');
  });
});
