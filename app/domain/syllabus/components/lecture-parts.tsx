import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { LecturePage } from '../lecture-page.ts';
import classes from './lecture-parts.module.css';
import { useSay } from './use-say.ts';

/** Slides and recording, when they are there. */
export function Materials({ slides, recording }: Pick<LecturePage, 'slides' | 'recording'>) {
  const { t } = useTranslation('syllabus');
  if (slides === null && recording === null) return null;
  return (
    <ul className={classes.materials} aria-label={t('materials')}>
      {slides !== null && (
        <li>
          <a href={slides}>{t('slides')}</a>
        </li>
      )}
      {recording !== null && (
        <li>
          <a href={recording}>{t('recording')}</a>
        </li>
      )}
    </ul>
  );
}

/** The lectures before and after, at the foot. */
export function Neighbours({ lecture }: { lecture: LecturePage }) {
  const { t } = useTranslation('syllabus');
  const say = useSay();
  const { offering, previous, following } = lecture;
  const to = (slug: string) => `/${offering.slug}/lectures/${slug}`;
  return (
    <nav className={classes.neighbours} aria-label={`${t('previous')}, ${t('following')}`}>
      {previous !== null && (
        <Link to={to(previous.slug)} rel="prev">
          <span>{t('previous')}</span>
          {say(previous.title)}
        </Link>
      )}
      {following !== null && (
        <Link to={to(following.slug)} rel="next" className={classes.following}>
          <span>{t('following')}</span>
          {say(following.title)}
        </Link>
      )}
    </nav>
  );
}
