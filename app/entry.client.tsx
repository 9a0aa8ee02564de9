import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { asLanguage } from './i18n/languages.ts';
import { showWordsIn } from './i18n/words.ts';
import { patientFetch } from './web/patient-fetch.ts';

window.fetch = patientFetch(
  window.fetch.bind(window),
  (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
);

const i18n = showWordsIn(asLanguage(document.documentElement.lang) ?? 'en');
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
