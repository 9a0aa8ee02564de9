import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase, type Db } from '#app/db/client.ts';
import { startEmbeddedPostgres } from '#app/db/postgres/embedded.ts';
import { readLiveDocument } from '#app/domain/projects/document/live-document.server.ts';
import { jsonOf } from '#app/domain/projects/document/yjs-text.ts';
import { canonicalJson } from '#app/domain/records/canonical-json.ts';
import { checkReceipt, receiptText } from '#app/domain/records/receipt.ts';

/** A word that was typed, and when its last letter was there. */
export type Typed = { word: string; at: number };

/**
 * How much of the typing before an instant is not in a text, in milliseconds: from the first word
 * that is missing.
 */
export function lostTyping(typed: readonly Typed[], text: string, until: number): number {
  const first = typed.find(({ word, at }) => at < until && !text.includes(word));
  return until - (first?.at ?? until);
}

/** The live text as the database has it. */
export async function keptText(db: Db, documentId: string): Promise<string> {
  const text = await db.$transaction((tx) => readLiveDocument(tx, documentId));
  return JSON.stringify(jsonOf(text));
}

/** The number of the last version, all of whose predecessors are there with a valid receipt. */
export async function keptVersion(db: Db, documentId: string): Promise<number> {
  const { publicKey } = await db.installation.findUniqueOrThrow({ where: { id: 1 } });
  const versions = await db.version.findMany({
    where: { documentId },
    include: { receipt: true },
    orderBy: { number: 'asc' },
  });
  for (const [index, { number, content, receipt }] of versions.entries()) {
    const document = canonicalJson(content);
    const { payload = '', signature = '' } = receipt ?? {};
    const file = receiptText({ receipt: 1, payload, signature, publicKey, document });
    const check = await checkReceipt(file, publicKey);
    if (number !== index + 1 || !check.ok) throw new Error(`Version ${number} is damaged.`);
  }
  return versions.length;
}

/** The database without any portal: started if it was killed too, and stopped afterwards. */
export async function withDatabase<T>(folder: string, look: (db: Db) => Promise<T>): Promise<T> {
  const guest = await startEmbeddedPostgres({ folder, as: 'guest' });
  const { db, close } = openDatabase(guest.url('practicum'), 1);
  try {
    return await look(db);
  } finally {
    await close();
    await guest.release();
  }
}

/** Kills the database in the middle of what it does. */
export function killDatabase(folder: string): void {
  const pidFile = readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8');
  process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
}
