import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileStore } from './store.server.ts';

/** A file of an archive: text of its own, or bytes in the file store. */
export type ArchiveFile = { path: string } & ({ text: string } | { sha256: string });

export type Archive = {
  /** What the archive says about itself, as JSON in its first file. */
  about: { path: string; value: Record<string, unknown> };
  files: readonly ArchiveFile[];
};

/**
 * An archive (ZIP) as a stream. Each file of the store is read when its turn has come, so that one
 * is in memory at a time. One that the store does not have is named in the first file; one that
 * turns out to be damaged breaks the stream off: a download that fails is seen.
 */
export async function writeArchive(
  store: Pick<FileStore, 'read' | 'has'>,
  { about, files }: Archive,
  at: Date,
): Promise<Readable> {
  const missing = new Set<string>();
  for (const file of files) {
    if ('sha256' in file && !(await store.has(file.sha256))) missing.add(file.path);
  }
  const zip = new ZipFile();
  const out = zip.outputStream.pipe(new PassThrough());
  zip.on('error', (error: Error) => out.destroy(error));
  const options = { mtime: at };
  const first = { ...about.value, filesMissing: [...missing] };
  zip.addBuffer(Buffer.from(JSON.stringify(first, null, 2)), about.path, options);
  for (const file of files) {
    if (missing.has(file.path)) continue;
    if ('text' in file) {
      zip.addBuffer(Buffer.from(file.text), file.path, options);
      continue;
    }
    zip.addReadStreamLazy(file.path, options, (give) => {
      store.read(file.sha256).then(
        (bytes) => give(null, Readable.from([bytes])),
        (error: unknown) => give(error, Readable.from([])),
      );
    });
  }
  zip.end();
  return out;
}
