import { useTranslation } from 'react-i18next';
import { Day, Deadline } from '#app/domain/calendar/components/deadline.tsx';
import { useSay } from '#app/domain/syllabus/components/use-say.ts';
import { workTitle } from '#app/domain/syllabus/work-title.ts';
import type { OwnHomework } from '../student-homework.server.ts';
import classes from './homework-lines.module.css';

type HomeworkLinesProps = {
  homework: readonly OwnHomework[];
  zone: string;
  /** Percent from which a homework is strong; said only where it matters. */
  strongScore?: number;
};

/** A person's own homework: what is asked, by when, what came in, and what it was worth. */
export function HomeworkLines({ homework, zone, strongScore }: HomeworkLinesProps) {
  const { t } = useTranslation('dashboard');
  const say = useSay();
  return (
    <ul className={classes.lines}>
      {homework.map((each) => (
        <li key={each.slug} className={classes.line}>
          <span className={classes.title}>{workTitle(each.slug, say(each.title))}</span>
          <span className={classes.when}>
            {each.price === null ? (
              <>
                {t('comesOut')} <Day at={each.released} zone={zone} />
              </>
            ) : (
              <Deadline at={each.due} zone={zone} done={isOver(each)} size="short" />
            )}
            {each.extended && <span className={classes.extended}>{t('extended')}</span>}
          </span>
          <span className={classes.state}>
            <State homework={each} />
          </span>
          <span className={classes.score}>
            {each.score !== null && (
              <Score percent={each.score} strong={isStrong(each.score, strongScore)} />
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function State({ homework: { handedIn, charge, price } }: { homework: OwnHomework }) {
  const { t } = useTranslation('dashboard');
  if (handedIn === null) {
    if (price === null) return null;
    return t(price.ok ? 'notHandedIn' : 'closed');
  }
  const days = charge > 0 ? ` · ${t('tookDays', { count: charge })}` : '';
  return t('handedIn', { number: handedIn.number }) + days;
}

function Score({ percent, strong }: { percent: number; strong: boolean | null }) {
  const { t } = useTranslation('dashboard');
  return (
    <>
      {t('percent', { percent })}
      {strong !== null && (
        <span className={classes.strong} data-strong={strong}>
          {t(strong ? 'strong' : 'notStrong')}
        </span>
      )}
    </>
  );
}

/** Nothing about it is urgent: it is in, or nothing is accepted any more. */
function isOver({ handedIn, price }: OwnHomework): boolean {
  return handedIn !== null || price?.ok === false;
}

function isStrong(percent: number, threshold: number | undefined): boolean | null {
  return threshold === undefined ? null : percent >= threshold;
}
