import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A data folder of one's own for a portal.
 *
 * @param like the folder of a portal that has ended, to begin with what that one had
 */
export function dataFolder(like?: string): string {
  const data = mkdtempSync(path.join(tmpdir(), 'practicum-test-'));
  // Else the database of a portal run by root would be put where its server may enter.
  chmodSync(data, 0o755);
  // Node’s own copy forgets whose the files are, and the database is not root’s.
  if (like !== undefined) execFileSync('cp', ['-a', `${like}/.`, data]);
  return data;
}
