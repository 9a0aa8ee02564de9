import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from './i18n/create.ts';
import { asLanguage } from './i18n/languages.ts';
import { patientFetch } from './web/patient-fetch.ts';

/** Only the catalogue of the page's language is loaded. */
async function catalogue() {
  const language = asLanguage(document.documentElement.lang) ?? 'en';
  const { default: messages } =
    language === 'zh' ? await import('./i18n/zh/index.ts') : await import('./i18n/en/index.ts');
  return createI18n(language, messages);
}

window.fetch = patientFetch(
  window.fetch.bind(window),
  (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
);

const i18n = await catalogue();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <RemixBrowser />
      </I18nextProvider>
    </StrictMode>,
  );
});
