import { Link } from '@remix-run/react';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Day, Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import type { PlannedDay, PlannedWeek, PlannedWork } from '../plan.ts';
import { workTitle } from '../work-title.ts';
import classes from './term-plan.module.css';
import { useSay } from './use-say.ts';

type TermPlanProps = {
  offering: string;
  zone: string;
  weeks: readonly PlannedWeek[];
  /** Slugs of the lectures that the reader marked as read. */
  read?: readonly string[];
};

/**
 * The term as a table by week; on a phone each week is a block of lines. The roles are written out
 * because a table that is laid out as blocks loses its own.
 */
export function TermPlan({ offering, zone, weeks, read = [] }: TermPlanProps) {
  const { t } = useTranslation('syllabus');
  return (
    <table role="table" className={classes.plan} aria-label={t('syllabus')}>
      <thead role="rowgroup">
        <tr role="row">
          <Head>{t('week')}</Head>
          <Head>{t('day')}</Head>
          <Head>{t('lecture')}</Head>
          <Head>{t('work')}</Head>
        </tr>
      </thead>
      {weeks.map((week) => (
        <Week key={week.monday} week={week} offering={offering} zone={zone} read={read} />
      ))}
    </table>
  );
}

function Head({ children }: { children: ReactNode }) {
  return (
    <th role="columnheader" scope="col">
      {children}
    </th>
  );
}

type WeekProps = { week: PlannedWeek; offering: string; zone: string; read: readonly string[] };

function Week({ week, offering, zone, read }: WeekProps) {
  const { t } = useTranslation('syllabus');
  const days: (PlannedDay | null)[] = week.days.length === 0 ? [null] : week.days;
  return (
    <tbody role="rowgroup" data-current={week.current || undefined} id={`week-${week.monday}`}>
      {days.map((day, index) => (
        <tr role="row" key={day === null ? week.monday : day.at.getTime()}>
          {index === 0 && (
            <th role="rowheader" scope="rowgroup" rowSpan={days.length} className={classes.week}>
              {week.number === null ? (
                <span className={classes.weekWord}>{t('betweenWeeks')}</span>
              ) : (
                <>
                  <span className={classes.weekWord}>
                    {t('weekNumber', { number: week.number })}
                  </span>
                  <span className={classes.weekNumber} aria-hidden>
                    {week.number}
                  </span>
                </>
              )}
              {week.current && <span className={classes.now}>{t('thisWeek')}</span>}
            </th>
          )}
          <td role="cell" className={classes.day}>
            {day !== null && <Day at={day.at} zone={zone} />}
          </td>
          <td role="cell" className={classes.what}>
            {day !== null && <What day={day} offering={offering} read={read} />}
          </td>
          {index === 0 && (
            <td role="cell" rowSpan={days.length} className={classes.work}>
              {week.work.length > 0 && <Work work={week.work} offering={offering} zone={zone} />}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

type WhatProps = { day: PlannedDay; offering: string; read: readonly string[] };

function What({ day, offering, read }: WhatProps) {
  const { t } = useTranslation('syllabus');
  const say = useSay();
  if (day.kind === 'break') {
    return (
      <span className={classes.pause}>
        {say(day.title)} · {t('noLecture')}
      </span>
    );
  }
  if (day.kind === 'event') {
    return (
      <>
        <span className={classes.event}>{say(day.title)}</span>
        {day.note !== null && <span className={classes.more}>{say(day.note)}</span>}
      </>
    );
  }
  const has = [
    day.notes && t('withNotes'),
    day.experiments > 0 && t('withExperiments', { count: day.experiments }),
    day.place,
  ].filter((word) => typeof word === 'string');
  return (
    <>
      <Link to={`/${offering}/lectures/${day.slug}`} prefetch="intent">
        {say(day.title)}
      </Link>
      {read.includes(day.slug) && (
        <span className={classes.read}>
          <IconCheck size={14} stroke={2.25} aria-hidden /> {t('lectureRead')}
        </span>
      )}
      {has.length > 0 && <span className={classes.more}>{has.join(' · ')}</span>}
    </>
  );
}

type WorkProps = { work: readonly PlannedWork[]; offering: string; zone: string };

function Work({ work, offering, zone }: WorkProps) {
  const now = useNow();
  const { t } = useTranslation('syllabus');
  const say = useSay();
  return (
    <ul>
      {work.map(({ kind, what, slug, title, at }) => (
        <li key={`${kind}-${slug}-${what}`} data-what={what}>
          <span>
            {kind === 'homework' ? (
              <Link to={`/${offering}/homework/${slug}`}>{workTitle(slug, say(title))}</Link>
            ) : (
              say(title)
            )}{' '}
            <span className={classes.verb}>{t(what)}</span>
          </span>{' '}
          <span className={classes.when}>
            {what === 'due' ? (
              <Deadline at={at} zone={zone} size="short" done={at < now} />
            ) : (
              <Day at={at} zone={zone} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
