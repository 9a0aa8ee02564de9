import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileStore } from './store.server.ts';

/** A file of an archive: text or bytes of its own, or bytes in the file store. */
export type ArchiveFile = { path: string } & (
  { text: string } | { bytes: Uint8Array } | { sha256: string }
);

export type Archive = {
  /** What the archive says about itself, as JSON in its last file. */
  about: { path: string; value: Record<string, unknown> };
  /** Each is asked for when its turn has come: one that takes time is made meanwhile. */
  files: Iterable<ArchiveFile> | AsyncIterable<ArchiveFile>;
};

/** Packed already: to do it again takes time and wins nothing. */
const packed = /\.(png|jpe?g|webp|mp4|webm|pdf|zip)$/i;

/**
 * An archive (ZIP) as a stream, made no faster than it is read. Each file is opened when its turn
 * has come, so that a piece of one is in memory at a time. One that the store does not have is named
 * in the last file; one that turns out to be damaged breaks the stream off: a download that fails is
 * seen.
 */
export function writeArchive(
  store: Pick<FileStore, 'open' | 'has'>,
  archive: Archive,
  at: Date,
): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  fill(zip, out, store, archive, at).catch((error: Error) => out.destroy(error));
  return out;
}

async function fill(
  zip: ZipFile,
  out: PassThrough,
  store: Pick<FileStore, 'open' | 'has'>,
  { about, files }: Archive,
  mtime: Date,
): Promise<void> {
  const missing: string[] = [];
  for await (const file of files) {
    // Whoever wanted it has gone.
    if (out.destroyed) return;
    if ('sha256' in file && !(await store.has(file.sha256))) {
      missing.push(file.path);
      continue;
    }
    const source = await sourceOf(store, file);
    const close = () => source.destroy();
    out.once('close', close);
    const read = once(source, 'close');
    zip.addReadStream(source, file.path, { mtime, compress: !packed.test(file.path) });
    await read;
    out.off('close', close);
  }
  const value = { ...about.value, filesMissing: missing };
  zip.addBuffer(Buffer.from(JSON.stringify(value, null, 2)), about.path, { mtime });
  zip.end();
}

async function sourceOf(store: Pick<FileStore, 'open'>, file: ArchiveFile): Promise<Readable> {
  if ('sha256' in file) return store.open(file.sha256);
  return Readable.from([Buffer.from('text' in file ? file.text : file.bytes)]);
}
