import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { DeadlineHistory } from '../deadline-history.server.ts';
import classes from './deadlines.module.css';

type AllDeadlinesProps = { works: readonly DeadlineHistory[]; zone: string };

/** By when each of them is due for everybody, and how that came about. */
export function AllDeadlines({ works, zone }: AllDeadlinesProps) {
  const { t } = useTranslation('deadlines');
  const say = useSay();
  return (
    <section className={classes.section} aria-labelledby="all">
      <h2 id="all">{t('all')}</h2>
      <ul className={classes.list}>
        {works.map(({ key, title, due, movedFrom, moves }) => (
          <li key={key}>
            <span className={classes.named}>{say(title)}</span>
            <Moment at={due} zone={zone} />
            {movedFrom !== null && (
              <span className={classes.soft}>
                {t('fromFile')} <Moment at={movedFrom} zone={zone} distance={false} />
              </span>
            )}
            {moves.map((move) => (
              <span key={move.id} className={classes.soft}>
                <Moment at={move.at} zone={zone} distance={false} /> ·{' '}
                {move.by ?? t('own.somebody')} · {t('movedTo')}{' '}
                <Moment at={move.due} zone={zone} distance={false} />
                {move.why !== '' && ` · ${move.why}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
