import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { FileStore } from '#app/files/store.server.ts';
import type { OwnData } from './own-data.server.ts';

/**
 * The archive of a person's data as a stream: `me.json` first, then the files. Each file of the
 * store is read when its turn has come, so that one is in memory at a time. One that the store does
 * not have is named in `me.json`; one that turns out to be damaged breaks the stream off: a
 * download that fails is seen.
 */
export async function zipOwnData(
  store: Pick<FileStore, 'read' | 'has'>,
  { me, files }: OwnData,
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
  zip.addBuffer(jsonBytes({ ...me, filesMissing: [...missing] }), 'me.json', options);
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

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2));
}
