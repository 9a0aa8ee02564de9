import type { Db } from '#app/db/client.ts';
import type { Language } from '#app/i18n/languages.ts';

/** Keeps the language a person chose, for their next machine and for mail. */
export async function changeLanguage(db: Db, personId: string, language: Language): Promise<void> {
  await db.person.update({ where: { id: personId }, data: { language } });
}
