import type { Db } from '#app/db/client.ts';
import { asLanguage } from '#app/i18n/languages.ts';
import { writeAccountLetter, type LetterServices } from './account-letter.server.ts';
import { writeCode } from './one-time-code.server.ts';
import { emailOf, looksLikeEmail } from './person.ts';
import type { Times } from './sign-up.server.ts';

export type AskedAddress =
  { ok: true; address: string; letter: string } | { ok: false; because: 'emailWrong' };

/**
 * Sends a link that confirms an address, be it a new one or the one there is. A new one counts only
 * then. Where another account has it, its owner gets a letter instead, and the answer is the same.
 */
export async function askForAddress(
  { db, ...services }: { db: Db } & LetterServices,
  personId: string,
  typed: string,
  { at, now }: Times,
): Promise<AskedAddress> {
  const address = emailOf(typed);
  if (!looksLikeEmail(address)) return { ok: false, because: 'emailWrong' };
  const letter = await db.$transaction(async (tx) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const owner = await tx.person.findUnique({ where: { email: address } });
    const { link } = await writeCode(tx, { personId, purpose: 'confirm_address', address, now });
    const taken = owner !== null && owner.id !== personId;
    const reader = taken ? owner : person;
    return writeAccountLetter(tx, services, {
      kind: taken ? 'addressWanted' : 'confirmAddress',
      person: reader,
      language: asLanguage(reader.language) ?? 'en',
      to: address,
      path: taken ? '/sign-in' : `/confirm/${link}`,
      at,
    });
  });
  return { ok: true, address, letter };
}
