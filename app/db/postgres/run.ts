import { spawn } from 'node:child_process';
import type { Place } from './place.ts';

/**
 * Runs one of PostgreSQL's programs as the place's account, in the place's folder, with messages
 * in English. Its answer is the exit code and what it printed on both channels.
 */
export function run(
  { folder, account }: Place,
  program: string,
  words: string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      ...account,
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const listen = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}
