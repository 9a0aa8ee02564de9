import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The folder of offerings with a single, small and correct one. */
export const smallCourse = 'test/content/fixtures';

/** A copy of it in which one file says something else. */
export function courseWith(file: string, edit: (text: string) => string): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'course-'));
  cpSync(smallCourse, copy, { recursive: true });
  const edited = path.join(copy, 'small', file);
  writeFileSync(edited, edit(readFileSync(edited, 'utf8')));
  return copy;
}
