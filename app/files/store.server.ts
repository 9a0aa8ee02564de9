import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { orNotStored, type NotStored } from './not-stored.ts';
import { isBefore, namesBefore } from './older-files.server.ts';
import { openParts, type Parts } from './parts.server.ts';
import { syncFolder } from './write-durably.ts';

/** Files by what is in them: the same bytes are kept once, under their SHA-256. */
export type FileStore = {
  /**
   * Returns when the bytes are on disk: they survive the loss of power in the next moment.
   *
   * @throws NotStored when the disk does not take them; nothing of them is left then
   */
  put(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<StoredFile>;
  /** The bytes; throws when they are not here, or are not what they were. */
  read(sha256: string): Promise<Buffer>;
  /** The same as a stream, which fails at its end when the bytes are not what they were. */
  open(sha256: string): Promise<Readable>;
  /** Whether there is such a file, without looking into it. */
  has(sha256: string): Promise<boolean>;
  /** A piece of a large file as a stream, both ends included; not compared with its SHA-256. */
  readPiece(sha256: string, from: number, to: number): Promise<Readable>;
  /**
   * Removes a file that was put before an instant, by the real clock. One that was put again since
   * stays: whoever did so is about to say what it is for.
   */
  removeBefore(sha256: string, at: Date): Promise<void>;
  /** The SHA-256 of the files on one of the `shelves`, from 0 on, that were put before an instant. */
  putBefore(at: Date, shelf: number): Promise<string[]>;
  /** Removes what broke off on its way in before an instant, when its process died. */
  removeBroken(at: Date): Promise<void>;
  /** What is on its way in. */
  parts: Parts;
};

export type StoredFile = {
  /** 64 hexadecimal digits. */
  sha256: string;
  /** In bytes. */
  size: number;
};

/** Files lie on so many shelves, by the first two digits of their SHA-256. */
export const shelves = 256;

/**
 * Opens a store in a folder, which is made at the first file.
 *
 * @param onTrouble told each time when the disk takes nothing, so that whoever keeps it learns of it
 */
export function openFileStore(
  folder: string,
  onTrouble: (trouble: NotStored) => void = () => {},
): FileStore {
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the SHA-256 of a file');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  const incoming = path.join(folder, 'incoming');
  const put: FileStore['put'] = async (bytes) => {
    await mkdir(incoming, { recursive: true });
    const fresh = path.join(incoming, randomUUID());
    try {
      const stored = await writeHashed(fresh, bytes);
      const place = placeOf(stored.sha256);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(fresh, place);
      // The name in its folder, and that folder's own name.
      await syncFolder(path.dirname(place));
      await syncFolder(folder);
      return stored;
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  };
  return {
    put: (bytes) => orNotStored(put(bytes), onTrouble),
    read: async (sha256) => {
      const bytes = await readFile(placeOf(sha256));
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
      throw new Error(`the stored file ${sha256} is damaged`);
    },
    open: async (sha256) => {
      const place = placeOf(sha256);
      // Said now: a stream would say it when the archive has begun.
      await stat(place);
      return Readable.from(checked(createReadStream(place), sha256), { objectMode: false });
    },
    has: (sha256) =>
      access(placeOf(sha256)).then(
        () => true,
        () => false,
      ),
    readPiece: async (sha256, from, to) => {
      const place = placeOf(sha256);
      // Said now: a stream would say it when the answer has begun.
      await stat(place);
      return createReadStream(place, { start: from, end: to });
    },
    removeBefore: async (sha256, at) => {
      const place = placeOf(sha256);
      if (!(await isBefore(place, at))) return;
      // Taken aside first: what is put there in this very moment would be removed instead.
      await mkdir(incoming, { recursive: true });
      const aside = path.join(incoming, randomUUID());
      await rename(place, aside);
      if (await isBefore(aside, at)) await rm(aside);
      else await rename(aside, place);
    },
    putBefore: (at, shelf) =>
      namesBefore(path.join(folder, shelf.toString(16).padStart(2, '0')), at),
    removeBroken: async (at) => {
      const broken = await namesBefore(incoming, at);
      for (const name of broken) await rm(path.join(incoming, name), { force: true });
    },
    parts: openParts(path.join(folder, 'parts'), onTrouble),
  };
}

async function* checked(bytes: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk as Buffer);
    yield chunk as Buffer;
  }
  if (hash.digest('hex') !== sha256) throw new Error(`the stored file ${sha256} is damaged`);
}

async function writeHashed(
  file: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const handle = await open(file, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}
