import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DistanceTo, Moment } from '#app/domain/calendar/components/deadline.tsx';
import { ApplicationStanding } from '#app/domain/enrollment/application/components/standing.tsx';
import { LatestRuns } from '#app/domain/experiments/components/latest-runs.tsx';
import { HomeworkDates } from '#app/domain/homework/components/homework-dates.tsx';
import { OwnProject } from '#app/domain/projects/components/own-project.tsx';
import { ReadingMarks } from '#app/domain/syllabus/components/reading-marks.tsx';
import { MidtermAhead } from '#app/domain/question-bank/components/when-and-what.tsx';
import { SevenDays } from '#app/domain/syllabus/components/seven-days.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { Page } from '#app/ui/page.tsx';
import { Action, WhatIsNew } from './board-parts.tsx';
import classes from './dashboard.module.css';
import type { ReaderDashboard } from './reader-dashboard.server.ts';

/** What to read next, how far one has come, what the week holds, and what is new. */
export function ReaderBoard({ board }: { board: ReaderDashboard }) {
  const { t } = useTranslation(['dashboard', 'runs']);
  const { slug, zone, application, project, progress, days, homework, news, runs } = board;
  const seat = application !== null && isOfInterest(application) && (
    <ApplicationStanding own={application} offering={slug} zone={zone} />
  );
  return (
    <Page {...useReaderHead(board)}>
      <div className={classes.board}>
        {application?.state.state !== 'none' && seat}
        {project !== null && <OwnProject {...project} offering={slug} zone={zone} />}
        <section aria-labelledby="progress">
          <h2 id="progress">{t('reading')}</h2>
          <ReadingMarks {...progress} />
          <p className={classes.more}>
            <Link to={`/${slug}/syllabus`}>{t('allLectures')}</Link>
          </p>
        </section>
        <section aria-labelledby="week">
          <h2 id="week">{t('week')}</h2>
          <SevenDays days={days} zone={zone} />
          <p className={classes.more}>
            <MidtermAhead offering={slug} midterm={board.midterm} zone={zone} />
          </p>
        </section>
        <div className={classes.columns}>
          <WhatIsNew news={news} zone={zone} none={t('noNewsForReaders')} />
          <Announcements board={board} />
        </div>
        <section aria-labelledby="runs">
          <h2 id="runs">{t('runs:title')}</h2>
          <LatestRuns runs={runs} />
        </section>
        {application?.state.state === 'none' && seat}
        <section aria-labelledby="homework">
          <h2 id="homework">{t('homework')}</h2>
          <p className={classes.hint}>{t('homeworkForReaders')}</p>
          <HomeworkDates offering={slug} homework={homework} zone={zone} />
        </section>
      </div>
    </Page>
  );
}

/** Nothing is said of an application that was never begun and cannot be begun now. */
function isOfInterest({ state, openness }: NonNullable<ReaderDashboard['application']>): boolean {
  return state.state !== 'none' || openness === 'open';
}

function Announcements({ board: { slug, announcements } }: { board: ReaderDashboard }) {
  const { t } = useTranslation('dashboard');
  return (
    <section aria-labelledby="announcements">
      <h2 id="announcements">{t('announcements')}</h2>
      {announcements.length === 0 ? (
        <p className={classes.hint}>{t('noAnnouncements')}</p>
      ) : (
        <ul className={classes.list}>
          {announcements.map(({ id, title, at, unread }) => (
            <li key={id}>
              <Link to={`/${slug}/announcements?read=${id}`} data-unread={unread || undefined}>
                {title}
              </Link>
              {unread && <span className={classes.mark}>{t('newMark')}</span>}
              <span className={classes.when}>
                <DistanceTo at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The next lecture to read, large: when it is held, what there is, one button. */
function useReaderHead({ slug, code, zone, next }: ReaderDashboard) {
  const { t } = useTranslation(['dashboard', 'syllabus']);
  const say = useSay();
  const eyebrow = `${code} · ${t('nextToRead')}`;
  if (next === null) {
    const action = <Action to="/playground" label={t('button.playground')} />;
    return { eyebrow, title: t('allRead'), lead: t('allReadText'), action };
  }
  const { start, end, notes, experiments } = next;
  const has = [
    notes && t('syllabus:withNotes'),
    experiments > 0 && t('syllabus:withExperiments', { count: experiments }),
  ].filter((word) => typeof word === 'string');
  return {
    eyebrow,
    title: <span className={classes.title}>{say(next.title)}</span>,
    lead: (
      <>
        <Moment at={start} end={end} zone={zone} />
        {has.length > 0 && <span className={classes.has}>{has.join(' · ')}</span>}
      </>
    ),
    action: <Action to={`/${slug}/lectures/${next.slug}`} label={t('button.read')} />,
  };
}
