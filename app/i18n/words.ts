import type { i18n, ResourceKey } from 'i18next';
import { createI18n } from './create.ts';
import type { Language } from './languages.ts';

type Words = Record<Language, ResourceKey>;

const known: Record<string, Words> = {};
let shown: { i18n: i18n; language: Language } | undefined;

/**
 * Makes a namespace's words known to the browser. Every module that names a namespace brings its
 * words along (`words-where-used.ts`), so they are here before anything that shows them.
 */
export function addWords(namespace: string, words: Words): void {
  known[namespace] = words;
  shown?.i18n.addResourceBundle(shown.language, namespace, words[shown.language]);
}

/** The translator of a page in the browser: over the words that are known, and those still to come. */
export function showWordsIn(language: Language): i18n {
  const catalogue = Object.fromEntries(
    Object.entries(known).map(([namespace, words]) => [namespace, words[language]]),
  );
  shown = { i18n: createI18n(language, catalogue), language };
  return shown.i18n;
}
