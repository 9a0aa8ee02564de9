import { Link, useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { languageTag } from '#app/i18n/languages.ts';
import { readingModes, type ReadingMode } from '../reading.ts';
import classes from './read-in.module.css';

const labels = { en: 'readEn', zh: 'readZh', both: 'readBoth' } as const;

/** In which language the notes are read, or in both side by side. */
export function ReadIn({ mode }: { mode: ReadingMode }) {
  const { t } = useTranslation('syllabus');
  const { search, hash } = useLocation();
  const to = (read: ReadingMode) => {
    const query = new URLSearchParams(search);
    query.set('read', read);
    return { search: `?${query}`, hash };
  };
  return (
    <nav aria-label={t('read')} className={classes.modes}>
      {readingModes.map((read) => (
        <Link
          key={read}
          to={to(read)}
          replace
          preventScrollReset
          prefetch="intent"
          aria-current={read === mode ? 'true' : undefined}
          lang={read === 'both' ? undefined : languageTag[read]}
        >
          {t(labels[read])}
        </Link>
      ))}
    </nav>
  );
}
