import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { GradeEvent } from '../grade-history.server.ts';
import { ScoreWords } from './score-words.tsx';
import classes from './grade-events.module.css';

type GradeEventsProps = { events: readonly GradeEvent[]; zone: string };

/** Everything that happened to a person's grades: who, when, what and why. */
export function GradeEvents({ events, zone }: GradeEventsProps) {
  const { t } = useTranslation('gradebook');
  const say = useSay();
  if (events.length === 0) return <p className={classes.soft}>{t('history.none')}</p>;
  return (
    <ol className={classes.events}>
      {events.map((event) => (
        <li key={event.id}>
          <span>
            <strong>{say(event.item.title)}</strong> · {t(`history.${event.what}`)}{' '}
            {event.points === null
              ? t(`history.kind.${event.kind}`)
              : t('history.points', { points: event.points, outOf: event.item.outOf })}
            {event.what === 'given' &&
              event.version !== null &&
              ` · ${t('history.version', { number: event.version })}`}
          </span>
          {event.what === 'given' && <ScoreWords words={event.words} />}
          <span className={classes.soft}>
            <Moment at={event.at} zone={zone} distance={false} />
            {event.by !== null && ` · ${event.by}`}
            {event.what === 'given' && event.why !== '' && ` · ${event.why}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
