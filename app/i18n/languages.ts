/** The languages of the interface; the first is the fallback. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A text given in every language. */
export type Bilingual = Record<Language, string>;

/** The BCP 47 tag for `lang` attributes and `Intl`. */
export const languageTag: Record<Language, string> = { en: 'en', zh: 'zh-Hans' };

/** Parses a language from outside; undefined for anything else. */
export function asLanguage(value: string | null | undefined): Language | undefined {
  return languages.find((language) => value === language || value?.startsWith(`${language}-`));
}
