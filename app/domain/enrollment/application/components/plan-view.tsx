import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Moment } from '#app/domain/calendar/components/deadline.tsx';
import type { StaffReleasePlan } from '../staff-release-plan.server.ts';
import classes from './plan-view.module.css';

type PlanViewProps = { plan: StaffReleasePlan; offering: string; zone: string };

/** A plan in one sentence for each outcome, and then name by name. */
export function PlanView({ plan, offering, zone }: PlanViewProps) {
  const { t } = useTranslation('applications');
  const { offer, waitlist, refuse, undecided, free, expiresAt } = plan;
  return (
    <>
      <p className={classes.sentence}>
        {t('release.offers', { count: offer.length, free })}{' '}
        {t('release.toWaitlist', { count: waitlist.length })}{' '}
        {t('release.refused', { count: refuse.length })}{' '}
        {t('release.undecided', { count: undecided.length })}
      </p>
      {offer.length > 0 && (
        <p className={classes.soft}>
          {t('release.expires')} <Moment at={expiresAt} zone={zone} />
        </p>
      )}
      <div className={classes.groups}>
        {(['offer', 'waitlist', 'refuse', 'undecided'] as const).map(
          (group) =>
            plan[group].length > 0 && (
              <section key={group} aria-labelledby={group} data-group={group}>
                <h2 id={group}>
                  {t(`release.groups.${group}`)} <span>{plan[group].length}</span>
                </h2>
                <ul>
                  {plan[group].map(({ id, name }) => (
                    <li key={id}>
                      <Link to={`/${offering}/staff/applications/${id}`}>{name}</Link>
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
    </>
  );
}
