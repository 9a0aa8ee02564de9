import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** The names in a folder of what was not written to since an instant; none where there is no folder. */
export async function namesBefore(folder: string, at: Date): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const old = await Promise.all(names.map((name) => isBefore(path.join(folder, name), at)));
  return names.filter((_, index) => old[index]);
}

/** Whether a file is there and was not written to since an instant, by the real clock. */
export async function isBefore(file: string, at: Date): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && found.mtime < at;
}
