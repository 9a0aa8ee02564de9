import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { OwnPlace } from '../own-place.server.ts';
import classes from './own-history.module.css';

/** What happened to somebody's place, the latest first, in words. */
export function OwnHistory({ history, zone }: { history: OwnPlace['history']; zone: string }) {
  const { t } = useTranslation('waitlist');
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="history" className={classes.history}>
      <h2 id="history">{t('historyTitle')}</h2>
      <ol>
        {history.map(({ kind, at }) => (
          <li key={`${kind} ${at.getTime()}`}>
            <span className={classes.when}>
              <Moment at={at} zone={zone} distance={false} />
            </span>
            <span>{t(`fact_${kind}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
