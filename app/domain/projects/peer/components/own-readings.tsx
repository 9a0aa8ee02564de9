import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import type { OwnReading } from '../own-readings.server.ts';
import classes from './own-readings.module.css';
import { ReadingMark } from './reading-mark.tsx';

type OwnReadingsProps = { readings: readonly OwnReading[]; offering: string; zone: string };

/** What a classmate's text is called to its reader: its title, or a number where it has none. */
export function useTextName(): (reading: OwnReading) => string {
  const { t } = useTranslation('peer');
  const say = useSay();
  return ({ project, stageTitle, number }) =>
    project?.title ?? t('own.text', { stage: say(stageTitle), number });
}

/** Texts of classmates that one was given to read; nothing while there are none. */
export function OwnReadings({ readings, offering, zone }: OwnReadingsProps) {
  const { t, i18n } = useTranslation('peer');
  const nameOf = useTextName();
  const names = new Intl.ListFormat(i18n.language);
  const say = useSay();
  if (readings.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="readings">
      <h2 id="readings">{t('own.title', { count: readings.length })}</h2>
      <p className={classes.help}>{t('own.help')}</p>
      <ul className={classes.list}>
        {readings.map((reading) => (
          <li key={reading.id}>
            <div>
              <Link to={`/${offering}/peer/${reading.id}`} prefetch="intent">
                {nameOf(reading)}
              </Link>
              <p className={classes.soft}>
                {say(reading.stageTitle)}
                {reading.project !== null && ` · ${names.format(reading.project.team)}`}
              </p>
            </div>
            <div className={classes.where}>
              <p>
                <ReadingMark state={reading.state} />
              </p>
              <p>
                <Deadline at={reading.due} zone={zone} done={reading.state.kind === 'handed in'} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
