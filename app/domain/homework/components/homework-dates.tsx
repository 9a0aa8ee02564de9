import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day, Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useNow } from '#app/domain/calendar/components/now.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { ReaderHomework } from '../reader-homework.server.ts';
import classes from './homework-dates.module.css';

type HomeworkDatesProps = { offering: string; homework: readonly ReaderHomework[]; zone: string };

/** The course's homework for whoever does it for themselves: when it comes out and is handed in. */
export function HomeworkDates({ offering, homework, zone }: HomeworkDatesProps) {
  const { t } = useTranslation('dashboard');
  const now = useNow();
  const say = useSay();
  return (
    <ul className={classes.lines}>
      {homework.map(({ slug, title, released, due, handedIn }) => (
        <li key={slug}>
          <Link to={`/${offering}/homework/${slug}`} className={classes.title}>
            {workTitle(slug, say(title))}
          </Link>
          <span>
            {now < released ? (
              <>
                {t('comesOut')} <Day at={released} zone={zone} />
              </>
            ) : (
              <Deadline at={due} zone={zone} done={due < now || handedIn !== null} size="short" />
            )}
          </span>
          <span className={classes.state}>
            {handedIn !== null && t('handedIn', { number: handedIn.number })}
          </span>
        </li>
      ))}
    </ul>
  );
}
