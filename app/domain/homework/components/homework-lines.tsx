import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Day, Deadline } from '#app/domain/calendar/components/deadline.tsx';
import type { LatePolicy } from '#app/domain/calendar/late-policy.ts';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { OwnHomework } from '../student-homework.server.ts';
import classes from './homework-lines.module.css';
import { OwnState, Score } from './own-state.tsx';

type HomeworkLinesProps = {
  offering: string;
  homework: readonly OwnHomework[];
  /** What being late costs in the offering. */
  policy: LatePolicy;
  zone: string;
  /** Percent from which a homework is strong; said only where it matters. */
  strongScore?: number;
};

/** A person's own homework: what is asked, by when, what came in, and what it was worth. */
export function HomeworkLines(props: HomeworkLinesProps) {
  const { offering, homework, policy, zone, strongScore } = props;
  const { t } = useTranslation(['dashboard', 'late']);
  const say = useSay();
  return (
    <ul className={classes.lines}>
      {homework.map((each) => (
        <li key={each.slug} className={classes.line}>
          <Link to={`/${offering}/homework/${each.slug}`} className={classes.title}>
            {workTitle(each.slug, say(each.title))}
          </Link>
          <span className={classes.when}>
            {each.price === null ? (
              <>
                {t('comesOut')} <Day at={each.released} zone={zone} />
              </>
            ) : (
              <Deadline at={each.due} zone={zone} done={isOver(each)} size="short" />
            )}
            {each.extended && <span className={classes.extended}>{t('late:extended')}</span>}
          </span>
          <span className={classes.state}>
            <OwnState homework={each} policy={policy} />
          </span>
          <span className={classes.score}>
            {each.score !== null && (
              <Score percent={each.score} cut={each.cut} strongScore={strongScore} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing about it is urgent: it is in, or nothing is accepted any more. */
function isOver({ handedIn, price }: OwnHomework): boolean {
  return handedIn !== null || price?.ok === false;
}
