import { z } from 'zod';
import type { Db } from '#app/db/client.ts';

/** A browser's clock may be ahead of ours by so much. */
const aheadMs = 60_000;
/** Words that were sent or thrown away are forgotten after this time. */
const emptyForMs = 30 * 24 * 60 * 60 * 1000;
const mostKept = 500;

const wordsForm = z.object({
  /** Begins with the person's id: a page that was opened as somebody else keeps nothing here. */
  key: z.string().min(1).max(300),
  words: z
    .string()
    .max(20_000)
    .refine((words) => !words.includes('\0')),
  requestId: z.uuid(),
  typedAt: z.coerce.number().int().min(0),
});

/** What a person is typing in one field; empty once it was sent. */
export type KeptWords = { key: string; words: string; requestId: string; typedAt: number };

/**
 * Keeps what a person is typing, so that another browser finds it; of two copies the one typed
 * later counts. False when it is not understood, or another person's.
 *
 * @param now by the clock of the machine: people type in real time
 */
export async function keepWords(
  db: Db,
  personId: string,
  form: FormData,
  now: Date,
): Promise<boolean> {
  const read = wordsForm.safeParse(Object.fromEntries(form));
  if (!read.success || !read.data.key.startsWith(`${personId}/`)) return false;
  const { key, words, requestId } = read.data;
  const typedAt = Math.min(read.data.typedAt, now.getTime() + aheadMs);
  await db.$executeRaw`
    INSERT INTO kept_words (person_id, key, words, request_id, typed_at)
    VALUES (${personId}::uuid, ${key}, ${words}, ${requestId}::uuid, ${typedAt})
    ON CONFLICT (person_id, key) DO UPDATE
      SET words = excluded.words, request_id = excluded.request_id, typed_at = excluded.typed_at
      WHERE kept_words.typed_at < excluded.typed_at`;
  await db.$executeRaw`
    DELETE FROM kept_words WHERE person_id = ${personId}::uuid AND (
      (words = '' AND typed_at < ${now.getTime() - emptyForMs}) OR key IN (
        SELECT key FROM kept_words WHERE person_id = ${personId}::uuid
         ORDER BY typed_at DESC OFFSET ${mostKept}))`;
  return true;
}

/**
 * Forgets what was typed in a field, once it was sent: an older copy that a browser left here, or
 * that is on its way, does not come back.
 *
 * @param now by the clock of the machine
 */
export async function forgetWords(
  db: Db,
  personId: string,
  { key, requestId }: Pick<KeptWords, 'key' | 'requestId'>,
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO kept_words (person_id, key, words, request_id, typed_at)
    VALUES (${personId}::uuid, ${key}, '', ${requestId}::uuid, ${now.getTime()})
    ON CONFLICT (person_id, key) DO UPDATE
      SET words = '', typed_at = GREATEST(kept_words.typed_at + 1, excluded.typed_at)`;
}

/** What a person is typing under this beginning of a key, in any browser. */
export async function keptWords(db: Db, personId: string, under: string): Promise<KeptWords[]> {
  if (under.includes('\0')) return [];
  const rows = await db.keptWords.findMany({
    where: { personId, key: { startsWith: under } },
    orderBy: { key: 'asc' },
    select: { key: true, words: true, requestId: true, typedAt: true },
  });
  return rows.map((row) => ({ ...row, typedAt: Number(row.typedAt) }));
}
