import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '#test/setup/temporary-folder.ts';

/** The folder of offerings with a single, small and correct one. */
export const smallCourse = 'test/content/fixtures';

/** A copy of it in which one file says something else. */
export function courseWith(file: string, edit: (text: string) => string): string {
  const copy = temporaryFolder();
  cpSync(smallCourse, copy, { recursive: true });
  const edited = path.join(copy, 'small', file);
  writeFileSync(edited, edit(readFileSync(edited, 'utf8')));
  return copy;
}
