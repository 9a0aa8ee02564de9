import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { openParts, type Parts } from './parts.server.ts';
import { syncFolder } from './write-durably.ts';

/** Files by what is in them: the same bytes are kept once, under their SHA-256. */
export type FileStore = {
  /** Returns when the bytes are on disk: they survive the loss of power in the next moment. */
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
  /** What is on its way in. */
  parts: Parts;
};

export type StoredFile = {
  /** 64 hexadecimal digits. */
  sha256: string;
  /** In bytes. */
  size: number;
};

/** Opens a store in a folder, which is made at the first file. */
export function openFileStore(folder: string): FileStore {
  const placeOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not the SHA-256 of a file');
    return path.join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    put: async (bytes) => {
      const incoming = path.join(folder, 'incoming');
      await mkdir(incoming, { recursive: true });
      const fresh = path.join(incoming, randomUUID());
      try {
        const stored = await writeHashed(fresh, bytes);
        const place = placeOf(stored.sha256);
        await mkdir(path.dirname(place), { recursive: true });
        await rename(fresh, place);
        // The name in its folder, and that folder's own name.
        syncFolder(path.dirname(place));
        syncFolder(folder);
        return stored;
      } catch (error) {
        await rm(fresh, { force: true });
        throw error;
      }
    },
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
      const found = await stat(place).catch(() => null);
      if (found !== null && found.mtime < at) await rm(place, { force: true });
    },
    parts: openParts(path.join(folder, 'parts')),
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
