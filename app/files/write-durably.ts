import { closeSync, fchownSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
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
  syncFolder(path.dirname(file));
}

/** Makes the names in a folder durable. Windows cannot open a folder, and needs no such thing. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
