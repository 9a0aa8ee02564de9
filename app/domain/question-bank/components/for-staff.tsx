import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import classes from './for-staff.module.css';

type ForStaffProps = {
  offering: string;
  /** How many threads of the discussion, and how many proposed questions, wait for staff. */
  waiting: { threads: number; proposals: number };
};

/** What staff do with the bank, beside reading it. */
export function ForStaff({ offering, waiting }: ForStaffProps) {
  const { t } = useTranslation('midterm');
  return (
    <nav aria-label={t('forStaff.label')}>
      <ul className={classes.links}>
        <li>
          <Link to={`/${offering}/staff/midterm`}>{t('forStaff.draw')}</Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/steps`}>{t('forStaff.unclearSteps')}</Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/proposals`}>
            {t('forStaff.proposals', { count: waiting.proposals })}
          </Link>
        </li>
        <li>
          <Link to={`/${offering}/staff/midterm/discussion`}>
            {t('forStaff.discussion', { count: waiting.threads })}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
