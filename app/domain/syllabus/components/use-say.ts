import { useTranslation } from 'react-i18next';
import { asLanguage, type Bilingual } from '#app/i18n/languages.ts';

/** Says a text of the course in the language of the page. */
export function useSay(): (text: Bilingual) => string {
  const { i18n } = useTranslation('syllabus');
  const language = asLanguage(i18n.language) ?? 'en';
  return (text) => text[language];
}
