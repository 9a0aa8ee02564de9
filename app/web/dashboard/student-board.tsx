import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLateWords } from '#app/domain/calendar/components/late-words.ts';
import { HomeworkLines } from '#app/domain/homework/components/homework-lines.tsx';
import { LateDaysSpent } from '#app/domain/homework/components/late-day-marks.tsx';
import { WhenAndCost } from '#app/domain/homework/components/next-thing.tsx';
import { OwnProject } from '#app/domain/projects/components/own-project.tsx';
import { MidtermAhead } from '#app/domain/question-bank/components/when-and-what.tsx';
import { SevenDays } from '#app/domain/syllabus/components/seven-days.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import { Page } from '#app/ui/page.tsx';
import { Action, WhatIsNew } from './board-parts.tsx';
import classes from './dashboard.module.css';
import type { StudentDashboard } from './student-dashboard.server.ts';

/** What is next, where the project stands, what the week holds, and what is new. */
export function StudentBoard({ board }: { board: StudentDashboard }) {
  const { t } = useTranslation('dashboard');
  const { slug, zone, project, lateDays, days, homework, news } = board;
  const late = useLateWords(lateDays.policy);
  return (
    <Page {...usePageHead(board)}>
      <div className={classes.board}>
        {project !== null && <OwnProject {...project} offering={slug} zone={zone} />}
        <section aria-labelledby="week">
          <h2 id="week">{t('week')}</h2>
          <SevenDays days={days} zone={zone} />
          <p className={classes.more}>
            <MidtermAhead offering={slug} midterm={board.midterm} zone={zone} />
          </p>
        </section>
        <div className={classes.columns}>
          <WhatIsNew news={news} zone={zone} none={t('noNews')} />
          <section aria-labelledby="late-days">
            <h2 id="late-days">{late.name}</h2>
            <LateDaysSpent lateDays={lateDays} />
            <p className={classes.more}>
              <Link to={`/${slug}/late-days`}>{t('lateDaysWhy')}</Link>
            </p>
          </section>
        </div>
        <section aria-labelledby="homework">
          <h2 id="homework">{t('homework')}</h2>
          <HomeworkLines offering={slug} {...{ homework, policy: lateDays.policy, zone }} />
        </section>
      </div>
    </Page>
  );
}

/** The next thing, large: what, when, what it costs to be late, one button. */
function usePageHead({ slug, code, zone, next, lateDays }: StudentDashboard) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  const eyebrow = `${code} · ${t('next')}`;
  if (next === null) {
    const button = <Action to={`/${slug}/syllabus`} label={t('button.syllabus')} />;
    return { eyebrow, title: t('nothing'), lead: t('nothingText'), action: button };
  }
  const { task, doing } = next;
  const title = say(task.title);
  return {
    eyebrow,
    title: (
      <span className={classes.title}>
        {task.kind === 'homework' ? workTitle(task.key, title) : title}
      </span>
    ),
    lead: <WhenAndCost next={next} lateDays={lateDays} zone={zone} />,
    action: <Action to={task.path} label={t(`button.${doing}`)} />,
  };
}
