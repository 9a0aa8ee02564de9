import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** An account of the operating system. */
export type Account = { uid: number; gid: number };

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account that owns a file or folder. */
export function ownerOf(file: string): Account {
  const { uid, gid } = statSync(file);
  return { uid, gid };
}

/** The account without any rights that every Unix has: PostgreSQL refuses to run as root. */
export function nobody(): Account {
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const found = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(accounts);
  return { uid: Number(found?.[1] ?? 65_534), gid: Number(found?.[2] ?? 65_534) };
}

/** Whether the account may enter the folder: asked of the system, which knows more than modes. */
export function canEnter(account: Account, folder: string): boolean {
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' });
  return tried.status === 0;
}

/** Makes the account the owner of the folder and of all in it; nothing when there is no account. */
export function give(folder: string, account: Account | undefined): void {
  if (account === undefined) return;
  const within = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of ['', ...within]) lchownSync(path.join(folder, file), account.uid, account.gid);
}
