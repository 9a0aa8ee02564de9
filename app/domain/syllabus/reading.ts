import { asLanguage, type Language } from '#app/i18n/languages.ts';

/** How notes are read: in one language, or in both side by side. */
export const readingModes = ['en', 'zh', 'both'] as const;
export type ReadingMode = (typeof readingModes)[number];

/** What `?read=` asks for; the interface's language when it asks for nothing we know. */
export function readingMode(asked: string | null, language: Language): ReadingMode {
  return asked === 'both' ? 'both' : (asLanguage(asked) ?? language);
}

/** An entry of a lecture's table of contents; `id` is the anchor in every language. */
export type Heading = { id: string; depth: number; text: string; language: Language };
