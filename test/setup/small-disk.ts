import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NotStored } from '#app/files/not-stored.ts';
import { openFileStore, type FileStore } from '#app/files/store.server.ts';

export type SmallDisk = {
  /** A store on it. */
  files: FileStore;
  /** Fills it, so that only about so many bytes can be written. */
  fill(room: number): void;
  free(): void;
  close(): void;
};

/** A disk of 16 MB with a store. Who may not mount one is given a store that writes nothing while full. */
export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'practicum-small-disk-'));
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
  const store = openFileStore(path.join(folder, 'files'));
  if (mount.status !== 0) return withoutDisk(store, folder);
  const filler = path.join(folder, 'filler');
  const free = () => rmSync(filler, { force: true });
  return {
    files: store,
    fill: (room) => {
      free();
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - room));
    },
    free,
    close: () => {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function withoutDisk(store: FileStore, folder: string): SmallDisk {
  let full = false;
  const unlessFull = <T>(write: () => Promise<T>): Promise<T> =>
    full ? Promise.reject(new NotStored('full')) : write();
  const parts = {
    ...store.parts,
    append: (...given: Parameters<FileStore['parts']['append']>) =>
      unlessFull(() => store.parts.append(...given)),
  };
  return {
    files: { ...store, parts, put: (bytes) => unlessFull(() => store.put(bytes)) },
    fill: () => {
      full = true;
    },
    free: () => {
      full = false;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
