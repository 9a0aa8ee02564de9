import { useTranslation } from 'react-i18next';
import { asLanguage } from '#app/i18n/languages.ts';
import type { OwnPlace } from '../own-place.server.ts';
import { placeInWords } from '../place-in-words.ts';
import classes from './place-head.module.css';

/** The sentence that says where somebody stands, and the one that says why. */
export function usePlaceHead({ state, place }: OwnPlace) {
  const { t, i18n } = useTranslation('waitlist');
  if (place !== null) {
    const language = asLanguage(i18n.language) ?? 'en';
    return {
      title: (
        <span className={classes.place}>
          {t('you', { count: place.position, ordinal: true, of: place.of })}
        </span>
      ),
      lead: <span className={classes.sentence}>{placeInWords(place, t, language)}</span>,
    };
  }
  if (state?.is === 'offered') return { title: t('offerTitle') };
  const words = wordsOf(state);
  return { title: t(words), lead: t(`${words}Lead`) };
}

function wordsOf(state: OwnPlace['state']) {
  if (state === null) return 'nobody';
  if (state.is === 'seated') return 'seat';
  if (state.is === 'out') return state.how === 'audits' ? 'audit' : state.how;
  return 'applicant';
}
