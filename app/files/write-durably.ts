import { closeSync, fchownSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a small file for its owner's eyes only (mode 600). It is on disk when this returns, whole or not at
 * all: a new file is fsynced, takes the old one's place, and the folder is fsynced as well.
 *
 * @param owner the account it shall belong to; ours when not given
 */
export function writeDurably(
  file: string,
  content: string,
  owner?: { uid: number; gid: number },
): void {
  const fresh = `${file}.${process.pid}`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeSync(descriptor, content);
    if (owner !== undefined) fchownSync(descriptor, owner.uid, owner.gid);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
  if (!foldersOpen) return;
  const folder = openSync(path.dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Makes the names in a folder durable; others are served while the disk does it. */
export async function syncFolder(folder: string): Promise<void> {
  if (!foldersOpen) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows cannot open a folder, and needs no such thing. */
const foldersOpen = process.platform !== 'win32';
