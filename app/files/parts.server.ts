import { constants, createReadStream } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { orNotStored, type NotStored } from './not-stored.ts';
import { namesBefore } from './older-files.server.ts';
import { syncFolder } from './write-durably.ts';

/** Files that arrive piece by piece, each under an id, until they are whole and used. */
export type Parts = {
  /**
   * Writes bytes from an offset on. So often, and at the end, what was written is made durable and
   * then told to `kept` by how many bytes of the file are on disk for certain: also when the bytes
   * break off. Gives that number.
   *
   * @throws TooMuch when there are more than `size` bytes in all; none beyond it is written
   * @throws NotStored when the disk does not take them
   */
  append(id: string, from: Append): Promise<number>;
  /**
   * What has arrived, up to a number of bytes; opened when it is read.
   *
   * @throws Forgotten when it was removed meanwhile
   */
  read(id: string, size: number): AsyncIterable<Uint8Array>;
  remove(id: string): Promise<void>;
  /** The ids of what nobody has added to since an instant. */
  untouchedSince(at: Date): Promise<string[]>;
};

export type Append = {
  offset: number;
  /** Of the whole file. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
  kept: (count: number) => Promise<void>;
};

/** More bytes came than were announced. */
export class TooMuch extends Error {}

/** There is no such part any more. */
export class Forgotten extends Error {}

/** After so many bytes what was written is made durable, while more of them come. */
const stride = 4 * 1024 * 1024;
/** What is whole is read in large pieces: each piece is a turn of the process. */
const readAtOnce = 1024 * 1024;

/** Opens the place of parts in a folder, which is made at the first one. */
export function openParts(
  folder: string,
  onTrouble: (trouble: NotStored) => void = () => {},
): Parts {
  const placeOf = (id: string) => {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error('not the id of a part');
    return path.join(folder, id);
  };
  const append: Parts['append'] = async (id, { offset, size, bytes, kept }) => {
    await mkdir(folder, { recursive: true });
    // Never emptied: somebody who sends the beginning twice at once would take it away.
    const flags = offset === 0 ? constants.O_RDWR | constants.O_CREAT : constants.O_RDWR;
    const handle = await open(placeOf(id), flags, 0o600);
    let end = offset;
    let safe = offset;
    const keep = async () => {
      if (end === safe) return;
      await handle.sync();
      await kept(end);
      safe = end;
    };
    try {
      if (offset === 0) await syncFolder(folder);
      for await (const chunk of bytes) {
        if (end + chunk.byteLength > size) throw new TooMuch();
        await writeAll(handle, chunk, end);
        end += chunk.byteLength;
        if (end - safe >= stride) await keep();
      }
    } finally {
      try {
        await keep();
      } finally {
        await handle.close();
      }
    }
    return end;
  };
  return {
    append: (id, from) => orNotStored(append(id, from), onTrouble),
    read: async function* (id, size) {
      try {
        const piece = { end: size - 1, highWaterMark: readAtOnce };
        yield* createReadStream(placeOf(id), piece) as AsyncIterable<Buffer>;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Forgotten();
        throw error;
      }
    },
    remove: (id) => rm(placeOf(id), { force: true }),
    untouchedSince: (at) => namesBefore(folder, at),
  };
}

/** A disk that is nearly full takes a part of what it is given, and says no word of the rest. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const left = bytes.byteLength - done;
    done += (await handle.write(bytes, done, left, at + done)).bytesWritten;
  }
}
