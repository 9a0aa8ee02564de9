import { v7 as newId } from 'uuid';
import type { Transaction } from '#app/db/client.ts';
import type { Language } from '#app/i18n/languages.ts';
import type { Jobs } from '#app/jobs/jobs.server.ts';
import { writeMail } from '#app/mail/delivery.server.ts';
import { renderAccountLetter, type AccountLetterKind } from '#emails/account-letter.tsx';

export type LetterServices = { jobs: Jobs; origin: string };

/**
 * Writes a letter about somebody's account in the caller's transaction.
 *
 * @param path where its button leads in the portal
 * @param at the portal's time, as for every other mail
 */
export async function writeAccountLetter(
  tx: Transaction,
  { jobs, origin }: LetterServices,
  letter: {
    kind: AccountLetterKind;
    person: { id: string; name: string };
    language: Language;
    to: string;
    path: string;
    other?: string;
    code?: string;
    at: Date;
  },
): Promise<string> {
  const { kind, person, language, to, path, other, code, at } = letter;
  const href = origin + path;
  const rendered = await renderAccountLetter({
    ...{ kind, language, name: person.name, href },
    ...(other !== undefined && { other }),
    ...(code !== undefined && { code }),
  });
  const about = { personId: person.id, offeringId: null, kind: `account-${kind}`, toAddress: to };
  await writeMail(tx, jobs, { ...about, ...rendered, event: `account:${newId()}` }, at);
  return rendered.text;
}
