import type { i18n, Namespace, TFunction } from 'i18next';
import { createI18n } from './create.ts';
import en from './en/index.ts';
import type { Language } from './languages.ts';
import zh from './zh/index.ts';

const made: Record<Language, i18n> = { en: createI18n('en', en), zh: createI18n('zh', zh) };

/** Both languages at once: for the server only, since it carries both catalogues. */
export function i18nFor(language: Language): i18n {
  return made[language];
}

/** The `t` of one namespace outside of React: mails, calendars, titles. */
export function translator<N extends Namespace>(language: Language, namespace: N): TFunction<N> {
  return made[language].getFixedT(language, namespace);
}
