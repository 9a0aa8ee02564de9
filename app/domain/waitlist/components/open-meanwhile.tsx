import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './open-meanwhile.module.css';

/** Everything that is open to somebody without a seat. */
export function OpenMeanwhile({ offering, graded }: { offering: string; graded: boolean }) {
  const { t } = useTranslation('waitlist');
  const doors = [
    [`/${offering}/syllabus`, t('openLectures')],
    ['/playground', t('openPlayground')],
    [`/${offering}/homework`, t(graded ? 'openHomework' : 'openHomeworkAudit')],
    [`/${offering}/people`, t('openPeople')],
  ] as const;
  return (
    <section aria-labelledby="open" className={classes.open}>
      <h2 id="open">{t('openTitle')}</h2>
      <ul>
        {doors.map(([to, label]) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
