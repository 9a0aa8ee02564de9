import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { RegradeThread } from '../regrade-thread.ts';
import classes from './regrade-talk.module.css';

/** What was said about another look at a part, and what became of it. */
export function RegradeTalk({ thread, zone }: { thread: RegradeThread; zone: string }) {
  const { t } = useTranslation('grading');
  const { messages, outcome } = thread;
  return (
    <section className={classes.talk} aria-label={t('regrade.title')}>
      <p className={classes.title}>
        {t('regrade.title')}
        <span className={classes.state} data-open={outcome === null}>
          {t(outcome === null ? 'regrade.open' : 'regrade.decided')}
        </span>
      </p>
      <ol className={classes.messages}>
        {messages.map(({ id, by, words, at }) => (
          <li key={id}>
            <p className={classes.by}>
              <bdi>{by?.name || t('regrade.somebody')}</bdi>
              {' · '}
              <Moment at={at} zone={zone} distance={false} />
            </p>
            <p className={classes.words}>{words}</p>
          </li>
        ))}
        {outcome !== null && (
          <li>
            <p className={classes.by}>
              <bdi>{outcome.by || t('regrade.somebody')}</bdi>
              {' · '}
              <Moment at={outcome.at} zone={zone} distance={false} />
            </p>
            <p className={classes.outcome}>
              {outcome.fromPoints === outcome.toPoints
                ? t('regrade.stays', { points: outcome.toPoints })
                : t('regrade.changed', { from: outcome.fromPoints, to: outcome.toPoints })}
            </p>
            <p className={classes.words}>{outcome.words}</p>
          </li>
        )}
      </ol>
    </section>
  );
}
