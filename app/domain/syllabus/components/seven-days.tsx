import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day } from '#app/domain/calendar/components/deadline.tsx';
import { timeText } from '#app/domain/calendar/moment.ts';
import type { Day as DayOfWeek, DayEntry } from '../seven-days.ts';
import classes from './seven-days.module.css';
import { useSay } from './use-say.ts';

/** Seven days side by side, on a phone one under the other. */
export function SevenDays({ days, zone }: { days: readonly DayOfWeek[]; zone: string }) {
  const { t } = useTranslation('dashboard');
  return (
    <ol className={classes.days}>
      {days.map(({ date, at, today, entries }) => (
        <li key={date} className={classes.day} data-today={today || undefined}>
          <p className={classes.date}>
            <Day at={at} zone={zone} />
            {today && <span className={classes.today}>{t('today')}</span>}
          </p>
          {entries.length === 0 ? (
            <p className={classes.nothing}>
              <span aria-hidden>–</span>
              <span className={classes.hidden}>{t('nothingThatDay')}</span>
            </p>
          ) : (
            <ul className={classes.entries}>
              {entries.map((entry) => (
                <Entry key={`${entry.kind} ${entry.title.en}`} entry={entry} zone={zone} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, zone }: { entry: DayEntry; zone: string }) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  const { kind, at, end, title, path, done = false } = entry;
  return (
    <li className={classes.entry} data-kind={kind} data-done={done || undefined}>
      <span className={classes.kind}>
        {t(`kind.${kind}`)}{' '}
        {(kind !== 'event' || end !== null) && (
          <time dateTime={at.toISOString()}>{timeText(at, zone)}</time>
        )}
      </span>
      {path === null ? say(title) : <Link to={path}>{say(title)}</Link>}
      {done && <span className={classes.kind}>{t('dueDone')}</span>}
    </li>
  );
}
