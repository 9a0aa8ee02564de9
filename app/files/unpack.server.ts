import { unzipSync } from 'fflate';

/** What an archive may unpack to, in files and bytes: its own words about its size do not count. */
export type UnpackLimits = { files: number; bytes: number };

/**
 * The files of an archive (ZIP) that are wanted, by their paths in it; null when it is no archive,
 * or they are more than allowed. Nothing is written anywhere, so that a path can lead nowhere.
 */
export function unpack(
  archive: Uint8Array,
  wanted: (path: string) => boolean,
  limits: UnpackLimits,
): Map<string, Uint8Array> | null {
  let files = 0;
  let bytes = 0;
  try {
    const found = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        files += 1;
        bytes += originalSize;
        // What is unpacked fills a space of this size and no more.
        if (files > limits.files || bytes > limits.bytes) throw new Error('too much');
        return true;
      },
    });
    return new Map(Object.entries(found));
  } catch {
    return null;
  }
}
