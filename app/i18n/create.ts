import { createInstance, type i18n, type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './languages.ts';

/** A ready translator for one language over the catalogue handed in; nothing is fetched. */
export function createI18n(language: Language, catalogue: Resource[string]): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: catalogue },
    defaultNS: 'ui',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
