import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Deadline, Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { OfferingOverview } from '../offering-overview.server.ts';
import { workTitle } from '../work-title.ts';
import classes from './next-things.module.css';
import { useSay } from './use-say.ts';

type NextThingsProps = {
  offering: Pick<OfferingOverview, 'slug' | 'zone' | 'nextLecture' | 'nextDeadline'>;
};

/** The lecture and the deadline that come next, by the portal's clock. */
export function NextThings({ offering }: NextThingsProps) {
  const { slug, zone, nextLecture, nextDeadline } = offering;
  const { t } = useTranslation('syllabus');
  const say = useSay();
  if (!nextLecture && !nextDeadline) return <p className={classes.over}>{t('nothingNext')}</p>;
  return (
    <dl className={classes.next}>
      {nextLecture && (
        <div>
          <dt>{t('nextLecture')}</dt>
          <dd>
            <Link className={classes.what} to={`/${slug}/lectures/${nextLecture.slug}`}>
              {say(nextLecture.title)}
            </Link>
            <Moment at={nextLecture.start} end={nextLecture.end} zone={zone} />
          </dd>
        </div>
      )}
      {nextDeadline && (
        <div>
          <dt>{t('nextDeadline')}</dt>
          <dd>
            {nextDeadline.kind === 'homework' ? (
              <Link className={classes.what} to={`/${slug}/homework/${nextDeadline.slug}`}>
                {workTitle(nextDeadline.slug, say(nextDeadline.title))}
              </Link>
            ) : (
              <span className={classes.what}>{say(nextDeadline.title)}</span>
            )}
            <Deadline at={nextDeadline.due} zone={zone} />
          </dd>
        </div>
      )}
    </dl>
  );
}
