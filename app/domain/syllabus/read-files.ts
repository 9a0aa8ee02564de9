import { readdirSync, readFileSync } from 'node:fs';

/** What is in a folder, by name; nothing when there is no such folder. */
export function list(folder: string): string[] {
  return ifThere(() => readdirSync(folder)) ?? [];
}

/** A file's text; null when there is no such file. */
export function readIfThere(file: string): string | null {
  return ifThere(() => readFileSync(file, 'utf8'));
}

function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
