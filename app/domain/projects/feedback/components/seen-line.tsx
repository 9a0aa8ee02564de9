import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { FeedbackSeen } from '../feedback-seen.server.ts';
import classes from './seen-line.module.css';

/** Who of the team has seen the latest feedback, and when. */
export function SeenLine({ seen, zone }: { seen: FeedbackSeen; zone: string }) {
  const { t } = useTranslation('feedback');
  return (
    <section className={classes.seen} aria-label={t('seen.title')}>
      <p>{t('seen.title')}</p>
      <ul>
        {seen.members.map(({ name, at }) => (
          <li key={name} data-seen={at !== null || undefined}>
            {name}: {at === null ? t('seen.notYet') : <Moment at={at} zone={zone} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
